package org.litopys.query.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.litopys.query.Places;
import org.springframework.context.SmartLifecycle;

/**
 * The live feeds of this process: how many there may be, and that they end before the web server
 * stops. Thread-safe.
 */
final class FeedStreams implements SmartLifecycle, MeterBinder {
    private final JournalProgress progress;
    private final Places places;
    private volatile boolean running;

    FeedStreams(JournalProgress progress, Places places) {
        this.progress = progress;
        this.places = places;
    }

    /** Whoever was granted a place must {@link #leave}. */
    Places.Wish enter(String account) {
        return running ? places.enter(account) : Places.Wish.ALL_TAKEN;
    }

    void leave(String account) {
        places.leave(account);
    }

    /** Places that are free. */
    int free() {
        return places.free();
    }

    int perAccount() {
        return places.perAccount();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("litopys.feed.streams", places, Places::held)
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
