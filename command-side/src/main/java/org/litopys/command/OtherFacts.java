package org.litopys.command;

import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;

/**
 * Facts about records that have many events which guards do not care for, as a programme has one
 * for each movement of its money: {@link OtherRecords} would build it anew after each of them. Here
 * events are folded into a value that nobody changes, so a look reads only what came since the last
 * one. Else as there: read from the record's own events, no lock, bounded, thread-safe.
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
        @Nullable F facts = known == null ? null : known.facts();
        long before = known == null ? 0 : known.version();
        long version = before;
        DomainEventStream later = events.readEvents(key, before);
        while (later.hasNext()) {
            Object event = later.next().getPayload();
            if (event instanceof UnknownSerializedType unknown) {
                throw Refused.by(Rule.LATER_VERSION, "", unknown.serializedType().getName());
            }
            facts = fold.apply(facts, (LedgerEvent) event);
            version++;
        }
        if (facts != null && version > before) {
            cache.put(key, new Known<>(version, facts)); // of two looks at once the older may stay
        }
        return Optional.ofNullable(facts);
    }
}
