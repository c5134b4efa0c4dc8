package org.litopys.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Role;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonRemoved;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldLifted;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldPlaced;
import org.litopys.events.organisation.OrganisationEvent.OrganisationDescribed;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationEvent.OwnershipControlAssessed;
import org.litopys.events.organisation.OrganisationEvent.OwnershipDeclared;
import org.litopys.events.organisation.OrganisationEvent.PersonalDataErased;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchFound;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchResolved;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.Owner;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.organisation.ScreeningResult;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;

/** Three invented organisations to which everything happens that can; they apply for nothing. */
final class GeneratedOrganisations {
    static final OrganisationId LISTED = OrganisationId.of(number(1));
    static final OrganisationId SURVIVOR = OrganisationId.of(number(2));
    static final OrganisationId ABSORBED = OrganisationId.of(number(3));
    private static final String HASH = "cd".repeat(32);

    private final GeneratedActs acts;
    private final List<GeneratedOffice.Act> all = new ArrayList<>();

    GeneratedOrganisations(GeneratedActs acts) {
        this.acts = acts;
    }

    private static Identifier number(int number) {
        return new Identifier("EE-ARIREGISTER", "2%07d".formatted(number));
    }

    List<GeneratedOffice.Act> acts() {
        for (int number = 1; number <= 3; number++) {
            act(
                    Role.SERVICE,
                    new OrganisationRegistered(
                            OrganisationId.of(number(number)),
                            number(number),
                            "Holding " + number,
                            null,
                            "EE",
                            OrganisationType.LARGE));
        }
        checked();
        restricted();
        persons();
        act(
                Role.COMPLIANCE_OFFICER,
                new OrganisationsMerged(SURVIVOR, SURVIVOR, ABSORBED, "register/1"),
                new OrganisationsMerged(ABSORBED, SURVIVOR, ABSORBED, "register/1"));
        return all;
    }

    private void act(Role role, LedgerEvent... events) {
        all.add(acts.act(role, role.name().charAt(0) + "O-09", "on the file", events));
    }

    private void checked() {
        act(
                Role.INTAKE_OFFICER,
                new OrganisationDescribed(
                        SURVIVOR,
                        new Address("Long street 1", "10111", "Tallinn"),
                        OrganisationSize.LARGE));
        act(
                Role.SERVICE,
                new OwnershipDeclared(
                        SURVIVOR, List.of(new Owner(60, "EE", number(1), null, null)), HASH));
        act(
                Role.COMPLIANCE_OFFICER,
                new OwnershipControlAssessed(
                        SURVIVOR,
                        ControlResult.CONTROLLED_WITH_GUARANTEES,
                        "guarantee/1",
                        LocalDate.of(2027, 6, 30)));
        act(Role.COMPLIANCE_OFFICER, screened(SURVIVOR));
    }

    private SanctionsScreened screened(OrganisationId organisation, String... entries) {
        ScreenedList list = new ScreenedList("EU consolidated list", "2026-03-01");
        List<ScreeningMatch> matches = new ArrayList<>();
        for (String entry : entries) {
            matches.add(new ScreeningMatch(list.name(), entry));
        }
        return new SanctionsScreened(
                organisation,
                new ScreeningId(acts.uuid()),
                LocalDate.of(2026, 3, 2),
                List.of(list),
                matches.isEmpty() ? ScreeningResult.CLEAR : ScreeningResult.POSSIBLE_MATCH,
                matches,
                acts.in(90));
    }

    private void restricted() {
        SanctionsScreened found = screened(LISTED, "EU.1", "EU.2");
        act(
                Role.COMPLIANCE_OFFICER,
                found,
                new ScreeningMatchFound(LISTED, found.screening(), "EU.1", acts.in(7)),
                new ScreeningMatchFound(LISTED, found.screening(), "EU.2", acts.in(7)));
        act(
                Role.COMPLIANCE_OFFICER,
                new ScreeningMatchResolved(
                        LISTED, found.screening(), "EU.2", MatchDecision.FALSE_POSITIVE));
        act(
                Role.COMPLIANCE_OFFICER,
                new ScreeningMatchResolved(
                        LISTED, found.screening(), "EU.1", MatchDecision.TRUE_MATCH),
                new OrganisationSuspended(LISTED, SuspensionGround.SANCTIONS_MATCH, null));
        act(Role.AUTHORISING_OFFICER, new OrganisationReinstated(LISTED));
        act(
                Role.AUTHORISING_OFFICER,
                new OrganisationExcluded(
                        LISTED,
                        Set.of(ExclusionGround.FRAUD_OR_CORRUPTION),
                        "decision/1",
                        LocalDate.of(2029, 1, 1)));
    }

    private void persons() {
        DataSubjectId first = new DataSubjectId(acts.uuid());
        DataSubjectId second = new DataSubjectId(acts.uuid());
        act(Role.SERVICE, contact(first));
        act(Role.SERVICE, contact(second));
        act(Role.LEGAL_OFFICER, new LegalHoldPlaced(SURVIVOR, first, "court/1"));
        act(Role.LEGAL_OFFICER, new LegalHoldLifted(SURVIVOR, first, "court/1"));
        act(
                Role.DATA_PROTECTION_OFFICER,
                new PersonalDataErased(SURVIVOR, first, ErasureBasis.DATA_SUBJECT_REQUEST));
        act(Role.SERVICE, new ContactPersonRemoved(SURVIVOR, second));
    }

    private static ContactPersonAdded contact(DataSubjectId person) {
        Sealed sealed = new Sealed(person, "ContactPersonAdded", "c2VhbGVk");
        return new ContactPersonAdded(
                SURVIVOR, person, ContactRole.PROJECT_LEAD, sealed, sealed, null);
    }
}
