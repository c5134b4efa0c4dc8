package org.litopys.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.litopys.operations.Look.Away;
import org.litopys.operations.Look.Lag;
import org.litopys.operations.Look.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether this process can do its work now: the store answers, and what its answers depend on
 * follows the ledger within a bound. A process that has never been within the bound is catching up
 * after its start; one that was is given a moment, so that a hiccup or a clock that jumps takes no
 * process out of service. What anybody may read is the reason in a word; who may read more gets the
 * numbers, and every change is a line in the log. Thread-safe.
 */
final class LedgerHealth implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(LedgerHealth.class);

    static final Duration MOMENT = Duration.ofSeconds(5);

    /** Less is what clocks of several machines differ by. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final Supplier<Look> looks;
    private final Duration bound;
    private final LongSupplier nanoTime;
    private final Set<String> caughtUp = new HashSet<>();
    private final Map<String, Long> beyondSince = new HashMap<>();
    private String lastReason = "";

    /**
     * @param bound of the age of the oldest event that is not taken in
     */
    LedgerHealth(Supplier<Look> looks, Duration bound, LongSupplier nanoTime) {
        this.looks = looks;
        this.bound = bound;
        this.nanoTime = nanoTime;
    }

    @Override
    public Health health() {
        Health health =
                switch (looks.get()) {
                    case Away away ->
                            Health.status(
                                            new Status(
                                                    Status.DOWN.getCode(),
                                                    "the store cannot be reached"))
                                    .withDetail("reason", away.reason())
                                    .build();
                    case Seen seen -> of(seen);
                };
        sayChange(health);
        return health;
    }

    private synchronized Health of(Seen seen) {
        Set<String> reasons = new HashSet<>();
        Map<String, String> details = new HashMap<>();
        for (Lag lag : seen.lags()) {
            details.put(lag.follower().name(), inWords(lag, seen.head()));
            if (lag.follower().answersDependOnIt()) {
                String reason = reason(lag);
                if (!reason.isEmpty()) {
                    reasons.add(lag.follower().name() + " " + reason);
                }
            }
        }
        if (seen.ahead().compareTo(AHEAD) > 0) {
            details.put(
                    "clock",
                    "the newest event was recorded %.1f s ahead of this clock"
                            .formatted(seen.ahead().toMillis() / 1000.0));
        }
        Health.Builder health =
                reasons.isEmpty()
                        ? Health.up()
                        : Health.status(
                                new Status(
                                        Status.OUT_OF_SERVICE.getCode(),
                                        String.join("; ", reasons.stream().sorted().toList())));
        return health.withDetail("position", seen.head()).withDetails(details).build();
    }

    /** Why the process is not ready because of it; empty where it is. */
    private String reason(Lag lag) {
        String name = lag.follower().name();
        if (lag.age().compareTo(bound) <= 0) {
            caughtUp.add(name);
            beyondSince.remove(name);
            return "";
        }
        if (!caughtUp.contains(name)) {
            return "is catching up after the start";
        }
        long now = nanoTime.getAsLong();
        long since = beyondSince.computeIfAbsent(name, _ -> now);
        return now - since < MOMENT.toNanos() ? "" : "is too far behind";
    }

    private static String inWords(Lag lag, long head) {
        return "at %d of %d, %.1f s behind"
                .formatted(lag.position(), head, lag.age().toMillis() / 1000.0);
    }

    private synchronized void sayChange(Health health) {
        String description = health.getStatus().getDescription();
        if (!description.equals(lastReason)) {
            if (description.isEmpty()) {
                log.info("ready again");
            } else {
                List<String> numbers = new ArrayList<>();
                health.getDetails().forEach((name, said) -> numbers.add(name + " " + said));
                log.warn("not ready: {} ({})", description, String.join(", ", numbers));
            }
            lastReason = description;
        }
    }
}
