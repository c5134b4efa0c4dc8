package org.litopys.command.organisation;

import static org.litopys.events.organisation.OrganisationStatus.REGISTERED;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.organisation.OrganisationType;

/** What can be asked of an organisation. */
public sealed interface OrganisationCommand extends LedgerCommand {
    Lifecycle<OrganisationStatus, OrganisationCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.ORGANISATION,
                    OrganisationStatus.class,
                    OrganisationCommand.class,
                    Set.of(RegisterOrganisation.class),
                    Map.of(REGISTERED, List.of(ValidateOrganisation.class)));

    @Override
    default Lifecycle<OrganisationStatus, OrganisationCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Makes an organisation known. Its number in a register is its identity and its reference.
     *
     * @param identifier code of the register (org-id.guide, such as UA-EDR or XI-LEI) and the
     *     number there; the check digits of UA-EDR and XI-LEI are checked
     * @param name legal name, in Latin letters where the register has it so
     * @param nameUk name in Ukrainian, where there is one
     * @param country ISO 3166-1 alpha-2
     * @param type what it is; a military unit is known by a pseudonymous code only
     */
    @SentBy({
        Role.APPLICANT_REP,
        Role.INTAKE_OFFICER,
        Role.LIAISON_OFFICER,
        Role.PROGRAMME_MANAGER,
        Role.SERVICE
    })
    record RegisterOrganisation(
            @NotNull Identifier identifier,
            @NotBlank @Size(max = 300) String name,
            @Nullable @Size(min = 1, max = 300) String nameUk,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
            @NotNull OrganisationType type)
            implements OrganisationCommand {
        @Override
        public OrganisationId subject() {
            return OrganisationId.of(identifier);
        }
    }

    /**
     * Confirms that existence and details were checked against the register; from then on the
     * organisation may be introduced and contracted.
     *
     * @param organisationId the organisation
     */
    @SentBy(Role.COMPLIANCE_OFFICER)
    record ValidateOrganisation(@NotNull @TargetAggregateIdentifier OrganisationId organisationId)
            implements OrganisationCommand {
        @Override
        public OrganisationId subject() {
            return organisationId;
        }
    }
}
