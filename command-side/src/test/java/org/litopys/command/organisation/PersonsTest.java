package org.litopys.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROTECTION;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.organisation.SampleOrganisation.PERSON;
import static org.litopys.command.organisation.SampleOrganisation.contact;
import static org.litopys.command.organisation.SampleOrganisation.registeredLead;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.organisation.OrganisationCommand.AddContactPerson;
import org.litopys.command.organisation.OrganisationCommand.DeclareOwnership;
import org.litopys.command.organisation.OrganisationCommand.DeclaredOwner;
import org.litopys.command.organisation.OrganisationCommand.ErasePersonalData;
import org.litopys.command.organisation.OrganisationCommand.LiftLegalHold;
import org.litopys.command.organisation.OrganisationCommand.PlaceLegalHold;
import org.litopys.command.organisation.OrganisationCommand.RemoveContactPerson;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonRemoved;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldLifted;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldPlaced;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationEvent.OwnershipDeclared;
import org.litopys.events.organisation.OrganisationEvent.PersonalDataErased;
import org.litopys.events.organisation.Owner;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Place;
import org.litopys.events.personal.Sealed;

class PersonsTest {
    private final RecordFixture<Organisation> lead =
            RecordFixture.of(Organisation.class).given(PORTAL, registeredLead());

    private static AddContactPerson add() {
        return new AddContactPerson(
                LEAD,
                ContactRole.PROJECT_LEAD,
                "Olena Kovalenko",
                "olena@example.org",
                "+380 44 000 00 00",
                PERSON);
    }

    private String opened(@Nullable Sealed sealed, String event, String field) {
        return lead.keyOf(PERSON)
                .open(Objects.requireNonNull(sealed), new Place(LEAD, event, field))
                .orElseThrow();
    }

    @Test
    void a_contact_is_recorded_sealed_each_text_at_its_own_place() {
        ContactPersonAdded added = lead.when(add(), by(PORTAL)).thenEvent(ContactPersonAdded.class);

        assertThat(added.toString()).doesNotContain("Olena", "olena", "380");
        assertThat(opened(added.name(), "ContactPersonAdded", "name")).isEqualTo("Olena Kovalenko");
        assertThat(opened(added.email(), "ContactPersonAdded", "email"))
                .isEqualTo("olena@example.org");
        assertThat(opened(added.telephone(), "ContactPersonAdded", "telephone"))
                .isEqualTo("+380 44 000 00 00");
    }

    @Test
    void an_owner_who_is_a_person_is_recorded_sealed() {
        DeclaredOwner owner = new DeclaredOwner(80, "UA", null, PERSON, "Olena Kovalenko");

        Owner declared =
                lead.when(new DeclareOwnership(LEAD, List.of(owner), HASH), by(PORTAL))
                        .thenEvent(OwnershipDeclared.class)
                        .owners()
                        .getFirst();

        assertThat(declared.person()).isEqualTo(PERSON);
        assertThat(opened(declared.name(), "OwnershipDeclared", "name"))
                .isEqualTo("Olena Kovalenko");
    }

    @Test
    void a_person_without_a_pseudonym_gets_one_from_the_command() {
        var envelope = by(PORTAL);
        AddContactPerson nameless =
                new AddContactPerson(
                        LEAD, ContactRole.FINANCE, "Olena", "olena@example.org", null, null);

        assertThat(lead.when(nameless, envelope).thenEvent(ContactPersonAdded.class).person())
                .isEqualTo(new DataSubjectId(envelope.commandId()));
    }

    @Test
    void no_text_of_a_command_says_who_it_is_about_but_by_pseudonym() {
        assertThat(add().toString())
                .contains(PERSON.toString())
                .doesNotContain("Olena", "olena", "380");
        assertThat(new DeclaredOwner(80, "UA", null, PERSON, "Olena").toString())
                .contains(PERSON.toString())
                .doesNotContain("Olena");
    }

    @Test
    void a_command_identifies_those_of_whom_it_gives_a_name() {
        DataSubjectId nameless = new DataSubjectId(new UUID(0, 9));
        List<DeclaredOwner> owners =
                List.of(
                        new DeclaredOwner(50, "EE", Samples.HOST_NUMBER, null, null),
                        new DeclaredOwner(30, "UA", null, PERSON, "Olena"),
                        new DeclaredOwner(20, "UA", null, nameless, null));

        assertThat(add().persons()).containsExactly(PERSON);
        assertThat(new DeclareOwnership(LEAD, owners, HASH).persons()).containsExactly(PERSON);
    }

    @Test
    void a_contact_is_added_once_and_again_after_its_removal() {
        lead.given(PORTAL, contact())
                .when(add(), by(PORTAL))
                .thenRefused(Rule.CONTACT_ALREADY_ADDED, "/data/person", PERSON);
        lead.given(PORTAL, new ContactPersonRemoved(LEAD, PERSON))
                .when(add(), by(PORTAL))
                .thenEvent(ContactPersonAdded.class);
    }

