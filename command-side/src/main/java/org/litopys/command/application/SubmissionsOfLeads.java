package org.litopys.command.application;

import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.call.CallTerms;
import org.litopys.command.organisation.Organisation;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

@Component
class SubmissionsOfLeads implements Submissions {
    private final Repository<Organisation> records;
    private final Organisations organisations;
    private final Applications applications;

    SubmissionsOfLeads(
            Repository<Organisation> records,
            Organisations organisations,
            Applications applications) {
        this.records = records;
        this.organisations = organisations;
        this.applications = applications;
    }

    @Override
    public void count(OrganisationId lead, CallTerms call, ApplicationId application) {
        Integer most = call.submissionsPerLead();
        if (most == null) {
            return;
        }
        Aggregate<Organisation> record = records.load(lead.toString()); // locked before it is asked
        Set<ApplicationId> counted = organisations.counted(lead, call.id());
        if (counted.size() >= most) {
            List<ApplicationId> running = counted.stream().filter(applications::isRunning).toList();
            if (running.size() >= most) {
                throw Refused.by(Rule.SUBMISSIONS_EXHAUSTED, "", lead, running, call.code(), most);
            }
        }
        record.execute(one -> one.count(call.id(), application));
    }
}
