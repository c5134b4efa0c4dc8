package org.litopys.command.application;

import static org.litopys.command.Rule.CLOSURE_NOT_TO_TELL;
import static org.litopys.command.Rule.OUTCOME_ALREADY_NOTIFIED;
import static org.litopys.command.Rule.REDRESS_ALREADY_DECIDED;
import static org.litopys.command.Rule.REDRESS_TOO_LATE;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.RedressOutcome;

/**
 * The outcome that is in force, whether the applicant was told of it, and what a complaint makes of
 * it. What happens is told to it in the order of events; what may happen it refuses or lets pass.
 */
final class Redress {
    private @Nullable ApplicationStatus outcome;
    private @Nullable Instant until;
    private boolean over;
    private boolean endUntold;

    // What has happened

    /** A new outcome, of which nobody was told and about which nobody complained. */
    void decided(ApplicationStatus status) {
        outcome = status;
        until = null;
        over = false;
    }

    void notified(Instant redressUntil) {
        until = redressUntil;
    }

    void over() {
        over = true;
    }

    /**
     * It will not be decided any more.
     *
     * @param untold whether that is news to the applicant
     */
    void ended(boolean untold) {
        endUntold = untold;
    }

    void endTold() {
        endUntold = false;
    }

    // What may happen

    void requireNotNotified() {
        if (until != null) {
            throw Refused.by(OUTCOME_ALREADY_NOTIFIED, "");
        }
    }

    /** Once, and only where there is something to tell that the applicant does not know. */
    void requireEndUntold() {
        if (!endUntold) {
            throw Refused.by(CLOSURE_NOT_TO_TELL, "");
        }
    }

    /** Once for each outcome, and not long after the notice; before it, time does not run. */
    void requireOpenTo(Instant now) {
        if (over) {
            throw Refused.by(REDRESS_ALREADY_DECIDED, "");
        }
        if (until != null && now.isAfter(until)) {
            throw Refused.by(REDRESS_TOO_LATE, "", until, now);
        }
    }

    /** To where a decision on the complaint brings the application. */
    ApplicationStatus goesTo(RedressOutcome decision) {
        ApplicationStatus fell = Objects.requireNonNull(outcome);
        return switch (decision) {
            case DISMISSED -> fell;
            case UPHELD ->
                    fell == ApplicationStatus.REJECTED
                            ? ApplicationStatus.EVALUATED
                            : ApplicationStatus.SCREENING;
        };
    }
}