    @Test
    void a_contact_is_removed_once() {
        RemoveContactPerson remove = new RemoveContactPerson(LEAD, PERSON);

        lead.when(remove, by(INTAKE)).thenRefused(Rule.UNKNOWN_PERSON, "/data/person", PERSON);
        lead.given(PORTAL, contact())
                .when(remove, by(INTAKE))
                .thenEvents(new ContactPersonRemoved(LEAD, PERSON));
    }

    // Erasure

    private static ErasePersonalData erase() {
        return new ErasePersonalData(LEAD, PERSON, ErasureBasis.DATA_SUBJECT_REQUEST);
    }

    private static PersonalDataErased erased() {
        return new PersonalDataErased(LEAD, PERSON, ErasureBasis.DATA_SUBJECT_REQUEST);
    }

    @Test
    void the_data_protection_officer_erases_a_person_with_a_reason() {
        lead.given(PORTAL, contact());

        lead.when(erase(), decidedBy(PROTECTION)).thenEvents(erased());
        lead.when(erase(), by(PROTECTION))
                .thenRefused(Rule.REASON_MISSING, "/reason", "erase-personal-data");
        lead.when(erase(), decidedBy(LEGAL))
                .thenRefused(Rule.ROLE_MISSING, "", "LE-01", "DATA_PROTECTION_OFFICER");
    }

    @Test
    void a_person_is_erased_once_and_only_where_known() {
        lead.when(erase(), decidedBy(PROTECTION))
                .thenRefused(Rule.UNKNOWN_PERSON, "/data/person", PERSON);
        lead.given(PORTAL, contact())
                .given(PROTECTION, erased())
                .when(erase(), decidedBy(PROTECTION))
                .thenRefused(Rule.PERSON_ERASED, "/data/person", PERSON);
    }

    @Test
    void a_contact_who_was_removed_is_erased_all_the_same() {
        lead.given(PORTAL, contact())
                .given(PORTAL, new ContactPersonRemoved(LEAD, PERSON))
                .when(erase(), decidedBy(PROTECTION))
                .thenEvents(erased());
    }

    @Test
    void so_is_an_owner() {
        Sealed name = new Sealed(PERSON, "OwnershipDeclared", "…");

        lead.given(
                        PORTAL,
                        new OwnershipDeclared(
                                LEAD, List.of(new Owner(80, "UA", null, PERSON, name)), HASH))
                .when(erase(), decidedBy(PROTECTION))
                .thenEvents(erased());
    }

    @Test
    void who_spoke_for_an_absorbed_organisation_keeps_the_right_to_be_erased() {
        lead.given(PORTAL, contact())
                .given(COMPLIANCE, new OrganisationsMerged(LEAD, HOST, LEAD, "EDR/1"))
                .when(erase(), decidedBy(PROTECTION))
                .thenEvents(erased());
    }

    // Legal hold

    private static PlaceLegalHold hold(String reference) {
        return new PlaceLegalHold(LEAD, PERSON, reference);
    }

    private static LegalHoldPlaced held(String reference) {
        return new LegalHoldPlaced(LEAD, PERSON, reference);
    }

    @Test
    void a_legal_hold_stops_the_erasure_until_the_last_one_is_lifted() {
        lead.given(PORTAL, contact())
                .given(LEGAL, held("OLAF/1"), held("COURT/2"))
                .given(LEGAL, new LegalHoldLifted(LEAD, PERSON, "OLAF/1"));

        lead.when(erase(), decidedBy(PROTECTION))
                .thenRefused(Rule.HELD_DATA_STAYS, "/data/person", PERSON, "COURT/2");
        lead.given(LEGAL, new LegalHoldLifted(LEAD, PERSON, "COURT/2"))
                .when(erase(), decidedBy(PROTECTION))
                .thenEvents(erased());
    }

    @Test
    void a_hold_is_placed_once_on_a_person_whose_data_is_still_there() {
        lead.when(hold("OLAF/1"), decidedBy(LEGAL))
                .thenRefused(Rule.UNKNOWN_PERSON, "/data/person", PERSON);
        lead.given(PORTAL, contact())
                .when(hold("OLAF/1"), decidedBy(LEGAL))
                .thenEvents(held("OLAF/1"));
        lead.given(LEGAL, held("OLAF/1"))
                .when(hold("OLAF/1"), decidedBy(LEGAL))
                .thenRefused(Rule.HOLD_ALREADY_PLACED, "/data/holdReference", "OLAF/1");
    }

    @Test
    void a_hold_that_does_not_stand_is_not_lifted() {
        lead.given(PORTAL, contact())
                .when(new LiftLegalHold(LEAD, PERSON, "OLAF/1"), decidedBy(LEGAL))
                .thenRefused(Rule.UNKNOWN_HOLD, "/data/holdReference", "OLAF/1", PERSON);
    }
}
