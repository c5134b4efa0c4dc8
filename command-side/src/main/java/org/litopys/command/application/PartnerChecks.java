package org.litopys.command.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.ApplicationCommand.RequestPartnerChecks;
import org.litopys.command.organisation.Organisation;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;
import org.springframework.stereotype.Component;

/**
 * An application asks all who apply at once, in one unit of work: none of them is forgotten, and
 * each record says itself what is missing there and by when. Locks of organisations are taken in
 * one order, so that two applications of the same partners do not wait for each other.
 */
@Component
class PartnerChecks {
    private final Repository<Application> applications;
    private final Repository<Organisation> organisations;
    private final Policies policies;
    private final Deadlines deadlines;

    PartnerChecks(
            Repository<Application> applications,
            Repository<Organisation> organisations,
            Policies policies,
            Deadlines deadlines) {
        this.applications = applications;
        this.organisations = organisations;
        this.policies = policies;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(RequestPartnerChecks command) {
        Aggregate<Application> application = applications.load(command.applicationId().toString());
        application.execute(Application::requestPartnerChecks);
        Policy policy = policies.of(application.invoke(Application::callId));
        Instant dueAt = deadlines.due(Due.PARTNER_CHECKS, policy);
        List<OrganisationId> members =
                application.invoke(one -> one.terms().consortium()).stream()
                        .sorted(Comparator.comparing(OrganisationId::value))
                        .toList();
        for (OrganisationId member : members) {
            organisations
                    .load(member.toString())
                    .execute(one ->
                            one.requestChecks(
                                    command.applicationId(), policy, deadlines.today(), dueAt));
        }
    }
}
