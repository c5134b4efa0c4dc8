package org.litopys.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    @SuppressWarnings("NullAway.Init")
    private LedgerFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private Ledger ledger;

    @BeforeEach
    void open() {
        fixture = LedgerFixture.fresh();
        ledger = fixture.ledger();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void events_are_read_exactly_as_they_are_stored() {
        String aggregate = Note.newAggregate();
        DomainEventMessage<Note> event = Note.of(aggregate, 0, "ї");
        fixture.engine().appendEvents(event);

        StoredEvent stored = ledger.read(0, 10).getFirst();

        assertThat(stored.position()).isEqualTo(1);
        assertThat(stored.eventId()).hasToString(event.getIdentifier());
        assertThat(stored.aggregateType()).isEqualTo("Notebook");
        assertThat(stored.aggregateId()).isEqualTo(aggregate);
        assertThat(stored.sequence()).isZero();
        assertThat(stored.type()).isEqualTo(Note.class.getName());
        assertThat(stored.revision()).isNull();
        assertThat(new String(stored.payload(), UTF_8)).isEqualTo("{\"text\":\"ї\",\"number\":0}");
        assertThat(new String(stored.metadata(), UTF_8))
                .isEqualTo("{\"commandId\":\"command of ї\"}");
        assertThat(ledger.byEventId(stored.eventId())).contains(stored);
        assertThat(ledger.readAggregate(aggregate, 0)).containsExactly(stored);
        assertThat(ledger.recordedAt(1)).contains(stored.recordedAt());
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(ledger.head()).isZero();
        assertThat(ledger.read(0, 10)).isEmpty();
        assertThat(ledger.readAggregate(Note.newAggregate(), 0)).isEmpty();
        assertThat(ledger.byEventId(UUID.randomUUID())).isEmpty();
        assertThat(ledger.recordedAt(1)).isEmpty();
        assertThat(ledger.positionAt(Instant.now())).isZero();
    }

    @Test
    void reading_begins_after_a_position_and_ends_at_the_limit() {
        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 10));

        assertThat(ledger.read(3, 4))
                .extracting(StoredEvent::position)
                .containsExactly(4L, 5L, 6L, 7L);
        assertThat(ledger.read(8, 4)).extracting(StoredEvent::position).containsExactly(9L, 10L);
        assertThat(ledger.head()).isEqualTo(10);
    }

    @Test
    void the_first_events_of_a_type_are_read_between_two_positions_up_to_the_limit() {
        for (int i = 0; i < 5; i++) {
            fixture.engine().appendEvents(Note.several(Note.newAggregate(), 3));
        }

        assertThat(ledger.readFirst("Notebook", 0, 15, 10))
                .extracting(StoredEvent::position)
                .containsExactly(1L, 4L, 7L, 10L, 13L);
        assertThat(ledger.readFirst("Notebook", 1, 12, 2))
                .extracting(StoredEvent::position)
                .containsExactly(4L, 7L);
        assertThat(ledger.readFirst("Notebook", 0, 12, 10)).hasSize(4);
        assertThat(ledger.readFirst("Diary", 0, 15, 10)).isEmpty();
    }

    @Test
    void a_moment_is_the_last_position_stored_at_it_or_before() throws Exception {
        for (int i = 0; i < 37; i++) {
            fixture.engine().appendEvents(Note.several(Note.newAggregate(), 1 + i % 3));
        }
        List<StoredEvent> all = ledger.read(0, 1000);
        List<Instant> moments = new ArrayList<>();
        for (StoredEvent event : all) {
            moments.add(event.recordedAt());
            moments.add(event.recordedAt().minusNanos(1));
            moments.add(event.recordedAt().plusNanos(999));
        }
        moments.add(Instant.EPOCH);
        moments.add(Instant.now().plusSeconds(3600));

        for (Instant moment : moments) {
            long expected =
                    all.stream().filter(event -> !event.recordedAt().isAfter(moment)).count();
            assertThat(ledger.positionAt(moment)).as("at %s", moment).isEqualTo(expected);
        }
    }

    @Test
    void waiting_for_a_position_ends_when_it_is_there_or_the_time_is_over() throws Exception {
        assertThat(ledger.awaitPosition(1, Duration.ofMillis(30))).isFalse();
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> awaits(ledger, 2, Duration.ofSeconds(20)));

        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 2));

        assertThat(waiting.get()).isTrue();
        assertThat(ledger.awaitPosition(2, Duration.ZERO)).isTrue();
        assertThat(ledger.awaitPosition(3, Duration.ofMillis(30))).isFalse();
    }

    @Test
    void waiting_hears_of_events_that_another_process_stores() throws Exception {
        try (Ledger elsewhere = new Ledger(fixture.database())) {
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(
                            () -> awaits(elsewhere, 1, Duration.ofSeconds(20)));

            fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0));

            assertThat(waiting.get()).isTrue();
        }
    }

    private static boolean awaits(Ledger ledger, long position, Duration timeout) {
        try {
            return ledger.awaitPosition(position, timeout);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void processes_that_start_at_once_bring_the_tables_up_to_date_together() throws Exception {
        try (var database = TestPostgres.freshDatabase();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(threads.submit(() -> EventStoreTables.migrate(database)));
            }
            for (Future<?> start : starts) {
                start.get();
            }
            assertThat(new Ledger(database).head()).isZero();
        }
    }

    @Test
    void two_ledgers_in_schemas_of_their_own_do_not_meet() {
        EventStoreTables.migrate(fixture.database(), "other");
        try (GroupCommitEngine other =
                LedgerFixture.engine(fixture.database(), builder -> builder.schema("other"))) {
            other.appendEvents(Note.several(Note.newAggregate(), 2));

            assertThat(other.ledger().head()).isEqualTo(2);
            assertThat(ledger.head()).isZero();
        }
    }

    @Test
    void a_schema_is_a_plain_name() {
        assertThatThrownBy(() -> new Ledger(fixture.database(), "a; drop table event"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
