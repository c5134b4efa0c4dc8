package org.litopys.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The SQL of {@link LedgerCopy}, on one connection; used by one thread. */
final class CopyConnection {
    private static final int NETWORK_TIMEOUT_MILLIS = (int) TimeUnit.SECONDS.toMillis(20);

    private static final String APPEND =
            """
            insert into %1$s.event (position, event_id, aggregate_type, aggregate_id, sequence, type, revision,
                                    recorded_at, payload, metadata)
            select position, event_id::uuid, aggregate_type, aggregate_id, sequence, type, revision,
                   recorded_at::timestamptz, payload, metadata
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                          ?::bytea[], ?::bytea[])
                   as one (position, event_id, aggregate_type, aggregate_id, sequence, type, revision, recorded_at,
                           payload, metadata)\
            """;

    private final Connection connection;
    private final String schema;

    CopyConnection(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
    }

    /** False where another process copies. The lock ends with the connection. */
    boolean lock() throws SQLException {
        return asked("select pg_try_advisory_lock(hashtextextended(?, 0))");
    }

    void unlock() throws SQLException {
        if (!connection.isClosed()) {
            asked("select pg_advisory_unlock(hashtextextended(?, 0))");
        }
    }

    /** Throws where the connection is gone, and with it the lock. */
    void requireAlive() throws SQLException {
        try (Statement query = connection.createStatement()) {
            query.execute("select 1");
        }
    }

    private boolean asked(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, "org.litopys copy of " + schema);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The newest event of the ledger; null where there is none. */
    @Nullable StoredEvent last() throws SQLException {
        String sql =
                "select %s from %s.event order by position desc limit 1"
                        .formatted(EventRows.COLUMNS, schema);
        try (PreparedStatement query = EventRows.prepare(connection, sql)) {
            List<StoredEvent> found = EventRows.all(query, 1);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** Appends in one transaction and tells the readers of all processes. */
    void append(List<StoredEvent> events) throws SQLException {
        connection.setAutoCommit(false);
        try {
            try (Statement setting = connection.createStatement()) {
                setting.execute("set local synchronous_commit = off");
            }
            insert(events);
            try (PreparedStatement notify =
                    EventRows.prepare(connection, "select pg_notify(?, ?)")) {
                notify.setString(1, Arrivals.channel(schema));
                notify.setString(2, Long.toString(events.getLast().position()));
                notify.execute();
            }
            connection.commit();
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private void insert(List<StoredEvent> events) throws SQLException {
        try (PreparedStatement insert = EventRows.prepare(connection, APPEND.formatted(schema))) {
            insert.setArray(1, array("int8", events, StoredEvent::position));
            insert.setArray(2, array("text", events, event -> event.eventId().toString()));
            insert.setArray(3, array("text", events, StoredEvent::aggregateType));
            insert.setArray(4, array("text", events, StoredEvent::aggregateId));
            insert.setArray(5, array("int8", events, StoredEvent::sequence));
            insert.setArray(6, array("text", events, StoredEvent::type));
            insert.setArray(7, array("text", events, StoredEvent::revision));
            insert.setArray(
                    8,
                    array(
                            "text",
                            events,
                            event -> event.recordedAt().atOffset(ZoneOffset.UTC).toString()));
            insert.setArray(9, bytes(events, StoredEvent::payload));
            insert.setArray(10, bytes(events, StoredEvent::metadata));
            insert.executeUpdate();
        }
    }

    private Array array(
            String type, List<StoredEvent> events, Function<StoredEvent, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(column).toArray());
    }

    private Array bytes(List<StoredEvent> events, Function<StoredEvent, byte[]> column)
            throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .createArrayOf("bytea", events.stream().map(column).toArray(byte[][]::new));
    }
}
