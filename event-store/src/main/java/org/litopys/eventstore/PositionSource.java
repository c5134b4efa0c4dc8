package org.litopys.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.RecentEvents.Recent;

/**
 * The events in order of position, for streaming processors. Readers are told when events arrive,
 * at once for those of this process and by NOTIFY for those of others, so a pooled processor does
 * not poll. One per process; its streams share the newest events in memory.
 *
 * <p>Upcasters see one event at a time.
 */
public final class PositionSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final int BATCH = 1024;

    private final GroupCommitEngine engine;
    private final Ledger ledger;
    private final RecentEvents recent = new RecentEvents();
    private final ReentrantLock nearHead = new ReentrantLock();

    public PositionSource(GroupCommitEngine engine) {
        this.engine = engine;
        this.ledger = engine.ledger();
        ledger.arrivals().onStored(recent::offer);
    }

    /**
     * While events come without a pause, a pooled processor is told of them several at a time,
     * which costs it up to 20 ms.
     */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(
            @Nullable TrackingToken trackingToken) {
        return open(trackingToken, ledger.arrivals().gathering(), one -> one.decoded(this::decode));
    }

    /** The same for a processor that somebody waits for: it is told of each event at once. */
    public StreamableMessageSource<TrackedEventMessage<?>> prompt() {
        return new View(
                token -> open(token, ledger.arrivals().prompt(), one -> one.decoded(this::decode)));
    }

    /**
     * The same events as they are stored: each message carries a {@link StoredEvent} as payload and
     * no metadata. Its identifier, timestamp, aggregate and token are those of the event.
     */
    public StreamableMessageSource<TrackedEventMessage<?>> raw() {
        return new View(token ->
                open(
                        token,
                        ledger.arrivals().gathering(),
                        one -> List.of(rawMessage(one.event()))));
    }

    /** The same ledger, handed out in another way. */
    private final class View implements StreamableMessageSource<TrackedEventMessage<?>> {
        private final Function<@Nullable TrackingToken, PositionStream> open;

        View(Function<@Nullable TrackingToken, PositionStream> open) {
            this.open = open;
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(
                @Nullable TrackingToken trackingToken) {
            return open.apply(trackingToken);
        }

        @Override
        public TrackingToken createTailToken() {
            return PositionSource.this.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return PositionSource.this.createHeadToken();
        }

        @Override
        public TrackingToken createTokenAt(Instant dateTime) {
            return PositionSource.this.createTokenAt(dateTime);
        }
    }

    /** All events of one aggregate up to now, in order, as a stream would give them. */
    public List<TrackedEventMessage<?>> ofAggregate(String aggregateId) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        ledger.readAggregate(aggregateId, 0).forEach(event -> messages.addAll(decode(event)));
        return messages;
    }

    /** What lies at one position, as a stream would give it. */
    public List<TrackedEventMessage<?>> at(long position) {
        return ledger.read(position - 1, 1).stream()
                .<TrackedEventMessage<?>>mapMulti((event, to) -> decode(event).forEach(to))
                .toList();
    }

    private PositionStream open(
            @Nullable TrackingToken token,
            Announcer announcer,
            Function<Recent, List<TrackedEventMessage<?>>> messages) {
        long position = GroupCommitEngine.positionOf(token);
        ledger.arrivals().start();
        ledger.arrivals().advanceTo(ledger.head());
        return new PositionStream(this, ledger.arrivals(), announcer, position, messages);
    }

    private List<TrackedEventMessage<?>> decode(StoredEvent event) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new StoredEntry(event)),
                        engine.getEventSerializer(),
                        engine.upcasters())
                .toList();
    }

    private static TrackedEventMessage<?> rawMessage(StoredEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                new GenericMessage<>(event.eventId().toString(), event, MetaData.emptyInstance()),
                event::recordedAt);
    }

    /** Whether the event after a position is in memory, or can be expected there soon. */
    boolean isNear(long position) {
        return ledger.arrivals().head() - position <= BATCH || recent.holds(position + 1);
    }

    /** For a reader far behind: past the memory, which belongs to those near the head. */
    ReadAhead readAhead(long position) {
        return new ReadAhead(ledger, position, BATCH);
    }

    /**
     * What follows a position near the head, without gaps. One reader fetches it, the others find
     * it in memory.
     */
    List<Recent> after(long position) {
        List<Recent> held = recent.after(position, BATCH);
        if (!held.isEmpty()) {
            return held;
        }
        nearHead.lock();
        try {
            held = recent.after(position, BATCH);
            if (!held.isEmpty()) {
                return held;
            }
            List<StoredEvent> events = ledger.read(position, BATCH);
            ReadAhead.checkGapless(position, events);
            recent.offer(events);
            held = recent.after(position, BATCH);
            return held.isEmpty() ? events.stream().map(Recent::new).toList() : held;
        } finally {
            nearHead.unlock();
        }
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }
}
