package org.litopys.command.closing;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Application;
import org.litopys.command.application.ApplicationCommand.CloseAward;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Policies;
import org.litopys.command.application.ReserveList;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * An award that led to nothing ends, its reservation is released and who is next on the reserve
 * list named, in one unit of work. The application is locked first: nothing begins without writing
 * to it.
 */
@Component
class AwardClosing {
    private final Repository<Application> applications;
    private final Repository<Programme> programmes;
    private final FollowOns followOns;
    private final Calls calls;
    private final Policies policies;
    private final ReserveList reserveList;
    private final Deadlines deadlines;

    AwardClosing(
            Repository<Application> applications,
            Repository<Programme> programmes,
            FollowOns followOns,
            Calls calls,
            Policies policies,
            ReserveList reserveList,
            Deadlines deadlines) {
        this.applications = applications;
        this.programmes = programmes;
        this.followOns = followOns;
        this.calls = calls;
        this.policies = policies;
        this.reserveList = reserveList;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(CloseAward command) {
        Aggregate<Application> application = applications.load(command.applicationId().toString());
        ApplicationTerms award = application.invoke(Application::terms);
        List<Subject> underWay = followOns.underWay(award);
        if (!underWay.isEmpty()) {
            Subject first = underWay.getFirst();
            throw Refused.by(Rule.AWARD_IN_USE, "", award.id(), first.type(), first);
        }
        ProgrammeId programme = calls.require(award.callId()).programmeId();
        application.execute(
                closed -> closed.closeAward(deadlines.due(Due.NOTICE, policies.of(programme))));
        reserveList.promoteNext(programme, award.reservation(), award.paidFrom(), award.award());
        programmes
                .load(programme.toString())
                .execute(
                        paying -> paying.release(award.reservation(), ReleaseCause.AWARD_NOT_USED));
    }
}
