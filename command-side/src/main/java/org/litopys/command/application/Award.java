package org.litopys.command.application;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.programme.Programme;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;
import org.springframework.stereotype.Component;

/**
 * An award and the reservation of its money are one unit of work: the store keeps both or neither.
 * Locks are taken in one order everywhere, the programme's last.
 */
@Component
class Award {
    private final Repository<Application> applications;
    private final Repository<Programme> programmes;
    private final Calls calls;
    private final Policies policies;
    private final Organisations organisations;
    private final Deadlines deadlines;

    Award(
            Repository<Application> applications,
            Repository<Programme> programmes,
            Calls calls,
            Policies policies,
            Organisations organisations,
            Deadlines deadlines) {
        this.applications = applications;
        this.programmes = programmes;
        this.calls = calls;
        this.policies = policies;
        this.organisations = organisations;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(AcceptApplication command) {
        Aggregate<Application> application = applications.load(command.applicationId().toString());
        CallTerms call = calls.require(application.invoke(Application::callId));
        String line = Objects.requireNonNullElse(command.budgetLine(), call.budgetLine());
        Policy policy = policies.of(call.programmeId());
        organisations.requireCleared(
                application.invoke(one -> one.terms().consortium()), policy, deadlines, "");
        Instant reservedUntil = deadlines.due(Due.RESERVATION, policy);
        application.execute(
                accepted -> accepted.accept(command, call, line, reservedUntil, policy, deadlines));
        Aggregate<Programme> paying = programmes.load(call.programmeId().toString());
        // Under the programme's lock: a cancellation releases what awards before it have reserved.
        calls.require(call.id()).requireNotCancelled();
        paying.execute(programme ->
                programme.reserve(line, command.awarded(), command.applicationId(), reservedUntil));
    }
}
