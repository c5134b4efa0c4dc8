package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.litopys.eventstore.PendingAppend.Failed;
import org.litopys.eventstore.PendingAppend.Lost;
import org.litopys.eventstore.PendingAppend.Outcome;
import org.litopys.eventstore.PendingAppend.Row;
import org.litopys.eventstore.PendingAppend.Stored;
import org.postgresql.PGConnection;

/**
 * The writer's connection and the SQL of an append. An advisory lock for the length of each
 * transaction makes the writers of all processes take turns, so positions are dealt in the order of
 * commits. Only the writer's thread uses it.
 */
final class AppendConnection implements AutoCloseable {
    private static final String LOCK = "select pg_advisory_xact_lock(%d)";

    /**
     * Deals the positions in the database, so that no writer needs to know what the others have
     * written.
     */
    private static final String APPEND =
            """
            with head as materialized (
                select coalesce(max(position), 0) as position,
                       greatest((select recorded_at from %1$s.event order by position desc limit 1), ?) as recorded_at
                  from %1$s.event
            ), appended as (
                insert into %1$s.event (position, event_id, aggregate_type, aggregate_id, sequence, type, revision,
                                        recorded_at, payload, metadata)
                select head.position + one.number, one.event_id::uuid, one.aggregate_type, one.aggregate_id,
                       one.sequence, one.type, one.revision, head.recorded_at, one.payload, one.metadata
                  from head, unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                             with ordinality as one (event_id, aggregate_type, aggregate_id, sequence, type, revision,
                                                     payload, metadata, number)
            )
            select position, recorded_at, pg_notify('%2$s', (position + ?)::text) from head\
            """;

    private static final String STORED_ALREADY =
            "select event_id, position, recorded_at from %1$s.event where event_id = any (?::text[]::uuid[])";

    private static final String TAKEN =
            """
            select exists (select from %1$s.event where event_id = ?)
                or exists (select from %1$s.event where aggregate_id = ? and sequence = ?)\
            """;

    private final Connection connection;
    private final PGConnection arrays;
    private final Statement plain;
    private final String lock;
    private final PreparedStatement appendAll;
    private final PreparedStatement appendLocked;
    private final PreparedStatement appendOne;
    private final PreparedStatement storedAlready;
    private final PreparedStatement taken;
    private boolean locked;
    private boolean shared;
    private long next;

