package org.litopys.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a demo: it shows simulated moments while the programme is played and the system's
 * time otherwise. From the first simulated moment on it never goes backwards, because recorded
 * times may not. Thread-safe.
 */
public final class DemoClock extends Clock {
    private final Clock system;
    private volatile @Nullable Instant simulated;
    private volatile @Nullable Instant latest;

    public DemoClock() {
        this(Clock.systemUTC());
    }

    /**
     * @param system what it shows while nothing is played
     */
    public DemoClock(Clock system) {
        this.system = system;
    }

    /** Stands still at a simulated moment, which may not lie before the one shown last. */
    public synchronized void standAt(Instant moment) {
        if (latest != null && moment.isBefore(latest)) {
            throw new IllegalArgumentException(
                    "the clock stood at %s and cannot go back to %s".formatted(latest, moment));
        }
        latest = moment;
        simulated = moment;
    }

    /**
     * Shows the system's time again, or the last simulated moment where that lies in its future.
     */
    public synchronized void runLive() {
        simulated = null;
    }

    @Override
    public Instant instant() {
        Instant still = simulated;
        if (still != null) {
            return still;
        }
        Instant now = system.instant();
        Instant floor = latest;
        return floor != null && now.isBefore(floor) ? floor : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** A view of this clock; it follows what this clock does. */
    @Override
    public Clock withZone(ZoneId zone) {
        DemoClock shared = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return shared.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return shared.withZone(other);
            }
        };
    }
}
