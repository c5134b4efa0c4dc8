package org.litopys.command.record;

import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.Applications;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.ReleaseCause;
import org.springframework.stereotype.Component;

/**
 * The reversal of an award and the release of its reservation are one unit of work. Where the money
 * is owed under a contract, no reservation is left and the reversal is refused.
 */
@Component
class ReversedAward {
    private final Repository<Programme> programmes;
    private final Applications applications;
    private final Calls calls;

    ReversedAward(Repository<Programme> programmes, Applications applications, Calls calls) {
        this.programmes = programmes;
        this.applications = applications;
        this.calls = calls;
    }

    void release(ApplicationAccepted award) {
        CallId call = applications.require(award.applicationId(), "/subject").callId();
        programmes
                .load(calls.require(call).programmeId().toString())
                .execute(programme ->
                        programme.release(award.reservationId(), ReleaseCause.AWARD_REVERSED));
    }
}
