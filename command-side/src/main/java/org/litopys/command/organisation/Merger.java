package org.litopys.command.organisation;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.organisation.OrganisationCommand.MergeOrganisations;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

/**
 * A merger stands in both records or in neither: one unit of work. Two opposite mergers at once
 * would each wait for the other's lock; Axon notices, one of them fails as a conflict and is
 * handled again, when the other organisation is merged already.
 */
@Component
class Merger {
    private final Repository<Organisation> organisations;

    Merger(Repository<Organisation> organisations) {
        this.organisations = organisations;
    }

    @CommandHandler
    void decide(MergeOrganisations command) {
        OrganisationId survivor = command.organisationId();
        OrganisationId absorbed = command.absorbed();
        if (survivor.equals(absorbed)) {
            throw Refused.by(Rule.MERGED_WITH_ITSELF, "/data/absorbed", survivor);
        }
        Aggregate<Organisation> going = organisations.load(survivor.toString());
        Aggregate<Organisation> gone = load(absorbed);
        gone.execute(organisation -> organisation.requireAbsorbable("/data/absorbed"));
        going.execute(one -> one.merge(survivor, absorbed, command.registerReference()));
        gone.execute(one -> one.merge(survivor, absorbed, command.registerReference()));
    }

    private Aggregate<Organisation> load(OrganisationId absorbed) {
        try {
            return organisations.load(absorbed.toString());
        } catch (AggregateNotFoundException e) {
            throw new Refused(
                    Rule.UNKNOWN_REFERENCE.refusal("/data/absorbed", "Organisation", absorbed), e);
        }
    }
}
