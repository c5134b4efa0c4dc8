package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGStatement;

/** Rows of the table {@code event} as {@link StoredEvent}. */
final class EventRows {
    static final String COLUMNS =
            "position, event_id, aggregate_type, aggregate_id, sequence, type, revision, recorded_at, payload, metadata";

    private EventRows() {}

    /**
     * A statement that the server prepares at its first use, because only then pgjdbc asks for
     * results in binary.
     */
    static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    static List<StoredEvent> all(PreparedStatement query, int expected) throws SQLException {
        List<StoredEvent> events = new ArrayList<>(Math.min(expected, 1024));
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                events.add(
                        new StoredEvent(
                                row.getLong(1),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, OffsetDateTime.class).toInstant(),
                                row.getBytes(9),
                                row.getBytes(10)));
            }
        }
        return events;
    }
}
