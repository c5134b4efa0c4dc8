package org.litopys.command.pilot;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotStatus;

/**
 * What a contract needs to know about the pilot that it follows.
 *
 * @param advice null before the evaluation
 */
public record PilotTerms(
        PilotId id,
        PilotStatus status,
        @Nullable PilotAdvice advice,
        ApplicationId applicationId,
        OrganisationId innovator) {

    private static final Set<PilotStatus> ENDED =
            EnumSet.of(
                    PilotStatus.REJECTED,
                    PilotStatus.CANCELLED,
                    PilotStatus.TERMINATED,
                    PilotStatus.CLOSED);

    /** Whether it takes place, or something still has to come of it. */
    public boolean isUnderWay() {
        return !ENDED.contains(status)
                && (status != PilotStatus.EVALUATED || advice == PilotAdvice.SCALE);
    }

    /** Whether its introduction has gone on without it. */
    public boolean wasGivenUp() {
        return status == PilotStatus.REJECTED || status == PilotStatus.CANCELLED;
    }

    /** Refuses a pilot that no evaluation has advised to scale. */
    public void requireToScale(String pointer) {
        if (advice != PilotAdvice.SCALE) {
            throw Refused.by(
                    Rule.PILOT_NOT_TO_SCALE, pointer, id, status, advice == null ? "–" : advice);
        }
    }
}
