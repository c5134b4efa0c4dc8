package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class PositionSourceTest {
    @SuppressWarnings("NullAway.Init")
    private LedgerFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private PositionSource source;

    @BeforeEach
    void open() {
        fixture = LedgerFixture.fresh();
        source = new PositionSource(fixture.engine());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<TrackedEventMessage<?>> next(
            BlockingStream<TrackedEventMessage<?>> stream, int count) throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        while (events.size() < count && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
            events.add(stream.nextAvailable());
        }
        return events;
    }

    private static List<Long> positions(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    @Test
    void a_stream_has_what_was_stored_before_and_what_comes_then() throws Exception {
        List<DomainEventMessage<Note>> before = Note.several(Note.newAggregate(), 3);
        List<DomainEventMessage<Note>> after = Note.several(Note.newAggregate(), 3);
        fixture.engine().appendEvents(before);

        try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null)) {
            List<TrackedEventMessage<?>> read = next(stream, 3);
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();
            fixture.engine().appendEvents(after);
            read.addAll(next(stream, 3));

            List<EventMessage<?>> all = new ArrayList<>(before);
            all.addAll(after);
            assertThat(read)
                    .extracting(EventMessage::getIdentifier)
                    .isEqualTo(all.stream().map(EventMessage::getIdentifier).toList());
            assertThat(read)
                    .extracting(EventMessage::getPayload)
                    .isEqualTo(all.stream().map(EventMessage::getPayload).toList());
            assertThat(positions(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void a_stream_opens_after_its_token() throws Exception {
        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 5));

        assertThat(positions(next(source.openStream(new GlobalSequenceTrackingToken(3)), 2)))
                .containsExactly(4L, 5L);
        assertThat(positions(next(source.openStream(source.createTailToken()), 1)))
                .containsExactly(1L);
        assertThat(source.openStream(source.createHeadToken()).hasNextAvailable()).isFalse();
    }

    @Test
    void the_reader_is_called_when_events_arrive_and_at_once_where_some_are_there()
            throws Exception {
        fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0));
        CountDownLatch atOnce = new CountDownLatch(1);
        CountDownLatch later = new CountDownLatch(1);
        BlockingStream<TrackedEventMessage<?>> behind = source.openStream(null);
        BlockingStream<TrackedEventMessage<?>> atHead = source.openStream(source.createHeadToken());

        assertThat(behind.setOnAvailableCallback(atOnce::countDown)).isTrue();
        assertThat(atHead.setOnAvailableCallback(later::countDown)).isTrue();
        assertThat(atOnce.await(10, TimeUnit.SECONDS)).isTrue();

        fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0));
        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        behind.close();
        atHead.close();
    }

    @Test
    void while_events_come_without_a_pause_a_reader_is_told_of_several_at_a_time()
            throws Exception {
        AtomicInteger told = new AtomicInteger();
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null)) {
            stream.setOnAvailableCallback(told::incrementAndGet);
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0));
            }
            while (read.size() < 200) {
                if (stream.hasNextAvailable()) {
                    read.add(stream.nextAvailable());
                } else {
                    Thread.sleep(1);
                }
            }
            long tookMillis = (System.nanoTime() - start) / 1_000_000;

            assertThat(told.get()).isPositive().isLessThanOrEqualTo((int) (tookMillis / 2) + 1);
            assertThat(positions(read)).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        }
    }

    @Test
    void a_reader_that_somebody_waits_for_gets_the_same_events() throws Exception {
        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 2));
        CountDownLatch told = new CountDownLatch(2);
        try (BlockingStream<TrackedEventMessage<?>> stream =
                source.prompt().openStream(source.prompt().createTailToken())) {
            stream.setOnAvailableCallback(told::countDown); // at once: some are there
            fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0));

            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(positions(next(stream, 3))).containsExactly(1L, 2L, 3L);
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void a_reader_in_another_process_hears_of_events_too() throws Exception {
        try (GroupCommitEngine elsewhere =
                LedgerFixture.engine(fixture.database(), builder -> builder)) {
            BlockingStream<TrackedEventMessage<?>> stream =
                    new PositionSource(elsewhere).openStream(null);
            for (int i = 0; i < 20; i++) {
                fixture.engine().appendEvents(Note.several(Note.newAggregate(), 2));
                elsewhere.appendEvents(Note.several(Note.newAggregate(), 2));
            }

            List<TrackedEventMessage<?>> read = next(stream, 80);

            assertThat(read)
                    .extracting(EventMessage::getIdentifier)
                    .isEqualTo(
                            fixture.ledger().read(0, 100).stream()
                                    .map(event -> event.eventId().toString())
                                    .toList());
        }
    }

    @Test
    void raw_messages_carry_what_is_stored_whether_they_come_from_memory_or_from_the_database()
            throws Exception {
        StreamableMessageSource<TrackedEventMessage<?>> raw = source.raw();
        BlockingStream<TrackedEventMessage<?>> fromMemory = raw.openStream(raw.createTailToken());
        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 3));
        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 2));
        BlockingStream<TrackedEventMessage<?>> fromDatabase =
                new PositionSource(fixture.engine()).raw().openStream(null);

        List<StoredEvent> stored = fixture.ledger().read(0, 10);

        assertThat(stored).hasSize(5);
        List<TrackedEventMessage<?>> messages = next(fromMemory, 5);
        assertThat(messages).extracting(event -> (Object) event.getPayload()).isEqualTo(stored);
        assertThat(next(fromDatabase, 5))
                .extracting(event -> (Object) event.getPayload())
                .isEqualTo(stored);
        TrackedEventMessage<?> last = messages.getLast();
        assertThat(last.getIdentifier()).isEqualTo(stored.getLast().eventId().toString());
        assertThat(last.getTimestamp()).isEqualTo(stored.getLast().recordedAt());
        assertThat(last.getMetaData()).isEmpty();
        assertThat(((DomainEventMessage<?>) last).getAggregateIdentifier())
                .isEqualTo(stored.getLast().aggregateId());
    }

    @Test
    void streams_see_upcast_events_and_raw_streams_do_not() throws Exception {
        SingleEventUpcaster shout =
                new SingleEventUpcaster() {
                    @Override
                    protected boolean canUpcast(IntermediateEventRepresentation stored) {
                        return stored.getType().getName().equals(Note.class.getName())
                                && stored.getType().getRevision() == null;
                    }

                    @Override
                    protected IntermediateEventRepresentation doUpcast(
                            IntermediateEventRepresentation stored) {
                        return stored.upcastPayload(
                                new SimpleSerializedType(Note.class.getName(), "2"),
                                JsonNode.class,
                                json ->
                                        ((ObjectNode) json)
                                                .put("text", json.get("text").asString() + "!"));
                    }
                };
        try (GroupCommitEngine engine =
                LedgerFixture.engine(fixture.database(), builder -> builder.upcasterChain(shout))) {
            String aggregate = Note.newAggregate();
            engine.appendEvents(Note.of(aggregate, 0, "quiet"));
            PositionSource upcasting = new PositionSource(engine);

            assertThat(next(upcasting.openStream(null), 1).getFirst().getPayload())
                    .isEqualTo(new Note("quiet!", 0));
            assertThat(engine.readEvents(aggregate).next().getPayload())
                    .isEqualTo(new Note("quiet!", 0));
            assertThat(next(upcasting.raw().openStream(null), 1).getFirst().getPayload())
                    .isEqualTo(fixture.ledger().read(0, 1).getFirst());
        }
    }

    @Test
    void a_reader_far_behind_catches_up_with_one_that_is_at_the_head() throws Exception {
        BlockingStream<TrackedEventMessage<?>> atHead = source.openStream(null);
        for (int i = 0; i < 13; i++) {
            fixture.engine().appendEvents(Note.several(Note.newAggregate(), 1000));
        }

        List<Long> read = positions(next(atHead, 13_000));
        List<Long> readLater = positions(next(source.openStream(null), 13_000));

        assertThat(read).hasSize(13_000).isSorted().doesNotHaveDuplicates();
        assertThat(readLater).isEqualTo(read);
    }

    @Test
    void a_position_that_was_removed_stops_the_reader_instead_of_being_skipped() throws Exception {
        fixture.engine().appendEvents(Note.several(Note.newAggregate(), 5));
        TestPostgres.execute(fixture.database(), "delete from ledger.event where position = 3");
        BlockingStream<TrackedEventMessage<?>> stream =
                new PositionSource(fixture.engine()).openStream(null);

        assertThatThrownBy(() -> next(stream, 5))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("position 3 is missing");
    }
}
