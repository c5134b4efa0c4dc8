package org.litopys.command.application;

import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programmes;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.programme.ProgrammeId;
import org.springframework.stereotype.Component;

/**
 * Awards as guards of what follows from them see them. One stands as long as its application is
 * accepted and its money was not released. Thread-safe.
 */
@Component
public final class Awards {
    private final Applications applications;
    private final Calls calls;
    private final Programmes programmes;

    public Awards(Applications applications, Calls calls, Programmes programmes) {
        this.applications = applications;
        this.calls = calls;
        this.programmes = programmes;
    }

    /** The terms of an application; refuses where no award of it stands. */
    public ApplicationTerms require(ApplicationId id, String pointer) {
        ApplicationTerms application = applications.require(id, pointer);
        application.requireAccepted(pointer);
        programmes
                .require(programmeOf(application), pointer)
                .requireFunded(application.reservation(), pointer);
        return application;
    }

    /** Refuses where the award stands, so that nothing is stopped that may go on. */
    public void requireEnded(ApplicationId id) {
        ApplicationTerms application = applications.require(id, "");
        if (application.status() == ApplicationStatus.ACCEPTED
                && !programmes
                        .require(programmeOf(application), "")
                        .released()
                        .contains(application.reservation())) {
            throw Refused.by(Rule.AWARD_STANDS, "", id);
        }
    }

    private ProgrammeId programmeOf(ApplicationTerms application) {
        return calls.require(application.callId()).programmeId();
    }
}
