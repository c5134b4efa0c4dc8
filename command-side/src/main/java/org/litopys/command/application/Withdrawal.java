package org.litopys.command.application;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.programme.ReleaseCause;
import org.springframework.stereotype.Component;

/**
 * The withdrawal of an accepted application and the release of its reservation are one unit of
 * work. Where the money is committed already, there is no reservation left to release and the
 * withdrawal is refused.
 */
@Component
class Withdrawal {
    private final Repository<Application> applications;
    private final Repository<Programme> programmes;
    private final Calls calls;

    Withdrawal(
            Repository<Application> applications, Repository<Programme> programmes, Calls calls) {
        this.applications = applications;
        this.programmes = programmes;
        this.calls = calls;
    }

    @CommandHandler
    void decide(WithdrawApplication command) {
        Aggregate<Application> application = applications.load(command.applicationId().toString());
        ApplicationTerms before = application.invoke(Application::terms);
        application.execute(Application::withdraw);
        if (before.status() == ApplicationStatus.ACCEPTED) {
            programmes
                    .load(calls.require(before.callId()).programmeId().toString())
                    .execute(programme ->
                            programme.release(
                                    before.reservation(), ReleaseCause.APPLICATION_WITHDRAWN));
        }
    }
}
