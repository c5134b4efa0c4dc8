package org.litopys.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.access.PersonCommand.DeclareInterest;
import org.litopys.command.access.PersonCommand.EndDelegation;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GiveDelegation;
import org.litopys.command.access.PersonCommand.GrantRole;
import org.litopys.command.access.PersonCommand.RevokeRole;
import org.litopys.command.access.PersonCommand.WithdrawInterest;
import org.litopys.command.audit.SampleEngagement;
import org.litopys.command.contract.ContractCommand.CompleteLegalReview;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.need.NeedCommand.RegisterNeed;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.pilot.PilotId;

/** What roles, delegations and interests on record mean for every command. */
class ActingTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    private static int people;

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000000");
    }

    @AfterEach
    void back_to_the_sample_day() {
        SIDE.clock.set(Samples.NOW);
    }

    // Roles

    @Test
    void somebody_of_whom_the_ledger_keeps_no_roles_acts_with_those_of_the_token() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);

        SIDE.send(assess(submitted(), true), decidedBy(officer));
    }

    @Test
    void a_granted_role_counts_where_the_token_has_it() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER, Role.INTAKE_OFFICER);
        grant(officer, Role.COMPLIANCE_OFFICER, null);

        SIDE.send(assess(submitted(), true), decidedBy(officer));
    }

    @Test
    void a_role_that_the_ledger_does_not_grant_is_gone_from_the_token() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER, Role.PROGRAMME_MANAGER);
        grant(officer, Role.PROGRAMME_MANAGER, null);

        assertRoleMissing(assess(submitted(), true), decidedBy(officer));
    }

    @Test
    void a_role_that_the_token_does_not_have_is_not_had_by_grant_alone() {
        Actor officer = entered(Role.INTAKE_OFFICER);
        grant(officer, Role.COMPLIANCE_OFFICER, null);

        assertRoleMissing(assess(submitted(), true), decidedBy(officer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T22:59:59Z", "2026-03-29T21:59:59Z"})
    void a_role_is_held_to_the_end_of_its_last_day_in_Brussels(Instant lastMoment) {
        // In the night to 29 March clocks go forward: that day ends an hour earlier.
        LocalDate lastDay = LocalDate.ofInstant(lastMoment, RecordType.OFFICE_ZONE);
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        grant(officer, Role.COMPLIANCE_OFFICER, lastDay);
        ApplicationId first = submitted();
        ApplicationId second = submitted();

        SIDE.clock.set(lastMoment);
        SIDE.send(assess(first, true), decidedBy(officer));
        SIDE.clock.set(lastMoment.plusSeconds(1));
        assertRoleMissing(assess(second, true), decidedBy(officer));
    }

    @Test
    void the_event_names_the_roles_that_were_held_at_that_moment() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER, Role.PROGRAMME_MANAGER);
        grant(officer, Role.COMPLIANCE_OFFICER, null);

        Receipt receipt = SIDE.send(assess(submitted(), true), decidedBy(officer));

        assertThat(metadataOf(receipt, Envelope.ACTOR_ROLES)).isEqualTo("COMPLIANCE_OFFICER");
    }

    @Test
    void no_grant_takes_away_the_role_of_an_applicant() {
        Actor portal = entered(Role.APPLICANT_REP);
        grant(portal, Role.EVALUATOR, null);

        SIDE.send(Samples.startDraft(null), by(portal));
    }

    @Test
    void no_grant_takes_away_the_role_of_an_auditor() {
        Actor auditor = entered(Role.AUDITOR);
        grant(auditor, Role.EVALUATOR, null);

        SIDE.send(SampleEngagement.open("AUDIT-" + auditor.id()), by(auditor));
    }

    @Test
    void the_program_itself_needs_no_grant_and_a_token_that_claims_to_be_it_does() {
        Actor program = new Actor("process", Actor.Type.SYSTEM, Set.of(Role.COMPLIANCE_OFFICER));
        SIDE.send(new EnterPerson(program.id()), by(AUTHORISING));
        grant(program, Role.RAPPORTEUR, null);

        SIDE.send(assess(submitted(), true), sentBy(program, Channel.PROCESS));
        assertRoleMissing(assess(submitted(), true), sentBy(program, Channel.API));
    }

    private static CommandEnvelope sentBy(Actor actor, Channel channel) {
        return new CommandEnvelope(
                        UUID.randomUUID(),
                        actor,
                        null,
                        null,
                        null,
                        List.of(),
                        channel,
                        null,
                        null,
                        null,
                        null)
                .because("all checks passed");
    }

    // Stand-ins

    @Test
    void a_stand_in_acts_with_the_delegated_role_and_no_other() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        delegate(officer, "SI-01", TODAY);
        Actor standIn = Staff.person("SI-01", Role.PROGRAMME_MANAGER);

        Receipt receipt =
                SIDE.send(assess(submitted(), true), decidedBy(standIn).inPlaceOf(officer.id()));

        assertThat(metadataOf(receipt, Envelope.ACTOR_ROLES)).isEqualTo("COMPLIANCE_OFFICER");
        assertThat(metadataOf(receipt, Envelope.ON_BEHALF_OF)).isEqualTo(officer.id());
        assertRoleMissing(
                new ApprovePilotPlan(new PilotId(UUID.randomUUID()), Samples.HASH),
                decidedBy(standIn).inPlaceOf(officer.id()));
    }

    @Test
    void without_a_delegation_nobody_acts_in_anothers_place() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        delegate(officer, "SI-02", TODAY);

        assertDelegationMissing("SI-03", officer.id());
        assertDelegationMissing("SI-02", "nobody-known");
    }

    @Test
    void nobody_from_outside_the_office_stands_in_whatever_was_delegated() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        delegate(officer, "SI-08", TODAY);
        Actor applicant = Staff.person("SI-08", Role.APPLICANT_REP);
        ApplicationId id = submitted();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        SIDE.send(assess(id, true), decidedBy(applicant).inPlaceOf(officer.id())))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.DELEGATION_MISSING.refusal(
                                                "/onBehalfOf", "SI-08", officer.id())));
    }

    @Test
    void a_delegation_counts_from_its_first_day_to_its_last() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        delegate(officer, "SI-04", TODAY.plusDays(1));

        assertDelegationMissing("SI-04", officer.id());
        SIDE.clock.set(Samples.NOW.plusSeconds(86_400));
        SIDE.send(assess(submitted(), true), decidedBy(standIn("SI-04")).inPlaceOf(officer.id()));
        SIDE.clock.set(Samples.NOW.plusSeconds(11 * 86_400));
        assertDelegationMissing("SI-04", officer.id());
    }

    @Test
    void a_delegation_that_was_ended_counts_no_more() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        delegate(officer, "SI-05", TODAY);
        SIDE.send(new EndDelegation(idOf(officer), "SI-05", Role.COMPLIANCE_OFFICER), by(officer));

        assertDelegationMissing("SI-05", officer.id());
    }

    @Test
    void a_delegation_ends_with_the_role_of_who_gave_it() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        grant(officer, Role.COMPLIANCE_OFFICER, null);
        delegate(officer, "SI-06", TODAY);
        SIDE.send(new RevokeRole(idOf(officer), Role.COMPLIANCE_OFFICER), decidedBy(AUTHORISING));

        assertDelegationMissing("SI-06", officer.id());
    }

    @Test
    void whoever_has_left_the_office_stands_in_for_nobody() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        Actor leaver = entered(Role.INTAKE_OFFICER);
        delegate(officer, leaver.id(), TODAY);
        grant(leaver, Role.INTAKE_OFFICER, null);
        SIDE.send(new RevokeRole(idOf(leaver), Role.INTAKE_OFFICER), decidedBy(AUTHORISING));

        assertDelegationMissing(leaver.id(), officer.id());
    }

    @Test
    void a_loan_is_void_for_whom_the_incompatible_role_was_granted_since() {
        Actor accountant = entered(Role.ACCOUNTING_OFFICER, Role.COMPLIANCE_OFFICER);
        Actor standIn = entered(Role.AUTHORISING_OFFICER);
        lend(accountant, standIn, Role.ACCOUNTING_OFFICER);
        grant(standIn, Role.AUTHORISING_OFFICER, null);
        ApplicationId id = submitted();
        CommandEnvelope inPlace = decidedBy(standIn).inPlaceOf(accountant.id());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(assess(id, true), inPlace))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.ROLES_INCOMPATIBLE.refusal(
                                                "/onBehalfOf",
                                                standIn.id(),
                                                "ACCOUNTING_OFFICER",
                                                "AUTHORISING_OFFICER")));
        lend(accountant, standIn, Role.COMPLIANCE_OFFICER);
        Receipt receipt =
                SIDE.send(assess(id, true), decidedBy(standIn).inPlaceOf(accountant.id()));

        assertThat(metadataOf(receipt, Envelope.ACTOR_ROLES)).isEqualTo("COMPLIANCE_OFFICER");
    }

    private static void lend(Actor person, Actor standIn, Role role) {
        SIDE.send(
                new GiveDelegation(idOf(person), standIn.id(), role, TODAY, TODAY.plusDays(9)),
                decidedBy(person));
    }

    // Interests

    @Test
    void an_actual_interest_closes_every_kind_of_record_of_the_organisation() {
        Actor everything = withAllRoles();
        ApplicationId application = Samples.accepted(SIDE, "100");
        ApplicationId draft = submitted();
        IntroductionId introduction = Samples.held(SIDE, Samples.accepted(SIDE, "100"));
        SIDE.send(new ProposeIntroduction(application, HOST, null), decidedBy(Staff.LIAISON));
        SIDE.send(Samples.proposePilot(introduction), by(Staff.LIAISON));
        SIDE.send(Samples.submitPlan(PilotId.after(introduction)), by(Staff.PORTAL));
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, "100")));
        SIDE.send(Samples.draftContract(pilot, "100"), by(Staff.LEGAL));
        interested(everything, LEAD, InterestLevel.ACTUAL);

        assertConflict(everything, LEAD, Samples.startDraft(null));
        assertConflict(everything, LEAD, assess(draft, true));
        assertConflict(
                everything,
                LEAD,
                new ClearIntroduction(
                        IntroductionId.between(application, HOST), false, SecurityLevel.INTERNAL));
        assertConflict(
                everything, LEAD, new ApprovePilotPlan(PilotId.after(introduction), Samples.HASH));
        assertConflict(
                everything,
                LEAD,
                new CompleteLegalReview(ContractId.after(pilot), LegalOutcome.PASSED));
        assertConflict(everything, LEAD, need(LEAD));
        SIDE.send(need(HOST), by(everything));
    }

    @Test
    void both_parties_of_an_introduction_and_of_a_pilot_count() {
        Actor everything = withAllRoles();
        ApplicationId application = Samples.accepted(SIDE, "100");
        IntroductionId introduction = Samples.held(SIDE, Samples.accepted(SIDE, "100"));
        SIDE.send(Samples.proposePilot(introduction), by(Staff.LIAISON));
        SIDE.send(Samples.submitPlan(PilotId.after(introduction)), by(Staff.PORTAL));
        interested(everything, HOST, InterestLevel.ACTUAL);

        assertConflict(everything, HOST, new ProposeIntroduction(application, HOST, null));
        assertConflict(
                everything, HOST, new ApprovePilotPlan(PilotId.after(introduction), Samples.HASH));
    }

    @Test
    void an_interest_in_a_partner_closes_what_follows_from_the_award_too() {
        Actor everything = withAllRoles();
        RegisterOrganisation partner = registration();
        OrganisationId third = partner.subject();
        SIDE.send(partner, by(PORTAL));
        SIDE.send(new ValidateOrganisation(third), decidedBy(Staff.COMPLIANCE));
        SIDE.send(Samples.screen(third), by(Staff.COMPLIANCE));
        SIDE.send(Samples.declareOwnership(third), by(PORTAL));
        SIDE.send(Samples.assessOwnership(third), decidedBy(Staff.COMPLIANCE));
        IntroductionId introduction = Samples.held(SIDE, Samples.acceptedWith(SIDE, third, "100"));
        SIDE.send(Samples.proposePilot(introduction), by(Staff.LIAISON));
        SIDE.send(Samples.submitPlan(PilotId.after(introduction)), by(Staff.PORTAL));
        ApplicationId introduced = Samples.acceptedWith(SIDE, third, "100");
        SIDE.send(new ProposeIntroduction(introduced, HOST, null), decidedBy(Staff.LIAISON));
        PilotId pilot =
                Samples.evaluated(
                        SIDE, Samples.held(SIDE, Samples.acceptedWith(SIDE, third, "100")));
        SIDE.send(Samples.draftContract(pilot, "100"), by(Staff.LEGAL));
        interested(everything, third, InterestLevel.ACTUAL);

        assertConflict(
                everything,
                third,
                new ClearIntroduction(
                        IntroductionId.between(introduced, HOST), false, SecurityLevel.INTERNAL));
        assertConflict(
                everything, third, new ApprovePilotPlan(PilotId.after(introduction), Samples.HASH));
        assertConflict(
                everything,
                third,
                new CompleteLegalReview(ContractId.after(pilot), LegalOutcome.PASSED));
    }

    @Test
    void the_record_of_the_organisation_itself_is_closed_too() {
        Actor everything = withAllRoles();
        RegisterOrganisation register = registration();
        SIDE.send(register, by(PORTAL));
        interested(everything, register.subject(), InterestLevel.ACTUAL);

        assertConflict(
                everything, register.subject(), new ValidateOrganisation(register.subject()));
    }

    @Test
    void a_potential_interest_closes_nothing_and_a_withdrawn_one_opens_again() {
        Actor everything = withAllRoles();
        interested(everything, LEAD, InterestLevel.POTENTIAL);
        SIDE.send(assess(submitted(), true), decidedBy(everything));
        interested(everything, LEAD, InterestLevel.ACTUAL);
        assertConflict(everything, LEAD, assess(submitted(), true));

        SIDE.send(new WithdrawInterest(idOf(everything), LEAD), decidedBy(Staff.COMPLIANCE));

        SIDE.send(assess(submitted(), true), decidedBy(everything));
    }

    @Test
    void an_interest_counts_for_the_person_in_whose_place_somebody_acts_too() {
        Actor officer = entered(Role.COMPLIANCE_OFFICER);
        delegate(officer, "SI-07", TODAY);
        interested(officer, LEAD, InterestLevel.ACTUAL);
        ApplicationId id = submitted();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        SIDE.send(
                                assess(id, true),
                                decidedBy(standIn("SI-07")).inPlaceOf(officer.id())))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.CONFLICT_OF_INTEREST.refusal("", officer.id(), LEAD)));
    }

    private static void assertConflict(
            Actor who, OrganisationId organisation, LedgerCommand command) {
        long head = SIDE.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, decidedBy(who)))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.CONFLICT_OF_INTEREST.refusal(
                                                "", who.id(), organisation)));
        assertThat(SIDE.head()).isEqualTo(head);
    }

    private static void assertRoleMissing(LedgerCommand command, CommandEnvelope envelope) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(
                        refused -> assertThat(refused.refusal().rule()).isEqualTo("role-missing"));
    }

    private static void assertDelegationMissing(String standIn, String person) {
        ApplicationId id = submitted();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        SIDE.send(assess(id, true), decidedBy(standIn(standIn)).inPlaceOf(person)))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.DELEGATION_MISSING.refusal(
                                                "/onBehalfOf", standIn, person)));
    }

    private static Actor standIn(String pseudonym) {
        return Staff.person(pseudonym, Role.COMPLIANCE_OFFICER);
    }

    /** Somebody new with a record of his own. */
    private static Actor entered(Role... inToken) {
        Actor person = Staff.person("NEW-" + ++people, inToken);
        SIDE.send(new EnterPerson(person.id()), by(AUTHORISING));
        return person;
    }

    private static Actor withAllRoles() {
        Actor person = Staff.withAllRoles("NEW-" + ++people);
        SIDE.send(new EnterPerson(person.id()), by(AUTHORISING));
        return person;
    }

    private static PersonId idOf(Actor person) {
        return PersonId.ofPseudonym(person.id());
    }

    private static void grant(Actor person, Role role, @Nullable LocalDate until) {
        SIDE.send(new GrantRole(idOf(person), role, until), decidedBy(AUTHORISING));
    }

    /** For ten days. */
    private static void delegate(Actor person, String standIn, LocalDate from) {
        SIDE.send(
                new GiveDelegation(
                        idOf(person), standIn, Role.COMPLIANCE_OFFICER, from, from.plusDays(9)),
                decidedBy(person));
    }

    private static void interested(Actor person, OrganisationId organisation, InterestLevel level) {
        SIDE.send(new DeclareInterest(idOf(person), organisation, level), decidedBy(person));
    }

    private static ApplicationId submitted() {
        ApplicationId id = Samples.drafted(SIDE);
        SIDE.send(Samples.submit(id, "1"), by(PORTAL));
        return id;
    }

    private static RegisterNeed need(OrganisationId owner) {
        return new RegisterNeed(
                "NEED-" + ++people,
                owner,
                new LocalizedText("Backup power", "Резервне живлення"),
                TechnologyArea.ENERGY_SUPPLY);
    }

    private static RegisterOrganisation registration() {
        return new RegisterOrganisation(
                new Identifier("EE-KMKR", "EE1000010" + ++people),
                "Works",
                null,
                "EE",
                OrganisationType.SME);
    }

    private static @Nullable Object metadataOf(Receipt receipt, String key) {
        return SIDE.bean(EventStore.class)
                .readEvents(receipt.subject().toString(), receipt.version() - 1)
                .next()
                .getMetaData()
                .get(key);
    }
}
