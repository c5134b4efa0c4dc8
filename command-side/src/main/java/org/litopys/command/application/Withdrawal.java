package org.litopys.command.application;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReleaseCause;
import org.springframework.stereotype.Component;

/**
 * The withdrawal of an accepted application, the release of its reservation and the promotion of
 * who is next on the reserve list are one unit of work. Where the money is committed already, there
 * is no reservation left to release and the withdrawal is refused.
 */
@Component
class Withdrawal {
    private final Repository<Application> applications;
    private final Repository<Programme> programmes;
    private final Calls calls;
    private final ReserveList reserveList;

    Withdrawal(
            Repository<Application> applications,
            Repository<Programme> programmes,
            Calls calls,
            ReserveList reserveList) {
        this.applications = applications;
        this.programmes = programmes;
        this.calls = calls;
        this.reserveList = reserveList;
    }

    @CommandHandler
    void decide(WithdrawApplication command) {
        Aggregate<Application> application = applications.load(command.applicationId().toString());
        ApplicationTerms before = application.invoke(Application::terms);
        application.execute(Application::withdraw);
        if (before.status() == ApplicationStatus.ACCEPTED) {
            ProgrammeId programme = calls.require(before.callId()).programmeId();
            reserveList.promoteNext(
                    programme, before.reservation(), before.paidFrom(), before.award());
            programmes
                    .load(programme.toString())
                    .execute(paying ->
                            paying.release(
                                    before.reservation(), ReleaseCause.APPLICATION_WITHDRAWN));
        }
    }
}
