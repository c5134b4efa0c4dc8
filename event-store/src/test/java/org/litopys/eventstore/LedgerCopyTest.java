package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The copy, with a list in memory in the place of an Axon Server. */
@Timeout(60)
class LedgerCopyTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final List<Event> server = new ArrayList<>();
    private volatile @Nullable RuntimeException away;

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init")
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestPostgres.freshDatabase();
        EventStoreTables.migrate(database);
        ledger = new Ledger(database);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    private LedgerCopy copying(Ledger into) {
        LedgerCopy copy = new LedgerCopy(into, Stream::new, Note.JSON);
        copy.start();
        return copy;
    }

    private Event store(Instant made) {
        return store(Note.newAggregate(), 0, made);
    }

    private Event store(String aggregate, long sequence, Instant made) {
        Event event =
                Event.newBuilder()
                        .setMessageIdentifier(UUID.randomUUID().toString())
                        .setAggregateType("Notebook")
                        .setAggregateIdentifier(aggregate)
                        .setAggregateSequenceNumber(sequence)
                        .setTimestamp(made.toEpochMilli())
                        .setPayload(
                                SerializedObject.newBuilder()
                                        .setType(Note.class.getName())
                                        .setData(
                                                ByteString.copyFromUtf8(
                                                        "{\"text\":\"a\",\"number\":1}")))
                        .putMetaData(
                                "commandId", MetaDataValue.newBuilder().setTextValue("c-1").build())
                        .build();
        synchronized (server) {
            server.add(event);
        }
        return event;
    }

    private void awaitHead(long position) throws InterruptedException {
        assertThat(ledger.awaitPosition(position, Duration.ofSeconds(20))).isTrue();
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void an_event_lies_in_the_ledger_as_our_own_engine_would_have_stored_it() throws Exception {
        Event event = store(NOON);

        try (LedgerCopy copy = copying(ledger)) {
            awaitHead(1);
            assertThat(copy.failure()).isNull();
        }

        StoredEvent copied = ledger.read(0, 10).getFirst();
        assertThat(copied.position()).isEqualTo(1);
        assertThat(copied.eventId().toString()).isEqualTo(event.getMessageIdentifier());
        assertThat(copied.aggregateType()).isEqualTo("Notebook");
        assertThat(copied.aggregateId()).isEqualTo(event.getAggregateIdentifier());
        assertThat(copied.type()).isEqualTo(Note.class.getName());
        assertThat(copied.revision()).isNull();
        assertThat(copied.recordedAt()).isEqualTo(NOON);
        assertThat(copied.payload()).asString().isEqualTo("{\"text\":\"a\",\"number\":1}");
        assertThat(copied.metadata()).asString().isEqualTo("{\"commandId\":\"c-1\"}");
    }

    @Test
    void readers_are_told_and_find_what_is_copied_in_memory() throws Exception {
        try (GroupCommitEngine reader =
                        GroupCommitEngine.builder()
                                .ledger(ledger)
                                .eventSerializer(Note.JSON)
                                .build();
                LedgerCopy copy = copying(ledger)) {
            BlockingStream<TrackedEventMessage<?>> stream =
                    new PositionSource(reader).openStream(null);
            for (int i = 0; i < 50; i++) {
                store(NOON.plusSeconds(i));
                assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(i + 1L);
            }
            assertThat(copy.failure()).isNull();
        }
    }

    @Test
    void recorded_times_never_go_back_though_the_clocks_of_the_command_sides_differ()
            throws Exception {
        store(NOON);
        store(NOON.minusSeconds(3));
        store(NOON.plusSeconds(1));

        try (LedgerCopy copy = copying(ledger)) {
            awaitHead(3);
            assertThat(copy.failure()).isNull();
        }

        assertThat(ledger.read(0, 10))
                .extracting(StoredEvent::recordedAt)
                .containsExactly(NOON, NOON, NOON.plusSeconds(1));
    }

    @Test
    void of_two_processes_one_copies_and_the_other_goes_on_when_it_ends() throws Exception {
        store(NOON);
        Ledger elsewhere = new Ledger(TestPostgres.samePlaceAs(database));
        LedgerCopy first = copying(ledger);
        awaitHead(1);
        try (LedgerCopy second = copying(elsewhere)) {
            for (int i = 0; i < 500; i++) {
                store(NOON.plusSeconds(i));
            }
            first.close();
            for (int i = 0; i < 500; i++) {
                store(NOON.plusSeconds(500 + i));
            }
            awaitHead(1001);
            assertThat(second.failure()).isNull();
        }
        assertThat(ledger.read(0, 2000))
                .extracting(event -> event.eventId().toString())
                .isEqualTo(server.stream().map(Event::getMessageIdentifier).toList());
    }

    @Test
    void what_a_crash_of_the_database_took_back_is_copied_again_though_nothing_happens()
            throws Exception {
        for (int i = 0; i < 10; i++) {
            store(NOON.plusSeconds(i));
        }
        try (LedgerCopy copy = copying(ledger)) {
            awaitHead(10);

            try (Connection connection = database.getConnection();
                    Statement crash = connection.createStatement()) {
                crash.execute("delete from " + ledger.schema() + ".event where position > 6");
                crash.execute(
                        """
                        select pg_terminate_backend(pid) from pg_locks
                         where locktype = 'advisory'
                           and database = (select oid from pg_database where datname = current_database())\
                        """);
            }

            await(() -> ledger.read(0, 100).size() == 10);
            assertThat(ledger.read(0, 100))
                    .extracting(event -> event.eventId().toString())
                    .isEqualTo(server.stream().map(Event::getMessageIdentifier).toList());
        }
    }

    @Test
    void a_server_that_is_away_is_told_and_waited_for() throws Exception {
        away = new IllegalStateException("no connection to Axon Server");
        store(NOON);
        try (LedgerCopy copy = copying(ledger)) {
            await(() -> copy.failure() != null);
            assertThat(copy.failure()).isEqualTo("no connection to Axon Server");

            away = null;

            awaitHead(1);
            await(() -> copy.failure() == null);
        }
    }

    @Test
    void nothing_is_copied_from_another_server_or_an_older_state_of_it() throws Exception {
        store(NOON);
        store(NOON);
        try (LedgerCopy copy = copying(ledger)) {
            awaitHead(2);
            assertThat(copy.failure()).isNull();
        }
        synchronized (server) {
            server.clear();
        }
        store(NOON);
        store(NOON);
        store(NOON);

        try (LedgerCopy copy = copying(ledger)) {
            await(() -> copy.failure() != null);
            assertThat(copy.failure())
                    .isEqualTo(
                            "the event at position 2 is not the one that Axon Server has there: it is another Axon Server or another context");
        }
        assertThat(ledger.head()).isEqualTo(2);
    }

    @Test
    void a_gap_is_not_copied() throws Exception {
        store(NOON);
        EventWithToken late = EventWithToken.newBuilder().setToken(7).setEvent(store(NOON)).build();

        assertThatThrownBy(() -> CopiedEvent.after(null, late, Note.JSON))
                .hasMessage("position 1 was to follow, but Axon Server sent 8");
    }

    /** What a connector's stream would give of {@link #server}. */
    private final class Stream implements ResultStream<EventWithToken> {
        private int next;

        Stream(long after) {
            RuntimeException reason = away;
            if (reason != null) {
                throw reason;
            }
            next = (int) after + 1;
        }

        @Override
        public @Nullable EventWithToken nextIfAvailable() {
            synchronized (server) {
                return next < server.size()
                        ? EventWithToken.newBuilder()
                                .setToken(next)
                                .setEvent(server.get(next++))
                                .build()
                        : null;
            }
        }

        @Override
        public @Nullable EventWithToken nextIfAvailable(long timeout, TimeUnit unit)
                throws InterruptedException {
            long end = System.nanoTime() + unit.toNanos(timeout);
            EventWithToken found = nextIfAvailable();
            while (found == null && System.nanoTime() < end) {
                Thread.sleep(1);
                found = nextIfAvailable();
            }
            return found;
        }

        @Override
        public @Nullable EventWithToken peek() {
            EventWithToken found = nextIfAvailable();
            next -= found == null ? 0 : 1;
            return found;
        }

        @Override
        public EventWithToken next() throws InterruptedException {
            EventWithToken found = nextIfAvailable(1, TimeUnit.DAYS);
            return Objects.requireNonNull(found, "an event within a day");
        }

        /** As where no event ever arrives: the copy waits in {@link #nextIfAvailable}. */
        @Override
        public void onAvailable(Runnable callback) {}

        @Override
        public void close() {}

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public Optional<Throwable> getError() {
            return Optional.empty();
        }
    }
}
