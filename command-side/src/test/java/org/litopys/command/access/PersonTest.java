package org.litopys.command.access;

import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.APPLICANT;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.access.SamplePerson.ID;
import static org.litopys.command.access.SamplePerson.PERSON;
import static org.litopys.command.access.SamplePerson.delegated;
import static org.litopys.command.access.SamplePerson.entered;
import static org.litopys.command.access.SamplePerson.granted;
import static org.litopys.command.access.SamplePerson.interested;
import static org.litopys.events.Role.ACCOUNTING_OFFICER;
import static org.litopys.events.Role.AUTHORISING_OFFICER;
import static org.litopys.events.Role.COMPLIANCE_OFFICER;
import static org.litopys.events.Role.PROGRAMME_MANAGER;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.Staff;
import org.litopys.command.access.PersonCommand.DeclareInterest;
import org.litopys.command.access.PersonCommand.EndDelegation;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GiveDelegation;
import org.litopys.command.access.PersonCommand.GrantRole;
import org.litopys.command.access.PersonCommand.RevokeRole;
import org.litopys.command.access.PersonCommand.WithdrawInterest;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.DelegationEnded;
import org.litopys.events.access.PersonEvent.DelegationGiven;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.InterestWithdrawn;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.access.PersonEvent.RoleRevoked;
import org.litopys.events.access.PersonId;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.SuspensionGround;

class PersonTest {
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final LocalDate LATER = TODAY.plusDays(20);
    private static final Actor SECOND_AUTHORISING = Staff.person("AO-02", AUTHORISING_OFFICER);
    private static final PersonId GRANTER = PersonId.ofPseudonym("AO-01");
    private static final Actor SECOND_COMPLIANCE = Staff.person("CO-02", COMPLIANCE_OFFICER);

    private final RecordFixture<Person> person =
            RecordFixture.of(Person.class)
                    .with(
                            new Organisations(
                                    RecordFixture.otherRecords(
                                            SampleOrganisation.registeredLead())))
                    .given(COMPLIANCE, entered());

    @Test
    void anybody_of_the_office_enters_a_person() {
        RecordFixture.of(Person.class)
                .when(new EnterPerson(PERSON), by(INTAKE))
                .thenEvents(entered());
    }

    @Test
    void an_applicant_does_not() {
        RecordFixture.of(Person.class)
                .when(new EnterPerson(PERSON), by(APPLICANT))
                .thenRefusedBy("role-missing");
    }

    // Roles

    @Test
    void an_authorising_officer_grants_a_role() {
        person.when(new GrantRole(ID, COMPLIANCE_OFFICER, null), decidedBy(AUTHORISING))
                .thenEvents(granted(COMPLIANCE_OFFICER, null));
    }

    @Test
    void nobody_else_does() {
        person.when(new GrantRole(ID, COMPLIANCE_OFFICER, null), decidedBy(MANAGER))
                .thenRefused(Rule.ROLE_MISSING, "", "PM-01", "AUTHORISING_OFFICER");
    }

    @Test
    void a_grant_needs_a_reason() {
        person.when(new GrantRole(ID, COMPLIANCE_OFFICER, null), by(AUTHORISING))
                .thenRefused(Rule.REASON_MISSING, "/reason", "grant-role");
    }

