package org.litopys.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger in batches, in order; while one batch is worked on, the next is fetched. Ends,
 * for now, where the ledger ends. Not thread-safe.
 */
final class ReadAhead implements Iterator<StoredEvent> {
    private final Ledger ledger;
    private final int batchSize;
    private long position;
    private Iterator<StoredEvent> batch = List.<StoredEvent>of().iterator();
    private @Nullable CompletableFuture<List<StoredEvent>> fetching;

    ReadAhead(Ledger ledger, long after, int batchSize) {
        this.ledger = ledger;
        this.position = after;
        this.batchSize = batchSize;
    }

    /** The last position that was given out by {@link #nextBatch}. */
    long position() {
        return position;
    }

    /** What follows, gapless; empty where there is nothing more yet. */
    List<StoredEvent> nextBatch() {
        List<StoredEvent> events =
                fetching == null ? ledger.read(position, batchSize) : join(fetching);
        fetching = null;
        checkGapless(position, events);
        if (!events.isEmpty()) {
            position = events.getLast().position();
        }
        if (events.size() == batchSize) {
            long after = position;
            fetching =
                    CompletableFuture.supplyAsync(
                            () -> ledger.read(after, batchSize), Thread::startVirtualThread);
        }
        return events;
    }

    private static List<StoredEvent> join(CompletableFuture<List<StoredEvent>> fetching) {
        try {
            return fetching.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * A transaction is seen whole and in order of position, so a reader cannot meet a gap: what is
     * missing is damage.
     */
    static void checkGapless(long after, List<StoredEvent> events) {
        long expected = after;
        for (StoredEvent event : events) {
            if (event.position() != ++expected) {
                throw new EventStoreException(
                        "position %d is missing in the ledger although %d is there: it was removed, or restored incompletely"
                                .formatted(expected, event.position()));
            }
        }
    }

    @Override
    public boolean hasNext() {
        if (!batch.hasNext()) {
            batch = nextBatch().iterator();
        }
        return batch.hasNext();
    }

    @Override
    public StoredEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }
}
