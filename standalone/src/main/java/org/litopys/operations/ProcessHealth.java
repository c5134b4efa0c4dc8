package org.litopys.operations;

import java.time.Duration;
import java.util.function.Supplier;
import org.litopys.command.process.StepTable.Backlog;
import org.litopys.operations.Look.Away;
import org.litopys.operations.Look.Seen;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while something that is due has not been sent for longer than retries take. No process is
 * taken out of service because of it.
 */
final class ProcessHealth implements HealthIndicator {
    static final Duration BOUND = Duration.ofMinutes(5);

    private final Supplier<Look> looks;

    ProcessHealth(Supplier<Look> looks) {
        this.looks = looks;
    }

    @Override
    public Health health() {
        return switch (looks.get()) {
            case Away _ -> Health.unknown().build(); // the ledger's own health says it
            case Seen seen -> seen.due().map(ProcessHealth::of).orElse(Health.up().build());
        };
    }

    private static Health of(Backlog due) {
        Health.Builder health = due.oldest().compareTo(BOUND) > 0 ? Health.down() : Health.up();
        return health.withDetail("due", due.steps())
                .withDetail("oldestDueSeconds", due.oldest().toSeconds())
                .build();
    }
}