    @Test
    void nobody_grants_a_role_to_himself() {
        Actor officer = Staff.person(PERSON, AUTHORISING_OFFICER);

        person.when(new GrantRole(ID, PROGRAMME_MANAGER, null), decidedBy(officer))
                .thenRefused(Rule.GRANT_TO_SELF, "", PERSON, PROGRAMME_MANAGER);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPLICANT_REP", "AUDITOR", "SYSTEM_ADMIN", "SERVICE", "PROCESS"})
    void nobody_is_granted_a_role_that_is_none_of_the_office(Role role) {
        person.when(new GrantRole(ID, role, null), decidedBy(AUTHORISING))
                .thenRefused(Rule.ROLE_NOT_FOR_GRANTING, "/data/role", role);
    }

    @Test
    void nobody_both_authorises_and_accounts() {
        person.given(AUTHORISING, granted(ACCOUNTING_OFFICER, TODAY))
                .when(new GrantRole(ID, AUTHORISING_OFFICER, null), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.ROLES_INCOMPATIBLE,
                        "/data/role",
                        PERSON,
                        AUTHORISING_OFFICER,
                        ACCOUNTING_OFFICER);
        person.when(new GrantRole(ID, ACCOUNTING_OFFICER, LATER), decidedBy(AUTHORISING))
                .thenEvents(granted(ACCOUNTING_OFFICER, LATER));
    }

    @Test
    void the_other_role_may_follow_when_the_first_has_ended() {
        person.given(AUTHORISING, granted(ACCOUNTING_OFFICER, YESTERDAY))
                .when(new GrantRole(ID, AUTHORISING_OFFICER, null), decidedBy(AUTHORISING))
                .thenEvents(granted(AUTHORISING_OFFICER, null));
    }

    @Test
    void no_accountant_stands_in_for_an_authorising_officer() {
        PersonId accountant = PersonId.ofPseudonym("AC-01");
        person.given(AUTHORISING, granted(AUTHORISING_OFFICER, null))
                .among(
                        entered(),
                        granted(AUTHORISING_OFFICER, null),
                        new PersonEntered(accountant, "AC-01"),
                        new RoleGranted(accountant, ACCOUNTING_OFFICER, null))
                .when(
                        delegate("AC-01", AUTHORISING_OFFICER),
                        decidedBy(Staff.person(PERSON, AUTHORISING_OFFICER)))
                .thenRefused(
                        Rule.ROLES_INCOMPATIBLE,
                        "/data/standIn",
                        "AC-01",
                        AUTHORISING_OFFICER,
                        ACCOUNTING_OFFICER);
    }

    @Test
    void nobody_has_a_stand_in_grant_him_a_role_either() {
        person.given(COMPLIANCE, delegated("AO-01", AUTHORISING_OFFICER))
                .among(entered(), delegated("AO-01", AUTHORISING_OFFICER))
                .when(
                        new GrantRole(ID, PROGRAMME_MANAGER, null),
                        decidedBy(AUTHORISING).inPlaceOf(PERSON))
                .thenRefused(Rule.GRANT_TO_SELF, "", PERSON, PROGRAMME_MANAGER);
    }

    @Test
    void a_role_may_end_today_but_not_before() {
        person.when(new GrantRole(ID, COMPLIANCE_OFFICER, TODAY), decidedBy(AUTHORISING))
                .thenEvents(granted(COMPLIANCE_OFFICER, TODAY));
        person.when(new GrantRole(ID, COMPLIANCE_OFFICER, YESTERDAY), decidedBy(AUTHORISING))
                .thenRefused(Rule.LAST_DAY_PAST, "/data/until", YESTERDAY, TODAY);
    }

    @Test
    void a_second_grant_takes_the_place_of_the_first() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, YESTERDAY))
                .given(AUTHORISING, granted(COMPLIANCE_OFFICER, null))
                .when(new RevokeRole(ID, COMPLIANCE_OFFICER), decidedBy(AUTHORISING))
                .thenEvents(new RoleRevoked(ID, COMPLIANCE_OFFICER));
    }

    @Test
    void only_a_role_that_is_held_is_revoked() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, YESTERDAY))
                .when(new RevokeRole(ID, COMPLIANCE_OFFICER), decidedBy(AUTHORISING))
                .thenRefused(Rule.ROLE_NOT_GRANTED, "/data/role", PERSON, COMPLIANCE_OFFICER);
        person.given(AUTHORISING, granted(PROGRAMME_MANAGER, null))
                .given(AUTHORISING, new RoleRevoked(ID, PROGRAMME_MANAGER))
                .when(new RevokeRole(ID, PROGRAMME_MANAGER), decidedBy(AUTHORISING))
                .thenRefused(Rule.ROLE_NOT_GRANTED, "/data/role", PERSON, PROGRAMME_MANAGER);
    }

    @Test
    void the_other_roles_are_held_when_one_is_revoked() {
        person.given(
                        AUTHORISING,
                        granted(COMPLIANCE_OFFICER, null),
                        granted(PROGRAMME_MANAGER, null),
                        new RoleRevoked(ID, PROGRAMME_MANAGER))
                .when(new RevokeRole(ID, COMPLIANCE_OFFICER), decidedBy(AUTHORISING))
                .thenEvents(new RoleRevoked(ID, COMPLIANCE_OFFICER));
    }

    @Test
    void an_authorising_officer_may_give_up_the_own_role() {
        PersonId own = PersonId.ofPseudonym("AO-01");

        RecordFixture.of(Person.class)
                .given(MANAGER, new PersonEntered(own, "AO-01"))
                .given(MANAGER, new RoleGranted(own, AUTHORISING_OFFICER, null))
                .when(new RevokeRole(own, AUTHORISING_OFFICER), decidedBy(AUTHORISING))
                .thenEvents(new RoleRevoked(own, AUTHORISING_OFFICER));
    }

    // Stand-ins

    @Test
    void a_person_lets_a_colleague_stand_in() {
        person.when(delegate("CO-02", COMPLIANCE_OFFICER), decidedBy(COMPLIANCE))
                .thenEvents(new DelegationGiven(ID, "CO-02", COMPLIANCE_OFFICER, TODAY, LATER));
    }

    @Test
    void a_role_that_the_person_does_not_hold_cannot_be_delegated() {
        person.when(delegate("CO-02", AUTHORISING_OFFICER), decidedBy(COMPLIANCE))
                .thenRefused(
                        Rule.DELEGATED_ROLE_NOT_HELD, "/data/role", PERSON, AUTHORISING_OFFICER);
    }

    @Test
    void an_authorising_officer_records_it_where_the_ledger_grants_the_role() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, null))
                .when(delegate("CO-02", COMPLIANCE_OFFICER), decidedBy(SECOND_AUTHORISING))
                .thenEvents(new DelegationGiven(ID, "CO-02", COMPLIANCE_OFFICER, TODAY, LATER));
    }

    @Test
    void but_not_the_one_who_granted_a_role_of_that_person() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, null))
                .when(delegate("CO-02", COMPLIANCE_OFFICER), decidedBy(AUTHORISING))
                .thenRefused(Rule.DELEGATION_BY_GRANTER, "", "AO-01", PERSON);
    }

    @Test
    void nor_through_a_stand_in() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, null))
                .among(
                        new PersonEntered(GRANTER, "AO-01"),
                        new DelegationGiven(GRANTER, "AO-02", AUTHORISING_OFFICER, TODAY, LATER))
                .when(
                        delegate("CO-02", COMPLIANCE_OFFICER),
                        decidedBy(SECOND_AUTHORISING).inPlaceOf("AO-01"))
                .thenRefused(Rule.DELEGATION_BY_GRANTER, "", "AO-01", PERSON);
    }

    @Test
    void whoever_was_granted_a_role_lends_it_himself() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, null))
                .when(delegate("CO-02", COMPLIANCE_OFFICER), decidedBy(COMPLIANCE))
                .thenEvents(new DelegationGiven(ID, "CO-02", COMPLIANCE_OFFICER, TODAY, LATER));
    }

    @Test
    void but_not_where_only_a_token_would_say_so() {
        person.when(delegate("CO-02", COMPLIANCE_OFFICER), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.DELEGATED_ROLE_NOT_HELD, "/data/role", PERSON, COMPLIANCE_OFFICER);
    }

    @Test
    void a_colleague_who_is_no_authorising_officer_does_not() {
        person.when(delegate("CO-02", COMPLIANCE_OFFICER), decidedBy(SECOND_COMPLIANCE))
                .thenRefused(Rule.ANOTHERS_AFFAIR, "", "CO-02", PERSON, AUTHORISING_OFFICER);
    }

    @Test
    void nobody_takes_anothers_place_by_his_own_act() {
        person.given(AUTHORISING, granted(COMPLIANCE_OFFICER, null))
                .when(delegate("AO-01", COMPLIANCE_OFFICER), decidedBy(AUTHORISING))
                .thenRefused(Rule.DELEGATION_TO_SELF, "/data/standIn", "AO-01", PERSON);
    }

    @Test
    void nobody_stands_in_for_himself() {
        person.when(delegate(PERSON, COMPLIANCE_OFFICER), decidedBy(COMPLIANCE))
                .thenRefused(Rule.DELEGATION_TO_SELF, "/data/standIn", PERSON, PERSON);
    }

    @Test
    void a_stand_in_does_not_pass_the_place_on() {
        person.given(COMPLIANCE, delegated("CO-02", COMPLIANCE_OFFICER))
                .among(entered(), delegated("CO-02", COMPLIANCE_OFFICER))
                .when(
                        delegate("CO-03", COMPLIANCE_OFFICER),
                        decidedBy(SECOND_COMPLIANCE).inPlaceOf(PERSON))
                .thenRefused(Rule.ANOTHERS_AFFAIR, "", "CO-02", PERSON, AUTHORISING_OFFICER);
    }

    @Test
    void a_stand_in_acts_on_the_days_of_the_delegation_and_no_other() {
        inPlaceDuring(TODAY, TODAY).thenEvents(interested(InterestLevel.POTENTIAL));
        inPlaceDuring(YESTERDAY, YESTERDAY)
                .thenRefused(Rule.DELEGATION_MISSING, "/onBehalfOf", "CO-02", PERSON);
        inPlaceDuring(LATER, LATER)
                .thenRefused(Rule.DELEGATION_MISSING, "/onBehalfOf", "CO-02", PERSON);
    }

    /** What a stand-in of these days does on the sample day. */
    private RecordFixture.Then inPlaceDuring(LocalDate from, LocalDate until) {
        return person.among(
                        entered(),
                        new DelegationGiven(ID, "CO-02", COMPLIANCE_OFFICER, from, until))
                .when(
                        declare(InterestLevel.POTENTIAL),
                        decidedBy(SECOND_COMPLIANCE).inPlaceOf(PERSON));
    }

    @Test
    void a_delegation_ends_after_it_begins_and_not_before_today() {
        person.when(
                        new GiveDelegation(ID, "CO-02", COMPLIANCE_OFFICER, LATER, TODAY),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.DATES_REVERSED, "/data/until", LATER, TODAY);
        person.when(
                        new GiveDelegation(ID, "CO-02", COMPLIANCE_OFFICER, YESTERDAY, YESTERDAY),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.LAST_DAY_PAST, "/data/until", YESTERDAY, TODAY);
    }

    @Test
    void a_delegation_is_ended_by_the_person_or_an_authorising_officer() {
        EndDelegation end = new EndDelegation(ID, "CO-02", COMPLIANCE_OFFICER);
        person.given(COMPLIANCE, delegated("CO-02", COMPLIANCE_OFFICER));

        person.when(end, by(COMPLIANCE))
                .thenEvents(new DelegationEnded(ID, "CO-02", COMPLIANCE_OFFICER));
        person.when(end, by(AUTHORISING))
                .thenEvents(new DelegationEnded(ID, "CO-02", COMPLIANCE_OFFICER));
        person.when(end, by(SECOND_COMPLIANCE))
                .thenRefused(Rule.ANOTHERS_AFFAIR, "", "CO-02", PERSON, AUTHORISING_OFFICER);
    }

    @Test
    void what_is_over_or_never_was_cannot_be_ended() {
        EndDelegation end = new EndDelegation(ID, "CO-02", COMPLIANCE_OFFICER);

        person.when(end, by(COMPLIANCE))
                .thenRefused(
                        Rule.NO_SUCH_DELEGATION,
                        "/data/standIn",
                        "CO-02",
                        PERSON,
                        COMPLIANCE_OFFICER);
        person.given(
                        COMPLIANCE,
                        new DelegationGiven(ID, "CO-02", COMPLIANCE_OFFICER, YESTERDAY, YESTERDAY))
                .when(end, by(COMPLIANCE))
                .thenRefused(
                        Rule.NO_SUCH_DELEGATION,
                        "/data/standIn",
                        "CO-02",
                        PERSON,
                        COMPLIANCE_OFFICER);
    }

    private static GiveDelegation delegate(String standIn, Role role) {
        return new GiveDelegation(ID, standIn, role, TODAY, LATER);
    }

    // Interests

    @Test
    void a_person_declares_an_interest() {
        person.when(declare(InterestLevel.POTENTIAL), decidedBy(COMPLIANCE))
                .thenEvents(interested(InterestLevel.POTENTIAL));
    }

    @Test
    void a_compliance_officer_declares_it_for_somebody_and_nobody_else_does() {
        person.when(declare(InterestLevel.ACTUAL), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(interested(InterestLevel.ACTUAL));
        person.when(declare(InterestLevel.ACTUAL), decidedBy(INTAKE))
                .thenRefused(Rule.ANOTHERS_AFFAIR, "", "IN-01", PERSON, COMPLIANCE_OFFICER);
    }

    @Test
    void an_interest_in_an_organisation_that_nobody_knows_is_refused() {
        person.when(new DeclareInterest(ID, HOST, InterestLevel.ACTUAL), decidedBy(COMPLIANCE))
                .thenRefused(Rule.ORGANISATION_NOT_REGISTERED, "/data/organisation", HOST);
    }

    @Test
    void an_interest_in_an_organisation_that_takes_no_part_is_declared_too() {
        person.with(
                        new Organisations(
                                RecordFixture.otherRecords(
                                        SampleOrganisation.registeredLead(),
                                        new OrganisationSuspended(
                                                LEAD, SuspensionGround.OTHER, null))))
                .when(declare(InterestLevel.ACTUAL), decidedBy(COMPLIANCE))
                .thenEvents(interested(InterestLevel.ACTUAL));
    }

    @Test
    void nobody_makes_an_actual_interest_of_his_own_less() {
        person.given(COMPLIANCE, interested(InterestLevel.ACTUAL));

        person.when(declare(InterestLevel.NONE), decidedBy(COMPLIANCE))
                .thenRefused(Rule.OWN_CONFLICT_LIFTED, "", PERSON, LEAD);
        person.when(new WithdrawInterest(ID, LEAD), decidedBy(COMPLIANCE))
                .thenRefused(Rule.OWN_CONFLICT_LIFTED, "", PERSON, LEAD);
    }

    @Test
    void another_compliance_officer_does() {
        person.given(COMPLIANCE, interested(InterestLevel.ACTUAL));

        person.when(declare(InterestLevel.NONE), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(new InterestDeclared(ID, LEAD, InterestLevel.NONE));
        person.when(new WithdrawInterest(ID, LEAD), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(new InterestWithdrawn(ID, LEAD));
    }

    @Test
    void a_potential_interest_is_withdrawn_by_the_person_once() {
        person.given(COMPLIANCE, interested(InterestLevel.POTENTIAL))
                .when(new WithdrawInterest(ID, LEAD), decidedBy(COMPLIANCE))
                .thenEvents(new InterestWithdrawn(ID, LEAD));
        person.given(COMPLIANCE, new InterestWithdrawn(ID, LEAD))
                .when(new WithdrawInterest(ID, LEAD), decidedBy(COMPLIANCE))
                .thenRefused(Rule.INTEREST_NOT_DECLARED, "/data/organisation", PERSON, LEAD);
    }

    @Test
    void a_compliance_officer_withdraws_it_for_somebody_and_nobody_else_does() {
        person.given(COMPLIANCE, interested(InterestLevel.POTENTIAL));

        person.when(new WithdrawInterest(ID, LEAD), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(new InterestWithdrawn(ID, LEAD));
        person.when(new WithdrawInterest(ID, LEAD), decidedBy(INTAKE))
                .thenRefused(Rule.ANOTHERS_AFFAIR, "", "IN-01", PERSON, COMPLIANCE_OFFICER);
    }

    private static DeclareInterest declare(InterestLevel level) {
        return new DeclareInterest(ID, LEAD, level);
    }
}
