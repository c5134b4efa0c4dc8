package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it looks at the threads of the JVM")
class GroupCommitEngineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");

    private volatile InstantSource time = InstantSource.fixed(NOW);
    private final Clock clock = ((InstantSource) () -> time.instant()).withZone(ZoneOffset.UTC);

    @SuppressWarnings("NullAway.Init")
    private LedgerFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private GroupCommitEngine engine;

    @BeforeEach
    void open() {
        fixture = LedgerFixture.fresh(builder -> builder.clock(clock));
        engine = fixture.engine();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static UnitOfWork<?> unitOfWork() {
        return DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("a command"));
    }

    @Test
    void the_unit_of_work_learns_the_positions_of_its_events() {
        engine.appendEvents(Note.several(Note.newAggregate(), 2));
        String aggregate = Note.newAggregate();
        UnitOfWork<?> unitOfWork = unitOfWork();

        engine.appendEvents(Note.several(aggregate, 3));

        Appended appended = Appended.inCurrentUnitOfWork().orElseThrow();
        assertThat(unitOfWork.<Appended>getResource(Appended.RESOURCE)).isSameAs(appended);
        assertThat(appended.firstPosition()).isEqualTo(3);
        assertThat(appended.lastPosition()).isEqualTo(5);
        assertThat(appended.recordedAt()).isEqualTo(Instant.parse("2026-11-24T10:00:00.123456Z"));
        assertThat(appended.events())
                .extracting(Appended.AppendedEvent::position)
                .containsExactly(3L, 4L, 5L);
        for (Appended.AppendedEvent event : appended.events()) {
            StoredEvent stored = fixture.ledger().byEventId(event.eventId()).orElseThrow();
            assertThat(stored.position()).isEqualTo(event.position());
            assertThat(stored.type()).isEqualTo(event.type());
            assertThat(stored.sequence()).isEqualTo(event.sequence());
            assertThat(stored.aggregateId()).isEqualTo(aggregate);
        }
        unitOfWork.rollback();
    }

    @Test
    void several_appends_of_one_unit_of_work_are_told_together_to_its_root() {
        UnitOfWork<?> root = unitOfWork();
        engine.appendEvents(Note.several(Note.newAggregate(), 1));
        UnitOfWork<?> nested = unitOfWork();
        engine.appendEvents(Note.several(Note.newAggregate(), 2));
        nested.rollback();

        Appended appended = Appended.in(root).orElseThrow();

        assertThat(appended.firstPosition()).isEqualTo(1);
        assertThat(appended.lastPosition()).isEqualTo(3);
        assertThat(appended.events()).hasSize(3);
        root.rollback();
        assertThat(Appended.inCurrentUnitOfWork()).isEmpty();
    }

    @Test
    void an_event_is_recorded_when_it_is_stored_in_whole_microseconds() {
        engine.appendEvents(Note.of(Note.newAggregate(), 0));

        assertThat(fixture.ledger().recordedAt(1))
                .contains(Instant.parse("2026-11-24T10:00:00.123456Z"));
        assertThat(engine.readEvents(new GlobalSequenceTrackingToken(0), false))
                .first()
                .extracting(EventMessage::getTimestamp)
                .isEqualTo(Instant.parse("2026-11-24T10:00:00.123456Z"));
    }

    @Test
    void an_error_of_ours_ends_the_append_and_not_the_writer() {
        time =
                () -> {
                    throw new IllegalStateException("the clock is broken");
                };
        assertThatThrownBy(() -> engine.appendEvents(Note.of(Note.newAggregate(), 0)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the clock is broken");

        time = InstantSource.fixed(NOW);
        engine.appendEvents(Note.of(Note.newAggregate(), 0));

        assertThat(fixture.ledger().head()).isEqualTo(1);
    }

    @Test
    void a_clock_that_goes_back_repeats_the_last_recorded_time() {
        engine.appendEvents(Note.of(Note.newAggregate(), 0));
        time = InstantSource.fixed(NOW.minusSeconds(60));
        engine.appendEvents(Note.of(Note.newAggregate(), 0));
        time = InstantSource.fixed(NOW.plusSeconds(1));
        engine.appendEvents(Note.of(Note.newAggregate(), 0));

        assertThat(fixture.ledger().read(0, 10))
                .extracting(StoredEvent::recordedAt)
                .containsExactly(
                        Instant.parse("2026-11-24T10:00:00.123456Z"),
                        Instant.parse("2026-11-24T10:00:00.123456Z"),
                        Instant.parse("2026-11-24T10:00:01.123456Z"));
    }

    @Test
    void an_event_of_60_000_bytes_is_stored_and_a_larger_one_refused_before_anything_is_written() {
        int frame =
                Note.JSON.serialize(new Note("", 0), byte[].class).getData().length
                        + Note.JSON
                                .serialize(Note.of("a", 0, "").getMetaData(), byte[].class)
                                .getData()
                                .length;
        // The text stands in the payload and, for this event, in the metadata.
        String largest = "x".repeat((EventTooLarge.LIMIT_BYTES - frame) / 2);
        String aggregate = Note.newAggregate();
        engine.appendEvents(Note.of(aggregate, 0, largest));

        assertThatThrownBy(() ->
                        engine.appendEvents(
                                Note.of(aggregate, 1), Note.of(aggregate, 2, largest + "xx")))
                .isInstanceOfSatisfying(
                        EventTooLarge.class,
                        refusal ->
                                assertThat(refusal.sizeBytes())
                                        .isBetween(
                                                EventTooLarge.LIMIT_BYTES + 1,
                                                EventTooLarge.LIMIT_BYTES + 4));
        assertThat(fixture.ledger().head()).isEqualTo(1);
    }

    @Test
    void the_event_that_was_too_late_is_the_one_that_is_blamed() {
        String taken = Note.newAggregate();
        engine.appendEvents(Note.several(taken, 2));

        assertThatThrownBy(() ->
                        engine.appendEvents(Note.of(Note.newAggregate(), 0), Note.of(taken, 1)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining(taken);
        assertThatThrownBy(() ->
                        engine.appendEvents(Note.of(Note.newAggregate(), 0), Note.of(taken, 0)))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining(taken);
        assertThat(fixture.ledger().head()).isEqualTo(2);
    }

    @Test
    void a_unit_of_work_that_excludes_itself_is_refused() {
        String aggregate = Note.newAggregate();

        assertThatThrownBy(() -> engine.appendEvents(Note.of(aggregate, 7), Note.of(aggregate, 7)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(fixture.ledger().head()).isZero();
    }

    @Test
    void what_postgresql_cannot_hold_fails_alone_and_harms_no_other() throws Exception {
        List<Future<?>> others = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                others.add(
                        threads.submit(() -> engine.appendEvents(Note.of(Note.newAggregate(), 0))));
                if (i % 20 == 0) {
                    assertThatThrownBy(() -> engine.appendEvents(Note.of("a NUL \0 in an id", 0)))
                            .isInstanceOf(EventStoreException.class);
                }
            }
            for (Future<?> other : others) {
                other.get();
            }
        }
        assertThat(fixture.ledger().head()).isEqualTo(200);
    }

    @Test
    void many_units_of_work_share_a_transaction() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            List<Future<?>> appends = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                appends.add(
                        threads.submit(() -> engine.appendEvents(Note.of(Note.newAggregate(), 0))));
            }
            for (Future<?> append : appends) {
                append.get();
            }
        }

        // xmin is the transaction that wrote the row
        assertThat(distinct("xmin::text")).isLessThan(1000);
        assertThat(distinct("position")).isEqualTo(2000);
    }

    @Test
    void a_writer_that_waits_for_one_of_another_process_takes_with_it_what_comes_meanwhile()
            throws Exception {
        List<Integer> batches = new CopyOnWriteArrayList<>();
        try (GroupCommitEngine another =
                        LedgerFixture.engine(
                                fixture.database(),
                                builder -> builder.listener((units, _, _) -> batches.add(units)));
                ExecutorService threads = Executors.newFixedThreadPool(5);
                Connection third = fixture.database().getConnection()) {
            for (int i = 0; i < 2; i++) { // it has seen that it is not alone
                engine.appendEvents(Note.of(Note.newAggregate(), 0));
                another.appendEvents(Note.of(Note.newAggregate(), 0));
            }
            third.setAutoCommit(false);
            third.createStatement()
                    .execute(
                            "select pg_advisory_xact_lock(%d)"
                                    .formatted(AppendConnection.lockKey("ledger")));
            Callable<?> append =
                    () -> {
                        another.appendEvents(Note.of(Note.newAggregate(), 0));
                        return null;
                    };
            List<Future<?>> appends = new ArrayList<>();
            appends.add(threads.submit(append));
            until(() -> isAnyoneWaitingForALock(third));
            for (int i = 0; i < 4; i++) {
                appends.add(threads.submit(append));
            }
            until(() -> another.waiting() == 4);
            third.commit();
            for (Future<?> each : appends) {
                each.get();
            }
        }

        assertThat(batches).containsExactly(1, 1, 5);
        assertThat(distinct("position")).isEqualTo(9);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 1000 && !condition.call(); i++) {
            Thread.sleep(2);
        }
    }

    private static boolean isAnyoneWaitingForALock(Connection connection) throws SQLException {
        try (var row =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select exists (select from pg_locks
                                                where locktype = 'advisory' and not granted
                                                  and database = (select oid from pg_database where datname = current_database()))\
                                """)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private long distinct(String column) throws Exception {
        try (var connection = fixture.database().getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(distinct " + column + ") from ledger.event");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void axons_event_store_on_top_starts_no_thread_of_its_own_to_append_and_load() {
        EmbeddedEventStore store = EmbeddedEventStore.builder().storageEngine(engine).build();
        String aggregate = Note.newAggregate();

        store.publish(Note.several(aggregate, 3));

        assertThat(store.readEvents(aggregate).asStream()).hasSize(3);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getThreadGroup)
                .filteredOn(group -> group != null)
                .extracting(ThreadGroup::getName)
                .doesNotContain(EmbeddedEventStore.class.getSimpleName());
        store.shutDown();
    }

    @Test
    void an_engine_that_only_reads_starts_no_writer() {
        engine.readEvents(Note.newAggregate());

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("ledger-writer");
    }

    @Test
    void message_ids_of_this_process_grow_with_time() throws Exception {
        String before = IdentifierFactory.getInstance().generateIdentifier();
        Thread.sleep(2);
        String after = IdentifierFactory.getInstance().generateIdentifier();

        assertThat(java.util.UUID.fromString(after).version()).isEqualTo(7);
        assertThat(java.util.UUID.fromString(after).variant()).isEqualTo(2);
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void an_engine_needs_a_place_and_a_serializer() {
        assertThatThrownBy(() -> GroupCommitEngine.builder().eventSerializer(Note.JSON).build())
                .isInstanceOf(AxonConfigurationException.class);
        assertThatThrownBy(() -> GroupCommitEngine.builder().dataSource(fixture.database()).build())
                .isInstanceOf(AxonConfigurationException.class);
    }

    @Test
    void whoever_listens_is_told_of_each_batch_with_what_was_stored_of_it() {
        record Batch(int units, int events, Duration took) {}
        List<Batch> batches = new CopyOnWriteArrayList<>();
        String aggregate = Note.newAggregate();
        try (LedgerFixture listened =
                LedgerFixture.fresh(builder ->
                        builder.listener((units, events, took) ->
                                batches.add(new Batch(units, events, took))))) {
            listened.engine().appendEvents(Note.several(aggregate, 3));
            assertThatThrownBy(() -> listened.engine().appendEvents(Note.several(aggregate, 2)))
                    .isInstanceOf(AggregateStreamCreationException.class);
            assertThat(listened.engine().waiting()).isZero();
        } // its end is the end of the writer: it has said all

        assertThat(batches).extracting(Batch::events).containsExactly(3, 0);
        assertThat(batches).allMatch(batch -> batch.units() == 1 && batch.took().isPositive());
    }
}
