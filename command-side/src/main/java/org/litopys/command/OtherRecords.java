package org.litopys.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.serialization.Amendments;

/**
 * Records that a guard looks at, read from their own events at the moment of the decision and never
 * from a projection. No lock is taken on the record itself, so that many may look at one at once;
 * each look asks the store for events that came since the last one, and only after a correction or
 * a reversal for all of them. What was read stays in a bounded cache. Thread-safe.
 *
 * @param <R> kind of record
 */
public final class OtherRecords<R extends LedgerRecord<?, ?>> {
    private static final int CAPACITY = 10_000;

    private final EventStore events;
    private final Supplier<R> blank;
    private final RecordCache cache = new RecordCache(CAPACITY);

    /** A record in this cache: many ask it, one at a time tells it what has happened. */
    private static final class Known<R extends LedgerRecord<?, ?>> {
        private final R record;
        private final ReadWriteLock lock = new ReentrantReadWriteLock();

        Known(R record) {
            this.record = record;
        }

        <A> @Nullable A ask(Function<R, @Nullable A> question) {
            lock.readLock().lock();
            try {
                return question.apply(record);
            } finally {
                lock.readLock().unlock();
            }
        }

        /** Those of them that nobody else has told it meanwhile. */
        void tell(List<? extends DomainEventMessage<?>> events) {
            lock.writeLock().lock();
            try {
                for (DomainEventMessage<?> event : events) {
                    if (event.getSequenceNumber() == record.version()) {
                        tell(event);
                    }
                }
            } finally {
                lock.writeLock().unlock();
            }
        }

        private void tell(DomainEventMessage<?> event) {
            if (event.getPayload() instanceof UnknownSerializedType unknown) {
                record.on(unknown);
            } else {
                record.on((LedgerEvent) event.getPayload(), event.getMetaData());
            }
        }
    }

    public OtherRecords(EventStore events, Supplier<R> blank) {
        this.events = events;
        this.blank = blank;
    }

    /**
     * What the record tells about itself now.
     *
     * @param question answered from the record's state, which it neither changes nor hands out;
     *     asks no other question
     * @return empty where there is no such record
     */
    public <A> Optional<A> ask(RecordId id, Function<R, @Nullable A> question) {
        @Nullable Known<R> known = upToDate(id.toString());
        return known == null ? Optional.empty() : Optional.ofNullable(known.ask(question));
    }

    private @Nullable Known<R> upToDate(String key) {
        @Nullable Known<R> known = cache.get(key);
        if (known == null) {
            return told(key, new Known<>(blank.get()), read(key, 0));
        }
        List<? extends DomainEventMessage<?>> later = read(key, version(known));
        if (later.isEmpty()) {
            return known;
        }
        return later.stream().anyMatch(event -> Amendments.isOne(event.getPayloadType()))
                ? told(key, new Known<>(blank.get()), read(key, 0))
                : told(key, known, later);
    }

    private List<? extends DomainEventMessage<?>> read(String key, long from) {
        return events.readEvents(key, from).asStream().toList();
    }

    private static <R extends LedgerRecord<?, ?>> long version(Known<R> known) {
        Long version = known.ask(LedgerRecord::version);
        return version == null ? 0 : version;
    }

    private @Nullable Known<R> told(
            String key, Known<R> known, List<? extends DomainEventMessage<?>> events) {
        if (events.isEmpty()) {
            return null;
        }
        try {
            known.tell(events);
        } catch (RuntimeException e) {
            cache.forget(key); // it may have heard half of it
            throw e;
        }
        cache.put(key, known);
        return known;
    }
}
