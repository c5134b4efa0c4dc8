package org.litopys.query.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while the journal cannot go on, with the reason; says whether this process writes it. Asks
 * no database.
 */
final class JournalHealth implements HealthIndicator {
    private final JournalProcessor processor;

    JournalHealth(JournalProcessor processor) {
        this.processor = processor;
    }

    @Override
    public Health health() {
        @Nullable Throwable failure = processor.failure();
        Health.Builder health = failure == null ? Health.up() : Health.down(failure);
        return health.withDetail("writer", processor.isWriter()).build();
    }
}
