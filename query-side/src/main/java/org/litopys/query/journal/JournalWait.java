package org.litopys.query.journal;

import java.time.Duration;
import java.util.UUID;
import org.litopys.events.Position;
import org.litopys.eventstore.Ledger;
import org.litopys.query.CommandInLedger;
import org.litopys.query.Parameters;
import org.litopys.query.Places;
import org.litopys.query.QueryProblem;
import org.litopys.query.Wait;

/**
 * {@code wait=POSITION} or {@code wait=COMMAND-ID} for what is read from the journal: at most 5 s,
 * then 504.
 */
final class JournalWait {
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final JournalProgress progress;
    private final Entries entries;
    private final Ledger ledger;
    private final Places places = Wait.places();

    JournalWait(JournalProgress progress, Entries entries, Ledger ledger) {
        this.progress = progress;
        this.entries = entries;
        this.ledger = ledger;
    }

    /** Returns when the entry of a position can be read. */
    void untilEntry(long position) throws InterruptedException {
        boolean there =
                progress.awaitEntry(position, Duration.ZERO)
                        || Wait.inPlace(places, () -> progress.awaitEntry(position, AT_MOST));
        if (!there) {
            throw notReached(Long.toString(position));
        }
    }

    /** Returns when a signed checkpoint holds the position, or all events of the command. */
    void until(String positionOrCommand) throws InterruptedException {
        if (positionOrCommand.matches("\\d{1,18}")) {
            long position = Long.parseLong(positionOrCommand);
            boolean signed =
                    progress.awaitCheckpoint(position, Duration.ZERO)
                            || Wait.inPlace(
                                    places, () -> progress.awaitCheckpoint(position, AT_MOST));
            if (!signed) {
                throw notReached(positionOrCommand);
            }
            return;
        }
        UUID command;
        try {
            command = UUID.fromString(positionOrCommand);
        } catch (IllegalArgumentException e) {
            throw QueryProblem.badParameter(
                    Wait.PARAMETER, "not-a-wait", Parameters.shortened(positionOrCommand));
        }
        if (!isThere(command)) {
            Wait.inPlace(places, () -> awaitCommand(command));
        }
    }

    private boolean isThere(UUID command) throws InterruptedException {
        var found = entries.ofCommand(command);
        return !found.isEmpty() && isWhole(command, found.getLast().position(), Duration.ZERO);
    }

    private boolean awaitCommand(UUID command) throws InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            long size = progress.size();
            var found = entries.ofCommand(command);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!found.isEmpty() && isWhole(command, found.getLast().position(), left)) {
                return true;
            }
            if (!progress.awaitEntry(size + 1, left) && end - System.nanoTime() <= 0) {
                throw notReached(command.toString());
            }
        }
    }

    private boolean isWhole(UUID command, long last, Duration left) throws InterruptedException {
        return !CommandInLedger.goesOn(ledger, command, new Position(last))
                && progress.awaitCheckpoint(last, left);
    }

    private QueryProblem notReached(String wanted) {
        return QueryProblem.of(504, "journal-not-yet", wanted, Long.toString(progress.size()));
    }
}
