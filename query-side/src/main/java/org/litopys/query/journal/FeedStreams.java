package org.litopys.query.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;

/**
 * The live feeds of this process: how many there may be, and that they end before the web server
 * stops. Thread-safe.
 */
final class FeedStreams implements SmartLifecycle, MeterBinder {
    private final JournalProgress progress;
    private final int atMost;
    private final Semaphore places;
    private volatile boolean running;

    FeedStreams(JournalProgress progress, int atMost) {
        this.progress = progress;
        this.atMost = atMost;
        this.places = new Semaphore(atMost);
    }

    /** False where there is no place. Whoever entered must {@link #leave}. */
    boolean enter() {
        return running && places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Places that are free. */
    int free() {
        return places.availablePermits();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("litopys.feed.streams", this, streams -> streams.atMost - streams.free())
                .description(
                        "Live feeds of events that are open; at litopys.feed.max-streams more are answered 503")
                .register(registry);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        progress.release();
    }

    /** Streams end when this is false. */
    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start and the first to stop: the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
