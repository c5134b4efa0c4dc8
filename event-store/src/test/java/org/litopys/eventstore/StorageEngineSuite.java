package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Axon and we expect of any storage engine. A subclass gives an empty one. */
public abstract class StorageEngineSuite {
    @SuppressWarnings("NullAway.Init")
    protected EventStorageEngine engine;

    /** An engine with nothing stored, made anew for each test. */
    protected abstract EventStorageEngine emptyEngine();

    @BeforeEach
    void an_empty_engine() {
        engine = emptyEngine();
    }

    @Test
    void events_of_an_aggregate_are_read_in_their_order_with_all_they_carry() {
        String aggregate = Note.newAggregate();
        List<DomainEventMessage<Note>> events = Note.several(aggregate, 3);

        engine.appendEvents(events.subList(0, 2));
        engine.appendEvents(events.subList(2, 3));

        List<? extends DomainEventMessage<?>> read =
                engine.readEvents(aggregate).asStream().toList();
        assertThat(read).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).getIdentifier()).isEqualTo(events.get(i).getIdentifier());
            assertThat(read.get(i).getPayload()).isEqualTo(events.get(i).getPayload());
            assertThat(read.get(i).getMetaData()).isEqualTo(events.get(i).getMetaData());
            assertThat(read.get(i).getType()).isEqualTo("Notebook");
            assertThat(read.get(i).getAggregateIdentifier()).isEqualTo(aggregate);
            assertThat(read.get(i).getSequenceNumber()).isEqualTo(i);
        }
    }

    @Test
    void an_aggregate_can_be_read_from_a_sequence_on() {
        String aggregate = Note.newAggregate();
        engine.appendEvents(Note.several(aggregate, 5));

        assertThat(
                        engine.readEvents(aggregate, 3)
                                .asStream()
                                .map(DomainEventMessage::getSequenceNumber))
                .containsExactly(3L, 4L);
    }

    @Test
    void a_long_aggregate_is_read_whole() {
        String aggregate = Note.newAggregate();
        engine.appendEvents(Note.several(aggregate, 1500));

        assertThat(engine.readEvents(aggregate).asStream()).hasSize(1500);
    }

    @Test
    void an_unknown_aggregate_has_no_events() {
        assertThat(engine.readEvents(Note.newAggregate()).hasNext()).isFalse();
        assertThat(engine.lastSequenceNumberFor(Note.newAggregate())).isEmpty();
    }

    @Test
    void the_last_sequence_of_an_aggregate_is_known() {
        String aggregate = Note.newAggregate();
        engine.appendEvents(Note.several(aggregate, 4));

        assertThat(engine.lastSequenceNumberFor(aggregate)).contains(3L);
    }

    @Test
    void an_aggregate_cannot_be_created_twice() {
        String aggregate = Note.newAggregate();
        engine.appendEvents(Note.of(aggregate, 0, "first"));

        assertThatThrownBy(() -> engine.appendEvents(Note.of(aggregate, 0, "second")))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining(aggregate);
        assertThat(textsOf(aggregate)).containsExactly("first");
    }

    @Test
    void a_stale_append_is_refused() {
        String aggregate = Note.newAggregate();
        engine.appendEvents(Note.several(aggregate, 2));

        assertThatThrownBy(() -> engine.appendEvents(Note.of(aggregate, 1, "stale")))
                .isInstanceOf(ConcurrencyException.class)
                .isNotInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void an_append_that_is_refused_for_one_event_stores_none() {
        String taken = Note.newAggregate();
        String other = Note.newAggregate();
        engine.appendEvents(Note.several(taken, 2));
        List<EventMessage<?>> both =
                List.of(Note.of(other, 0), Note.of(other, 1), Note.of(taken, 1, "stale"));

        // Which of the two is thrown tells which event is blamed; Axon's own engine blames the
        // first of the append.
        assertThatThrownBy(() -> engine.appendEvents(both))
                .isInstanceOfAny(
                        ConcurrencyException.class, AggregateStreamCreationException.class);

        assertThat(textsOf(other)).isEmpty();
        assertThat(tracked(null)).hasSize(2);
    }

    @Test
    void a_message_cannot_be_stored_twice() {
        DomainEventMessage<Note> event = Note.of(Note.newAggregate(), 0);
        engine.appendEvents(event);
        DomainEventMessage<Note> sameId =
                new GenericDomainEventMessage<>(
                        "Notebook",
                        Note.newAggregate(),
                        1,
                        event.getPayload(),
                        event.getMetaData(),
                        event.getIdentifier(),
                        Instant.now());

        assertThatThrownBy(() -> engine.appendEvents(sameId))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_empty_append_stores_nothing() {
        engine.appendEvents(List.of());

        assertThat(tracked(null)).isEmpty();
    }

    @Test
    void an_event_outside_an_aggregate_is_stored_too() {
        EventMessage<Note> event =
                new GenericEventMessage<>(new Note("loose", 1), Map.of("by", "nobody"));
        engine.appendEvents(event);

        TrackedEventMessage<?> read = tracked(null).getFirst();
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(read.getMetaData()).isEqualTo(event.getMetaData());
    }

    @Test
    void all_events_are_read_in_the_order_of_their_appends() {
        List<String> appended = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            DomainEventMessage<Note> event = Note.of(Note.newAggregate(), 0, "note " + i);
            engine.appendEvents(event);
            appended.add(event.getIdentifier());
        }

        assertThat(tracked(null)).extracting(EventMessage::getIdentifier).isEqualTo(appended);
    }

    @Test
    void reading_continues_after_a_token() {
        engine.appendEvents(Note.several(Note.newAggregate(), 10));
        List<TrackedEventMessage<?>> all = tracked(null);

        TrackingToken afterFourth = all.get(3).trackingToken();

        assertThat(tracked(afterFourth))
                .extracting(EventMessage::getIdentifier)
                .isEqualTo(all.subList(4, 10).stream().map(EventMessage::getIdentifier).toList());
    }

    @Test
    void the_tail_token_is_before_the_first_event_and_the_head_token_after_the_last() {
        engine.appendEvents(Note.several(Note.newAggregate(), 3));

        assertThat(tracked(engine.createTailToken())).hasSize(3);
        TrackingToken head = engine.createHeadToken();
        assertThat(tracked(head)).isEmpty();
        engine.appendEvents(Note.of(Note.newAggregate(), 0, "later"));
        assertThat(tracked(head)).hasSize(1);
    }

    @Test
    void a_token_at_a_moment_is_before_the_first_event_of_that_moment_or_later() throws Exception {
        engine.appendEvents(Note.of(Note.newAggregate(), 0, "early"));
        Thread.sleep(5);
        engine.appendEvents(Note.of(Note.newAggregate(), 0, "late"));
        Instant late = tracked(null).get(1).getTimestamp();

        assertThat(tracked(engine.createTokenAt(late)))
                .extracting(event -> ((Note) event.getPayload()).text())
                .containsExactly("late");
        assertThat(tracked(engine.createTokenAt(late.plusSeconds(1)))).isEmpty();
    }

    @Test
    void the_newest_snapshot_is_kept() {
        String aggregate = Note.newAggregate();
        assertThat(engine.readSnapshot(aggregate)).isEmpty();

        engine.storeSnapshot(Note.of(aggregate, 4, "older"));
        engine.storeSnapshot(Note.of(aggregate, 9, "newer"));

        DomainEventMessage<?> snapshot = engine.readSnapshot(aggregate).orElseThrow();
        assertThat(snapshot.getSequenceNumber()).isEqualTo(9);
        assertThat(snapshot.getPayload()).isEqualTo(new Note("newer", 9));
        assertThat(snapshot.getType()).isEqualTo("Notebook");
    }

    @Test
    void of_racing_creators_exactly_one_wins() throws Exception {
        int ids = 200;
        int creators = 4;
        List<String> aggregates = Stream.generate(Note::newAggregate).limit(ids).toList();
        CyclicBarrier together = new CyclicBarrier(creators);
        List<Integer> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(creators)) {
            List<Future<Integer>> wins = new ArrayList<>();
            for (int creator = 0; creator < creators; creator++) {
                wins.add(threads.submit(() -> create(aggregates, together)));
            }
            for (Future<Integer> count : wins) {
                won.add(count.get());
            }
        }

        assertThat(won.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ids);
        assertThat(tracked(null))
                .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .containsExactlyInAnyOrderElementsOf(aggregates);
    }

    private int create(List<String> aggregates, CyclicBarrier together) throws Exception {
        int won = 0;
        for (String aggregate : aggregates) {
            together.await();
            try {
                engine.appendEvents(Note.of(aggregate, 0, Thread.currentThread().getName()));
                won++;
            } catch (AggregateStreamCreationException _) {
                // another one was first
            }
        }
        return won;
    }

    protected List<TrackedEventMessage<?>> tracked(@Nullable TrackingToken after) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(after, false)) {
            stream.forEach(events::add);
        }
        return events;
    }

    protected List<String> textsOf(String aggregate) {
        return engine.readEvents(aggregate)
                .asStream()
                .map(event -> ((Note) event.getPayload()).text())
                .toList();
    }
}
