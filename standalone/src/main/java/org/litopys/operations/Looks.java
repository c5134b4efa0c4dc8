package org.litopys.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.process.StepTable.Backlog;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.litopys.operations.Look.Away;
import org.litopys.operations.Look.Lag;
import org.litopys.operations.Look.Seen;

/**
 * Looks at the store for health checks and metrics, however many ask: at most once a second, one
 * look at a time, and nobody waits for a store that does not answer longer than {@link #PATIENCE}.
 * Thread-safe.
 */
final class Looks {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** A look that hangs longer, on a connection that is dead perhaps, is left to itself. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final Supplier<Look> looking;
    private @Nullable Underway last;

    private static final class Underway {
        final long begun = System.nanoTime();
        final CompletableFuture<Look> result = new CompletableFuture<>();
        volatile boolean late;

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - begun > age.toNanos();
        }
    }

    /** For tests; see the other. */
    Looks(Supplier<Look> looking) {
        this.looking = looking;
    }

    Looks(
            Ledger ledger,
            List<Follower> followers,
            Supplier<Optional<Duration>> checkpointAge,
            Supplier<Optional<Backlog>> due,
            Clock clock) {
        this(() -> seen(ledger, followers, checkpointAge.get(), due.get(), clock));
    }

    private static Look seen(
            Ledger ledger,
            List<Follower> followers,
            Optional<Duration> checkpointAge,
            Optional<Backlog> due,
            Clock clock) {
        List<Lag> lags = new ArrayList<>();
        for (Follower follower : followers) {
            long position = follower.position().getAsLong();
            // After the position: nobody can be ahead of the head.
            long behind = Math.max(0, ledger.head() - position);
            Duration age =
                    ledger.recordedAt(position + 1)
                            .map(oldest -> atLeastZero(oldest, clock.instant()))
                            .orElse(Duration.ZERO);
            lags.add(new Lag(follower, position, behind, age));
        }
        long head = ledger.head();
        Duration ahead =
                ledger.recordedAt(head)
                        .map(newest -> atLeastZero(clock.instant(), newest))
                        .orElse(Duration.ZERO);
        return new Seen(head, ahead, lags, checkpointAge, due);
    }

    private static Duration atLeastZero(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    /** How it is now, give or take a second. */
    Look look() {
        Underway underway = underway();
        try {
            long patience = underway.late ? 0 : PATIENCE.toMillis();
            return underway.result.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            underway.late = true; // the next to ask need not find that out again
            return new Away("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Away(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Away("interrupted");
        }
    }

    private synchronized Underway underway() {
        Underway current = last;
        if (current == null || current.isOlderThan(current.result.isDone() ? FRESH : GIVEN_UP)) {
            Underway fresh = new Underway();
            Thread.ofVirtual()
                    .name("look")
                    .start(() -> {
                        try {
                            fresh.result.complete(looking.get());
                        } catch (RuntimeException e) {
                            fresh.result.completeExceptionally(e);
                        }
                    });
            last = fresh;
            return fresh;
        }
        return current;
    }
}
