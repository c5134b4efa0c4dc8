package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * The newest snapshot of each aggregate. It saves time and holds nothing that the events do not
 * say.
 */
final class Snapshots {
    private final DataSource dataSource;
    private final String upsert;
    private final String select;

    Snapshots(DataSource dataSource, String schema) {
        this.dataSource = dataSource;
        this.upsert =
                """
                insert into %s.snapshot as held (aggregate_id, aggregate_type, sequence, event_id, type, revision,
                                                 recorded_at, payload, metadata)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (aggregate_id) do update
                   set aggregate_type = excluded.aggregate_type, sequence = excluded.sequence,
                       event_id = excluded.event_id, type = excluded.type, revision = excluded.revision,
                       recorded_at = excluded.recorded_at, payload = excluded.payload, metadata = excluded.metadata
                 where held.sequence <= excluded.sequence\
                """
                        .formatted(schema);
        this.select =
                """
                select aggregate_type, aggregate_id, sequence, event_id, recorded_at, type, revision, payload, metadata
                  from %s.snapshot where aggregate_id = ?\
                """
                        .formatted(schema);
    }

    /** Replaces an older snapshot; does nothing where a newer one is held. */
    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = snapshot.serializeMetaData(serializer, byte[].class);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, snapshot.getAggregateIdentifier());
            statement.setString(2, snapshot.getType());
            statement.setLong(3, snapshot.getSequenceNumber());
            statement.setObject(4, UUID.fromString(snapshot.getIdentifier()));
            statement.setString(5, payload.getType().getName());
            statement.setString(6, payload.getType().getRevision());
            statement.setObject(7, snapshot.getTimestamp().atOffset(ZoneOffset.UTC));
            statement.setBytes(8, payload.getData());
            statement.setBytes(9, metadata.getData());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw Failures.asException(e);
        }
    }

    Optional<DomainEventData<byte[]>> read(String aggregateId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = EventRows.prepare(connection, select)) {
            query.setString(1, aggregateId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Failures.asException(e);
        }
    }

    private static DomainEventData<byte[]> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, UUID.class).toString(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getBytes(8),
                row.getBytes(9));
    }
}
