package org.litopys.command.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * Whether the program is asked to stop. From then on single commands are refused, streams take no
 * more, and the web server pauses when callers have heard so. Tomcat 11 answers 400 where it is
 * paused between the first line of a request and its headers, which says of a good command that it
 * is a bad one. Thread-safe.
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
    private final List<Runnable> told = new CopyOnWriteArrayList<>();

    /** Whether it is: nothing new is taken. */
    boolean isAsked() {
        return stopping;
    }

    /** To be called once it is, after {@link #isAsked} says so; must not wait. */
    void tell(Runnable ending) {
        told.add(ending);
    }

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
        told.forEach(Runnable::run);
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

    /** Before the web server begins to wait for open requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
