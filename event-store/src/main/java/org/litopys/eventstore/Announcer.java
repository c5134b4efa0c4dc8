package org.litopys.eventstore;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells readers that events have arrived, each time or with a pause for them to gather. */
final class Announcer {
    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private final Arrivals arrivals;
    private final boolean gathers;
    private final Set<Runnable> callbacks = new CopyOnWriteArraySet<>();
    private volatile long announced;

    /**
     * @param gathers false for readers that somebody waits for
     */
    Announcer(Arrivals arrivals, boolean gathers) {
        this.arrivals = arrivals;
        this.gathers = gathers;
    }

    /** The position up to which readers have been told. */
    long announced() {
        return announced;
    }

    /** The callback runs on a thread of ours; it must be quick and not block. */
    void add(Runnable callback) {
        callbacks.add(callback);
    }

    void remove(Runnable callback) {
        callbacks.remove(callback);
    }

    /** Until it is interrupted. */
    void run() {
        Gathering gathering = new Gathering();
        try {
            while (true) {
                if (arrivals.awaitAfter(announced, TimeUnit.SECONDS.toNanos(10))) {
                    long before = arrivals.count();
                    announced = arrivals.head();
                    callbacks.forEach(Announcer::call);
                    if (gathers) {
                        gathering.pause(() -> arrivals.count() - before > 1);
                    }
                }
            }
        } catch (InterruptedException _) {
            // the end
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            // A processor that is shutting down refuses; the others must hear of the events all the
            // same.
            log.warn("a reader of the ledger could not be told of new events", e);
        }
    }
}
