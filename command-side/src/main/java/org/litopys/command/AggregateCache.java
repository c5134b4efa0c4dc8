package org.litopys.command;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
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

    private static final class Held<T> extends AggregateCacheEntry<T> {
        private static final long serialVersionUID = 1;

        private final transient EventSourcedAggregate<T> aggregate;
        private final @Nullable Long version;
        private volatile boolean inDoubt;

        Held(EventSourcedAggregate<T> aggregate) {
            super(aggregate);
            this.aggregate = aggregate;
            version = aggregate.version();
        }

        /** Whether nothing has happened to it since it came here. */
        boolean isUnchanged() {
            return version != null && version.equals(aggregate.version());
        }
    }

    /**
     * @param lastSequence of the newest event of a record, as stored
     */
    AggregateCache(int capacity, Function<String, Optional<Long>> lastSequence) {
        super(capacity);
        this.lastSequence = lastSequence;
    }

    @Override
    @SuppressWarnings("unchecked") // the interface lets the caller say what it expects
    public <K, V> @Nullable V get(K key) {
        Held<?> held = super.<K, @Nullable Held<?>>get(key);
        if (held != null && held.inDoubt) {
            if (!lastSequence.apply(key.toString()).equals(Optional.ofNullable(held.version))) {
                forget(key);
                return null;
            }
            held.inDoubt = false;
        }
        return (V) held;
    }

    /** What is put here may still fail to be stored: it counts from the commit on. */
    @Override
    public void put(Object key, Object value) {
        forget(key);
        // An entry that was not written to disk and read again holds its aggregate, and gives it.
        EventSourcedAggregate<?> aggregate =
                ((AggregateCacheEntry<?>) value).recreateAggregate(null, null, null);
        CurrentUnitOfWork.get().afterCommit(_ -> super.put(key, new Held<>(aggregate)));
    }

    /** Of a unit of work that was rolled back. */
    @Override
    public boolean remove(Object key) {
        Held<?> held = super.<Object, @Nullable Held<?>>get(key);
        if (held == null || !held.isUnchanged()) {
            return forget(key);
        }
        held.inDoubt = true;
        return false;
    }
}
