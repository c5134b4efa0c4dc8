package org.litopys.command.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * Refuses single commands as soon as the program is asked to stop, and lets the web server pause
 * when its callers have heard so. Tomcat 11 answers 400 where it is paused between the first line
 * of a request and its headers, which says of a good command that it is a bad one. Thread-safe.
 */
final class Stopping implements SmartLifecycle {
    /** A process takes about so long to start; another one can be asked at once. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Duration QUIET = Duration.ofMillis(100);

    /** For callers who go on sending whatever they are told. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private volatile boolean running;
    private volatile boolean stopping;
    private volatile long lastSeen = System.nanoTime();

    /**
     * To be called as a command comes.
     *
     * @throws Problem.Exception 503 where it is not taken any more
     */
    void enter() {
        seen();
        if (stopping) {
            throw Problem.of(ApiRule.STOPPING, "")
                    .after(RETRY_AFTER)
                    .with(HttpHeaders.CONNECTION, "close")
                    .asException();
        }
    }

    /** To be called as it is answered: its caller may send the next one at once. */
    void seen() {
        lastSeen = System.nanoTime();
    }

    @Override
    public void start() {
        running = true;
        stopping = false;
    }

    @Override
    public void stop() {
        running = false;
        stopping = true;
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        seen();
        whenQuiet(stopped, System.nanoTime() + LONGEST_WAIT.toNanos());
    }

    private void whenQuiet(Runnable stopped, long end) {
        CompletableFuture.delayedExecutor(QUIET.toMillis() / 4, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    long now = System.nanoTime();
                    if (now - lastSeen >= QUIET.toNanos() || now - end >= 0) {
                        stopped.run();
                    } else {
                        whenQuiet(stopped, end);
                    }
                });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** As {@link CommandStream}: before the web server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
