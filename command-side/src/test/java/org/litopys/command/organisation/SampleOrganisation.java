package org.litopys.command.organisation;

import org.litopys.command.Samples;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;

/** The events that the sample commands to an organisation cause. */
public final class SampleOrganisation {
    private SampleOrganisation() {}

    public static OrganisationRegistered registeredLead() {
        return registered(Samples.registerLead());
    }

    public static OrganisationRegistered registeredHost() {
        return registered(Samples.registerHost());
    }

    private static OrganisationRegistered registered(RegisterOrganisation command) {
        return new OrganisationRegistered(
                command.subject(),
                command.identifier(),
                command.name(),
                command.nameUk(),
                command.country(),
                command.type());
    }
}