    AppendConnection(DataSource dataSource, String schema, int networkTimeoutMillis)
            throws SQLException {
        connection = dataSource.getConnection();
        try {
            arrays = connection.unwrap(PGConnection.class);
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
            plain = connection.createStatement();
            // Durable is what we promise, whatever the server's default. A process that is stopped
            // amid its
            // transaction must not hold up all the others. And a plan made anew for each length of
            // the arrays would
            // cost more than it saves.
            plain.execute(
                    """
                    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
                    set idle_in_transaction_session_timeout = '10s';
                    set plan_cache_mode = force_generic_plan\
                    """);
            connection.commit();
            lock = LOCK.formatted(lockKey(schema));
            String append = APPEND.formatted(schema, Arrivals.channel(schema));
            // One message to the server and one answer: begin (added by the driver), lock, append,
            // commit. After an
            // error the server skips the rest, the commit too.
            appendAll = EventRows.prepare(connection, lock + ";" + append + ";commit");
            appendLocked = EventRows.prepare(connection, append + ";commit");
            appendOne =
                    EventRows.prepare(
                            connection, "savepoint one;" + append + ";release savepoint one");
            storedAlready = connection.prepareStatement(STORED_ALREADY.formatted(schema));
            taken = connection.prepareStatement(TAKEN.formatted(schema));
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Advisory locks are per database; two ledgers in one database differ by their schema. */
    static long lockKey(String schema) {
        return 0x4C69746F_00000000L ^ schema.hashCode();
    }

    /** Whether another process has appended since the last append here. */
    boolean isShared() {
        return shared;
    }

    /**
     * Waits until the writers of other processes let this one append; {@link #append} or {@link
     * #recover} ends that. To ask for it costs a round trip more than to append at once.
     */
    void lock() throws SQLException {
        plain.execute(lock);
        locked = true;
    }

    /**
     * Stores all units of work or, with an exception, none, unless the connection broke: then
     * nobody knows.
     */
    List<Outcome> append(List<PendingAppend> units, Instant now) throws SQLException {
        List<Row> rows = new ArrayList<>(units.size());
        units.forEach(unit -> rows.addAll(unit.rows()));
        Stored stored = execute(locked ? appendLocked : appendAll, rows, now);
        locked = false;
        List<Outcome> outcomes = new ArrayList<>(units.size());
        long position = stored.firstPosition();
        shared = next != 0 && position != next;
        next = position + rows.size();
        for (PendingAppend unit : units) {
            outcomes.add(new Stored(position, stored.recordedAt()));
            position += unit.rows().size();
        }
        return outcomes;
    }

    /**
     * Stores each unit of work for itself, all in one transaction, so that only those that cannot
     * be stored fail. Those that were sent before on a connection that broke are looked for first;
     * the lock keeps a late commit of that connection from coming in between.
     */
    List<Outcome> appendOneByOne(List<PendingAppend> units, Instant now) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>(units.size());
        plain.execute(lock);
        Map<UUID, Stored> found = storedAlready(units);
        for (PendingAppend unit : units) {
            Stored already = found.get(unit.rows().getFirst().eventId());
            outcomes.add(already != null ? already : appendOne(unit, now));
        }
        connection.commit();
        return outcomes;
    }

    private Outcome appendOne(PendingAppend unit, Instant now) throws SQLException {
        try {
            return execute(appendOne, unit.rows(), now);
        } catch (SQLException e) {
            if (Failures.connectionLost(e)) {
                throw e;
            }
            plain.execute("rollback to savepoint one");
            if (Failures.duplicateKey(e)) {
                return new Lost(e, firstTaken(unit.rows()));
            }
            return new Failed(
                    Failures.storeCannotWrite(e)
                            ? StoreUnavailable.nothingStored(String.valueOf(e.getMessage()), e)
                            : new EventStoreException("PostgreSQL refused the events", e));
        }
    }

    private Stored execute(PreparedStatement append, List<Row> rows, Instant now)
            throws SQLException {
        int n = rows.size();
        String[] eventIds = new String[n];
        String[] aggregateTypes = new String[n];
        String[] aggregateIds = new String[n];
        long[] sequences = new long[n];
        String[] types = new String[n];
        String[] revisions = new String[n];
        byte[][] payloads = new byte[n][];
        byte[][] metadata = new byte[n][];
        for (int i = 0; i < n; i++) {
            Row row = rows.get(i);
            eventIds[i] = row.eventId().toString();
            aggregateTypes[i] = row.aggregateType();
            aggregateIds[i] = row.aggregateId();
            sequences[i] = row.sequence();
            types[i] = row.type();
            revisions[i] = row.revision();
            payloads[i] = row.payload();
            metadata[i] = row.metadata();
        }
        append.setObject(1, now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        append.setArray(2, arrays.createArrayOf("text", eventIds));
        append.setArray(3, arrays.createArrayOf("text", aggregateTypes));
        append.setArray(4, arrays.createArrayOf("text", aggregateIds));
        append.setArray(5, arrays.createArrayOf("int8", sequences));
        append.setArray(6, arrays.createArrayOf("text", types));
        append.setArray(7, arrays.createArrayOf("text", revisions));
        append.setArray(8, arrays.createArrayOf("bytea", payloads));
        append.setArray(9, arrays.createArrayOf("bytea", metadata));
        append.setLong(10, n);
        append.execute();
        if (append != appendLocked) {
            append.getMoreResults(); // the first result is that of the lock or the savepoint
        }
        try (ResultSet head = append.getResultSet()) {
            head.next();
            return new Stored(
                    head.getLong(1) + 1, head.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    private Map<UUID, Stored> storedAlready(List<PendingAppend> units) throws SQLException {
        String[] firstIds =
                units.stream()
                        .filter(PendingAppend::isPerhapsStored)
                        .map(unit -> unit.rows().getFirst().eventId().toString())
                        .toArray(String[]::new);
        Map<UUID, Stored> found = new HashMap<>();
        if (firstIds.length == 0) {
            return found;
        }
        storedAlready.setArray(1, arrays.createArrayOf("text", firstIds));
        try (ResultSet row = storedAlready.executeQuery()) {
            while (row.next()) {
                found.put(
                        row.getObject(1, UUID.class),
                        new Stored(
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()));
            }
        }
        return found;
    }

    /**
     * The row that was too late; the last one where two rows of the same unit of work exclude each
     * other.
     */
    private Row firstTaken(List<Row> rows) throws SQLException {
        for (Row row : rows) {
            taken.setObject(1, row.eventId());
            taken.setString(2, row.aggregateId());
            taken.setLong(3, row.sequence());
            try (ResultSet answer = taken.executeQuery()) {
                answer.next();
                if (answer.getBoolean(1)) {
                    return row;
                }
            }
        }
        return rows.getLast();
    }

    /** Back to the state between transactions; false where the connection can no longer be used. */
    boolean recover() {
        locked = false;
        try {
            connection.rollback();
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // it is broken, which is why it is closed
        }
    }
}
