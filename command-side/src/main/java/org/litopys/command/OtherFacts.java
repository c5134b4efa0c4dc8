package org.litopys.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.serialization.Amendments;

/**
 * Facts about records that have many events which guards do not care for, as a programme has one
 * for each movement of its money: {@link OtherRecords} would build it anew after each of them. Here
 * events are folded into a value that nobody changes, so a look reads only what came since the last
 * one; after a correction or a reversal all are folded anew. Else as there: read from the record's
 * own events, no lock, bounded, thread-safe.
 *
 * @param <F> immutable
 */
public final class OtherFacts<F> {
    private static final int CAPACITY = 10_000;

    private final EventStore events;
    private final BiFunction<@Nullable F, LedgerEvent, @Nullable F> fold;
    private final RecordCache cache = new RecordCache(CAPACITY);

    /**
     * @param version number of events that were folded
     */
    private record Known<F>(long version, F facts) {}

    /**
     * @param fold from what was known, null before the first event, and one more event
     */
    public OtherFacts(EventStore events, BiFunction<@Nullable F, LedgerEvent, @Nullable F> fold) {
        this.events = events;
        this.fold = fold;
    }

    /** What the record's events say now; empty where there is no such record. */
    public Optional<F> ask(RecordId id) {
        String key = id.toString();
        @Nullable Known<F> known = cache.get(key);
        if (known == null) {
            return folded(key, null, events.readEvents(key, 0).asStream().toList());
        }
        List<? extends DomainEventMessage<?>> later =
                events.readEvents(key, known.version()).asStream().toList();
        return later.stream().anyMatch(event -> Amendments.isOne(event.getPayloadType()))
                ? folded(key, null, events.readEvents(key, 0).asStream().toList())
                : folded(key, known, later);
    }

    private Optional<F> folded(
            String key, @Nullable Known<F> known, List<? extends DomainEventMessage<?>> later) {
        @Nullable F facts = known == null ? null : known.facts();
        for (DomainEventMessage<?> event : later) {
            if (event.getPayload() instanceof UnknownSerializedType unknown) {
                throw Refused.by(Rule.LATER_VERSION, "", unknown.serializedType().getName());
            }
            if (!event.getMetaData().containsKey(AmendedReading.REVERSED)) {
                facts = fold.apply(facts, (LedgerEvent) event.getPayload());
            }
        }
        if (facts != null && !later.isEmpty()) {
            long version = (known == null ? 0 : known.version()) + later.size();
            cache.put(key, new Known<>(version, facts)); // of two looks at once the older may stay
        }
        return Optional.ofNullable(facts);
    }
}
