package org.litopys.events.organisation;

import org.jspecify.annotations.Nullable;
import org.litopys.events.Correctable;
import org.litopys.events.Duty;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;

/**
 * What can happen to an organisation: a company, a research body, an authority or a unit under its
 * pseudonymous code.
 */
public sealed interface OrganisationEvent extends LedgerEvent {
    OrganisationId organisationId();

    @Override
    default OrganisationId subject() {
        return organisationId();
    }

    /**
     * @param identifier number in a register; it is the organisation's reference and its identity
     * @param name legal name, in Latin letters where the register has it so
     * @param nameUk name in Ukrainian, where there is one
     * @param country ISO 3166-1 alpha-2
     */
    @Exercises(Duty.REGISTER_ORGANISATION)
    record OrganisationRegistered(
            OrganisationId organisationId,
            Identifier identifier,
            @Correctable String name,
            @Correctable @Nullable String nameUk,
            String country,
            OrganisationType type)
            implements OrganisationEvent {}

    /**
     * Its existence and details were checked against the register; from here on it may be
     * introduced and contracted.
     */
    @Exercises(Duty.VALIDATE_ORGANISATION)
    record OrganisationValidated(OrganisationId organisationId) implements OrganisationEvent {}
}
