package org.litopys.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The newest events in memory, so that the many readers of a process neither read nor deserialize
 * the same rows each for themselves. Holds a gapless run of positions, bounded in number and bytes.
 */
final class RecentEvents {
    private static final int CAPACITY = 8192;
    private static final long CAPACITY_BYTES = 16L << 20;

    /**
     * A stored event and what its upcasters made of it, decoded by the first reader that wants it.
     */
    static final class Recent {
        private final StoredEvent event;
        private volatile @Nullable List<TrackedEventMessage<?>> decoded;

        Recent(StoredEvent event) {
            this.event = event;
        }

        StoredEvent event() {
            return event;
        }

        /** Two readers at once may both decode; the results are equal. */
        List<TrackedEventMessage<?>> decoded(
                Function<StoredEvent, List<TrackedEventMessage<?>>> decoder) {
            List<TrackedEventMessage<?>> known = decoded;
            if (known == null) {
                known = decoder.apply(event);
                decoded = known;
            }
            return known;
        }

        private int sizeBytes() {
            return event.payload().length + event.metadata().length;
        }
    }

    private final @Nullable Recent[] ring = new Recent[CAPACITY];
    private long first = 1;
    private long last;
    private long bytes;

    /**
     * Takes what follows the run, in order of position; where there is a gap to it, a new run
     * begins.
     */
    synchronized void offer(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (event.position() > last) {
                if (event.position() != last + 1) {
                    clear();
                    first = event.position();
                }
                add(new Recent(event));
            }
        }
    }

    private void add(Recent recent) {
        last = recent.event().position();
        ring[slot(last)] = recent;
        bytes += recent.sizeBytes();
        while (last - first + 1 > CAPACITY - 1 || (bytes > CAPACITY_BYTES && first < last)) {
            forgetFirst();
        }
    }

    private void clear() {
        while (first <= last) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        Recent oldest = ring[slot(first)];
        if (oldest != null) {
            bytes -= oldest.sizeBytes();
        }
        ring[slot(first)] = null;
        first++;
    }

    /** What follows a position, in order; empty where that is not (or no longer) in memory. */
    synchronized List<Recent> after(long position, int limit) {
        List<Recent> found = new ArrayList<>();
        if (position + 1 >= first) {
            for (long at = position + 1; at <= last && found.size() < limit; at++) {
                Recent recent = ring[slot(at)];
                if (recent != null) {
                    found.add(recent);
                }
            }
        }
        return found;
    }

    synchronized boolean holds(long position) {
        return first <= position && position <= last;
    }

    private static int slot(long position) {
        return (int) (position % CAPACITY);
    }
}
