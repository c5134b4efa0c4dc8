package org.litopys.query.page;

import java.time.Duration;
import org.litopys.events.Position;

/**
 * How far the read models follow the ledger.
 *
 * @param position last event that they show
 * @param behind age of the oldest event that they do not show yet; zero where they show all
 */
public record Freshness(Position position, Duration behind) {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration OLD = Duration.ofSeconds(60);

    public boolean slow() {
        return behind.compareTo(SLOW) > 0;
    }

    /** Figures may mislead. */
    public boolean old() {
        return behind.compareTo(OLD) > 0;
    }
}
