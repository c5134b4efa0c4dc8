package org.litopys.command.organisation;

import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.registerLead;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.organisation.SampleOrganisation.registeredLead;

import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;

class OrganisationTest {
    private final RecordFixture<Organisation> organisation = RecordFixture.of(Organisation.class);

    @Test
    void a_service_registers_an_organisation() {
        organisation.when(registerLead(), by(PORTAL)).thenEvents(registeredLead());
    }

    @Test
    void a_compliance_officer_validates_it() {
        organisation
                .given(PORTAL, registeredLead())
                .when(new ValidateOrganisation(LEAD), by(COMPLIANCE))
                .thenEvents(new OrganisationValidated(LEAD));
    }

    @Test
    void an_intake_officer_does_not() {
        organisation
                .given(PORTAL, registeredLead())
                .when(new ValidateOrganisation(LEAD), by(INTAKE))
                .thenRefused(Rule.ROLE_MISSING, "", "IN-01", "COMPLIANCE_OFFICER");
    }

    @Test
    void it_is_validated_once() {
        organisation
                .given(PORTAL, registeredLead())
                .given(COMPLIANCE, new OrganisationValidated(LEAD))
                .when(new ValidateOrganisation(LEAD), by(COMPLIANCE))
                .thenRefused(Rule.WRONG_STATE, "", "validate-organisation", "VALIDATED", "–");
    }
}
