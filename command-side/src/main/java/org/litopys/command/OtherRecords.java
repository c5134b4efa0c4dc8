package org.litopys.command;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;

/**
 * Records that a guard looks at, read from their own events at the moment of the decision and never
 * from a projection. No lock is taken on the record, so that many may look at one at once; each
 * look asks the store for events that came since the last one, which for such records are few. What
 * was read stays in a bounded cache and is not changed there: a record that has moved is built
 * anew. Thread-safe.
 *
 * @param <R> kind of record
 */
public final class OtherRecords<R extends LedgerRecord<?, ?>> {
    private static final int CAPACITY = 10_000;

    private final EventStore events;
    private final Supplier<R> blank;
    private final RecordCache cache = new RecordCache(CAPACITY);

    public OtherRecords(EventStore events, Supplier<R> blank) {
        this.events = events;
        this.blank = blank;
    }

    /**
     * What the record tells about itself now.
     *
     * @param question answered from the record's state, which it does not change
     * @return empty where there is no such record
     */
    public <A> Optional<A> ask(RecordId id, Function<R, @Nullable A> question) {
        String key = id.toString();
        @Nullable R known = cache.get(key);
        if (known == null || events.readEvents(key, known.version()).hasNext()) {
            known = build(key);
        }
        return Optional.ofNullable(known).map(question);
    }

    private @Nullable R build(String key) {
        DomainEventStream all = events.readEvents(key, 0);
        if (!all.hasNext()) {
            return null;
        }
        R record = blank.get();
        while (all.hasNext()) {
            DomainEventMessage<?> event = all.next();
            if (event.getPayload() instanceof UnknownSerializedType unknown) {
                record.on(unknown);
            } else {
                record.on(
                        (LedgerEvent) event.getPayload(),
                        event.getMetaData(),
                        event.getTimestamp());
            }
        }
        cache.put(key, record);
        return record;
    }
}
