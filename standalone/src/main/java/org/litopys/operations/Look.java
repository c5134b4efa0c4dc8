package org.litopys.operations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.litopys.command.process.StepTable.Backlog;
import org.litopys.eventstore.Follower;

/** What was seen at one moment of the ledger and of those that follow it. */
sealed interface Look {
    /**
     * @param head position of the newest event
     * @param ahead of this process's clock, how far that event was recorded; zero unless a clock
     *     was wrong
     * @param checkpointAge since the log was signed; empty where this process has no log, or it was
     *     never signed
     * @param due what processes should have done by now; empty where this process handles no
     *     commands
     */
    record Seen(
            long head,
            Duration ahead,
            List<Lag> lags,
            Optional<Duration> checkpointAge,
            Optional<Backlog> due)
            implements Look {
        public Seen {
            lags = List.copyOf(lags);
        }
    }

    /** The store could not be reached. */
    record Away(String reason) implements Look {}

    /**
     * How far one of them is behind.
     *
     * @param positions events that it has not taken in
     * @param age of the oldest of them; zero where there is none
     */
    record Lag(Follower follower, long position, long positions, Duration age) {}
}
