package org.litopys.command;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The cache of Axon's repositories. They remove from it whatever a unit of work has loaded that was
 * rolled back, as every refused command is, and the next command would read all events anew. Here a
 * record to which nothing happened in that unit of work stays, in doubt: whoever asks for it next
 * gets it only if the store has no event that it does not know, as another process may have written
 * to it. Thread-safe.
 */
final class AggregateCache extends RecordCache {
    private final Function<String, Optional<Long>> lastSequence;

    /**
     * @param version the aggregate's when it came here
     */
    private record Held(AggregateCacheEntry<?> entry, long version, boolean inDoubt) {
        boolean isUnchanged() {
            Long now = versionOf(entry);
            return now != null && now == version;
        }
    }

    /**
     * @param lastSequence of the newest event of a record, as stored
     */
    AggregateCache(int capacity, Function<String, Optional<Long>> lastSequence) {
        super(capacity);
        this.lastSequence = lastSequence;
    }

    /** An entry that was not written to disk and read again holds its aggregate, and gives it. */
    private static @Nullable Long versionOf(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null).version();
    }

    @Override
    @SuppressWarnings("unchecked") // the interface lets the caller say what it expects
    public <K, V> @Nullable V get(K key) {
        Held held = super.<K, @Nullable Held>get(key);
        if (held == null) {
            return null;
        }
        if (held.inDoubt()) {
            if (lastSequence.apply(key.toString()).orElse(-1L) != held.version()) {
                forget(key);
                return null;
            }
            super.put(key, new Held(held.entry(), held.version(), false));
        }
        return (V) held.entry();
    }

    /** What is put here may still fail to be stored: it counts from the commit on. */
    @Override
    public void put(Object key, Object value) {
        forget(key);
        AggregateCacheEntry<?> entry = (AggregateCacheEntry<?>) value;
        CurrentUnitOfWork.get()
                .afterCommit(_ -> {
                    Long version = versionOf(entry);
                    if (version != null) {
                        super.put(key, new Held(entry, version, false));
                    }
                });
    }

    /** Of a unit of work that was rolled back. */
    @Override
    public boolean remove(Object key) {
        Held held = super.<Object, @Nullable Held>get(key);
        if (held == null || !held.isUnchanged()) {
            return forget(key);
        }
        super.put(key, new Held(held.entry(), held.version(), true));
        return false;
    }
}
