package org.litopys.query.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while the journal cannot go on, with the reason; says how many entries there are and whether
 * this process writes.
 */
final class JournalHealth implements HealthIndicator {
    private final JournalProcessor processor;
    private final JournalProgress progress;

    JournalHealth(JournalProcessor processor, JournalProgress progress) {
        this.processor = processor;
        this.progress = progress;
    }

    @Override
    public Health health() {
        @Nullable Throwable failure = processor.failure();
        Health.Builder health = failure == null ? Health.up() : Health.down(failure);
        return health.withDetail("entries", progress.size())
                .withDetail("writer", processor.isWriter())
                .build();
    }
}
