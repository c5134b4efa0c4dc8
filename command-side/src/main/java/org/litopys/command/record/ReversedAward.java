package org.litopys.command.record;

import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.Applications;
import org.litopys.command.application.ReserveList;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReleaseCause;
import org.springframework.stereotype.Component;

/**
 * The reversal of an award, the release of its reservation and the promotion of who is next on the
 * reserve list, or there again, are one unit of work. Where the money is owed under a contract, no
 * reservation is left and the reversal is refused.
 */
@Component
class ReversedAward {
    private final Repository<Programme> programmes;
    private final Applications applications;
    private final Calls calls;
    private final ReserveList reserveList;

    ReversedAward(
            Repository<Programme> programmes,
            Applications applications,
            Calls calls,
            ReserveList reserveList) {
        this.programmes = programmes;
        this.applications = applications;
        this.calls = calls;
        this.reserveList = reserveList;
    }

    void release(ApplicationAccepted award) {
        CallId call = applications.require(award.applicationId(), "/subject").callId();
        ProgrammeId programme = calls.require(call).programmeId();
        reserveList.awardReversed(programme, award);
        programmes
                .load(programme.toString())
                .execute(paying ->
                        paying.release(award.reservationId(), ReleaseCause.AWARD_REVERSED));
    }
}
