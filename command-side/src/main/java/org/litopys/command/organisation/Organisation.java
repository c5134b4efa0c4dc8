package org.litopys.command.organisation;

import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationStatus;

/** An organisation that applies, or that is introduced to one that does. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Organisation extends LedgerRecord<OrganisationEvent, OrganisationStatus> {
    private @Nullable OrganisationRegistered registration;
    private @Nullable OrganisationStatus status;

    Organisation() {} // Axon rebuilds from events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RegisterOrganisation command) {
        apply(
                new OrganisationRegistered(
                        command.subject(),
                        command.identifier(),
                        command.name(),
                        command.nameUk(),
                        command.country(),
                        command.type()));
    }

    @CommandHandler
    void decide(ValidateOrganisation command) {
        apply(new OrganisationValidated(command.organisationId()));
    }

    @Override
    protected void evolve(OrganisationEvent event) {
        switch (event) {
            case OrganisationRegistered registered -> {
                registration = registered;
                status = OrganisationStatus.REGISTERED;
            }
            case OrganisationValidated _ -> status = OrganisationStatus.VALIDATED;
        }
    }

    @Nullable OrganisationRegistered registration() {
        return registration;
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(Objects.requireNonNull(registration).organisationId());
    }

    @Override
    protected Lifecycle<OrganisationStatus, OrganisationCommand> lifecycle() {
        return OrganisationCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable OrganisationStatus status() {
        return status;
    }
}
