package org.litopys.eventstore;

import static org.litopys.eventstore.EventRows.COLUMNS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The ledger as it is stored, to read. One per process, shared by all threads; it knows when new
 * events have arrived. Every method throws {@link StoreUnavailable} where the database does not
 * answer.
 *
 * <p>Once something waits for new events, two daemon threads run and one connection of the pool is
 * held for LISTEN, until {@link #close}.
 */
public final class Ledger implements AutoCloseable {
    private final DataSource dataSource;
    private final String schema;
    private final Arrivals arrivals;

    /** The ledger in schema {@value EventStoreTables#DEFAULT_SCHEMA}. */
    public Ledger(DataSource dataSource) {
        this(dataSource, EventStoreTables.DEFAULT_SCHEMA);
    }

    public Ledger(DataSource dataSource, String schema) {
        this.dataSource = dataSource;
        this.schema = EventStoreTables.checked(schema);
        this.arrivals = new Arrivals(dataSource, this.schema);
    }

    /** Position of the newest event, 0 where there is none. */
    public long head() {
        return read(
                        "select max(position) from " + schema + ".event",
                        _ -> {},
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /**
     * The events after a position, in order and without gaps.
     *
     * @param after 0 is before the first event
     * @param limit most events to return; each may have {@value EventTooLarge#LIMIT_BYTES} bytes
     */
    public List<StoredEvent> read(long after, int limit) {
        return events(
                "where position > ? order by position limit ?",
                limit,
                query -> {
                    query.setLong(1, after);
                    query.setInt(2, limit);
                });
    }

    /** All events of one aggregate from a sequence number on (0 is the first), in order. */
    public List<StoredEvent> readAggregate(String aggregateId, long fromSequence) {
        return readAggregate(aggregateId, fromSequence, Integer.MAX_VALUE);
    }

    /**
     * The first events of aggregates of one type, in order.
     *
     * @param after 0 is before the first event
     * @param upTo last position that counts
     * @param limit most events to return
     */
    public List<StoredEvent> readFirst(String aggregateType, long after, long upTo, int limit) {
        return events(
                "where aggregate_type = ? and position > ? and position <= ? and sequence = 0"
                        + " order by position limit ?",
                limit,
                query -> {
                    query.setString(1, aggregateType);
                    query.setLong(2, after);
                    query.setLong(3, upTo);
                    query.setInt(4, limit);
                });
    }

    List<StoredEvent> readAggregate(String aggregateId, long fromSequence, int limit) {
        return events(
                "where aggregate_id = ? and sequence >= ? order by sequence limit ?",
                limit,
                query -> {
                    query.setString(1, aggregateId);
                    query.setLong(2, fromSequence);
                    query.setInt(3, limit);
                });
    }

    Optional<Long> lastSequence(String aggregateId) {
        return read(
                "select sequence from "
                        + schema
                        + ".event where aggregate_id = ? order by sequence desc limit 1",
                query -> query.setString(1, aggregateId),
                row -> row.getLong(1));
    }

    public Optional<StoredEvent> byEventId(UUID eventId) {
        return events("where event_id = ?", 1, query -> query.setObject(1, eventId)).stream()
                .findFirst();
    }

    /** When the event at a position was stored; empty where there is no such position (yet). */
    public Optional<Instant> recordedAt(long position) {
        return read(
                "select recorded_at from " + schema + ".event where position = ?",
                query -> query.setLong(1, position),
                row -> row.getObject(1, OffsetDateTime.class).toInstant());
    }

    /**
     * What the ledger's clock showed at a moment: the position of the last event stored at or
     * before it, 0 where there was none. Recorded times never decrease along positions, so this is
     * a binary search: about 24 rows of 10 million.
     */
    public long positionAt(Instant moment) {
        String search =
                """
                with recursive search (at_or_before, after) as (
                    select 0::bigint, coalesce(max(position), 0) + 1 from %1$s.event
                    union all
                    select case when middle.recorded_at <= ? then middle.position else at_or_before end,
                           case when middle.recorded_at <= ? then after else middle.position end
                      from search join %1$s.event middle on middle.position = (at_or_before + after) / 2
                     where after - at_or_before > 1
                )
                select at_or_before from search where after - at_or_before = 1\
                """
                        .formatted(schema);
        // Recorded times are whole microseconds; PostgreSQL would round the rest of the moment,
        // perhaps up.
        OffsetDateTime micros = moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return read(
                        search,
                        query -> {
                            query.setObject(1, micros);
                            query.setObject(2, micros);
                        },
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * Waits until the event at a position can be read.
     *
     * @return false where it did not come within the timeout
     */
    public boolean awaitPosition(long position, Duration timeout) throws InterruptedException {
        if (arrivals.head() >= position) {
            return true;
        }
        arrivals.start();
        arrivals.advanceTo(head());
        return arrivals.awaitAfter(position - 1, timeout.toNanos());
    }

    /**
     * Waits for an event that is stored, where the ledger is a copy that may be a moment behind.
     *
     * @return empty where it did not come within the timeout or the thread was interrupted
     */
    public Optional<StoredEvent> awaitEvent(UUID eventId, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long seen = arrivals.head();
        Optional<StoredEvent> found = byEventId(eventId);
        try {
            while (found.isEmpty()) {
                arrivals.start();
                if (!arrivals.awaitAfter(seen, deadline - System.nanoTime())) {
                    return byEventId(eventId);
                }
                seen = arrivals.head();
                found = byEventId(eventId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    /**
     * Ends the threads that wait for new events; the pool is not closed. Reading still works
     * afterwards.
     */
    @Override
    public void close() {
        arrivals.close();
    }

    DataSource dataSource() {
        return dataSource;
    }

    String schema() {
        return schema;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    private List<StoredEvent> events(String condition, int expected, Binding binding) {
        String sql = "select " + COLUMNS + " from " + schema + ".event " + condition;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = EventRows.prepare(connection, sql)) {
            binding.bind(query);
            return EventRows.all(query, expected);
        } catch (SQLException e) {
            throw Failures.asException(e);
        }
    }

    private <T> Optional<T> read(String sql, Binding binding, Column<T> column) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = EventRows.prepare(connection, sql)) {
            binding.bind(query);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(column.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Failures.asException(e);
        }
    }

    private interface Binding {
        void bind(PreparedStatement query) throws SQLException;
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }
}
