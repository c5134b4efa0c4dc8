package org.litopys.command.organisation;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.registerLead;
import static org.litopys.command.Samples.screen;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.SECOND_COMPLIANCE;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.Staff.person;
import static org.litopys.command.organisation.SampleOrganisation.SCREENING;
import static org.litopys.command.organisation.SampleOrganisation.registeredHost;
import static org.litopys.command.organisation.SampleOrganisation.registeredLead;
import static org.litopys.command.organisation.SampleOrganisation.screened;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.access.SamplePerson;
import org.litopys.command.organisation.OrganisationCommand.AssessOwnershipControl;
import org.litopys.command.organisation.OrganisationCommand.DeclareOwnership;
import org.litopys.command.organisation.OrganisationCommand.DeclaredOwner;
import org.litopys.command.organisation.OrganisationCommand.DescribeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ExcludeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ReinstateOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ResolveScreeningMatch;
import org.litopys.command.organisation.OrganisationCommand.ScreenOrganisation;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.events.Role;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationEvent.OrganisationDescribed;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationEvent.OwnershipControlAssessed;
import org.litopys.events.organisation.OrganisationEvent.OwnershipDeclared;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchFound;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchResolved;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.Owner;
import org.litopys.events.organisation.ScreeningResult;
import org.litopys.events.organisation.SuspensionGround;

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
                .when(new ValidateOrganisation(LEAD), decidedBy(COMPLIANCE))
                .thenEvents(new OrganisationValidated(LEAD));
    }

    @Test
    void an_intake_officer_does_not() {
        organisation
                .given(PORTAL, registeredLead())
                .when(new ValidateOrganisation(LEAD), decidedBy(INTAKE))
                .thenRefused(Rule.ROLE_MISSING, "", "IN-01", "COMPLIANCE_OFFICER");
    }

    @Test
    void nor_does_one_who_has_an_interest_in_it() {
        organisation
                .given(PORTAL, registeredLead())
                .among(SamplePerson.entered(), SamplePerson.interested(InterestLevel.ACTUAL))
                .when(new ValidateOrganisation(LEAD), decidedBy(COMPLIANCE))
                .thenRefused(Rule.CONFLICT_OF_INTEREST, "", SamplePerson.PERSON, LEAD);
    }

    @Test
    void it_is_validated_once() {
        organisation
                .given(PORTAL, registeredLead())
                .given(COMPLIANCE, new OrganisationValidated(LEAD))
                .when(new ValidateOrganisation(LEAD), decidedBy(COMPLIANCE))
                .thenRefusedBy("wrong-state");
    }

    private final RecordFixture<Organisation> lead =
            RecordFixture.of(Organisation.class)
                    .given(PORTAL, registeredLead())
                    .given(COMPLIANCE, new OrganisationValidated(LEAD));

    // Description

    @Test
    void its_address_and_size_are_described_and_the_newest_counts() {
        Address address = new Address("Khreshchatyk 1", "01001", "Kyiv");

        lead.given(INTAKE, new OrganisationDescribed(LEAD, null, OrganisationSize.MICRO))
                .when(new DescribeOrganisation(LEAD, address, OrganisationSize.SMALL), by(INTAKE))
                .thenEvents(new OrganisationDescribed(LEAD, address, OrganisationSize.SMALL));
    }

    @Test
    void a_military_unit_has_no_address() {
        RecordFixture<Organisation> unit =
                RecordFixture.of(Organisation.class).given(LIAISON, registeredHost());
        OrganisationSize size = OrganisationSize.NOT_AN_ENTERPRISE;

        unit.when(
                        new DescribeOrganisation(HOST, new Address(null, null, "Kyiv"), size),
                        by(LIAISON))
                .thenRefused(Rule.MILITARY_UNIT_WITHOUT_PLACE, "/data/address", HOST);
        unit.when(new DescribeOrganisation(HOST, null, size), by(LIAISON))
                .thenEvents(new OrganisationDescribed(HOST, null, size));
    }

    // Ownership

    private static DeclaredOwner company(int share) {
        return new DeclaredOwner(share, "EE", Samples.HOST_NUMBER, null, null);
    }

    private static DeclareOwnership declare(DeclaredOwner... owners) {
        return new DeclareOwnership(LEAD, List.of(owners), HASH);
    }

    private static OwnershipDeclared declared() {
        return new OwnershipDeclared(
                LEAD, List.of(new Owner(60, "EE", Samples.HOST_NUMBER, null, null)), HASH);
    }

    @Test
    void it_declares_who_owns_it() {
        lead.when(declare(company(60)), by(PORTAL)).thenEvents(declared());
    }

    @Test
    void owners_have_100_percent_together_at_most() {
        lead.when(declare(company(60), company(41)), by(PORTAL))
                .thenRefused(Rule.OWNERSHIP_EXCEEDS_WHOLE, "/data/owners", 101);
        lead.when(declare(company(60), company(40)), by(PORTAL)).thenEvent(OwnershipDeclared.class);
    }

    @Test
    void an_owner_is_an_organisation_or_a_person_and_not_both() {
        lead.when(declare(company(1), new DeclaredOwner(5, "UA", null, null, null)), by(PORTAL))
                .thenRefused(Rule.OWNER_UNCLEAR, "/data/owners/1");
        lead.when(
                        declare(
                                new DeclaredOwner(
                                        5, "UA", Samples.HOST_NUMBER, null, "Olena Kovalenko")),
                        by(PORTAL))
                .thenRefused(Rule.OWNER_UNCLEAR, "/data/owners/0");
    }

    private static AssessOwnershipControl assess(
            ControlResult result, @Nullable String guarantees, LocalDate until) {
        return new AssessOwnershipControl(LEAD, result, guarantees, until);
    }

    @Test
    void a_compliance_officer_assesses_what_was_declared() {
        LocalDate until = TODAY.plusYears(1);

        lead.given(PORTAL, declared())
                .when(
                        assess(ControlResult.CONTROLLED_WITH_GUARANTEES, "GUA-1", until),
                        decidedBy(COMPLIANCE))
                .thenEvents(
                        new OwnershipControlAssessed(
                                LEAD, ControlResult.CONTROLLED_WITH_GUARANTEES, "GUA-1", until));
    }

    @Test
    void nothing_is_assessed_before_it_was_declared() {
        lead.when(
                        assess(ControlResult.NOT_CONTROLLED_FROM_OUTSIDE, null, TODAY),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.OWNERSHIP_NOT_DECLARED, "", LEAD);
    }

    @Test
    void guarantees_are_named_where_they_are_needed_and_only_there() {
        RecordFixture<Organisation> declared = lead.given(PORTAL, declared());

        declared.when(
                        assess(ControlResult.CONTROLLED_WITH_GUARANTEES, null, TODAY),
                        decidedBy(COMPLIANCE))
                .thenRefused(
                        Rule.GUARANTEES_MISSING,
                        "/data/guaranteesReference",
                        "CONTROLLED_WITH_GUARANTEES");
        declared.when(
                        assess(ControlResult.CONTROLLED_FROM_OUTSIDE, "GUA-1", TODAY),
                        decidedBy(COMPLIANCE))
                .thenRefused(
                        Rule.GUARANTEES_UNEXPECTED,
                        "/data/guaranteesReference",
                        "CONTROLLED_FROM_OUTSIDE");
    }

    @Test
    void an_assessment_that_is_over_already_is_refused() {
        lead.given(PORTAL, declared())
                .when(
                        assess(ControlResult.NOT_CONTROLLED_FROM_OUTSIDE, null, TODAY.minusDays(1)),
                        decidedBy(COMPLIANCE))
                .thenRefused(
                        Rule.VALIDITY_ALREADY_OVER, "/data/validUntil", TODAY.minusDays(1), TODAY);
    }

    // Sanctions

    private static ScreenOrganisation withId(ScreenOrganisation command) {
        return new ScreenOrganisation(
                command.organisationId(),
                command.screenedOn(),
                command.lists(),
                command.matches(),
                SCREENING);
    }

    @Test
    void a_screening_without_matches_is_clear_and_due_again_in_ninety_days() {
        lead.when(withId(screen(LEAD)), by(COMPLIANCE)).thenEvents(screened(LEAD, TODAY));
    }

    @Test
    void a_screening_with_matches_is_not_clear() {
        lead.when(withId(screen(LEAD, "EU.1", "EU.2")), by(COMPLIANCE))
                .thenEvents(screened(LEAD, TODAY, "EU.1", "EU.2"), found("EU.1"), found("EU.2"));
    }

    /** To be looked at within five working days. */
    private static ScreeningMatchFound found(String entry) {
        return new ScreeningMatchFound(
                LEAD,
                screened(LEAD, TODAY).screening(),
                entry,
                Instant.parse("2026-03-10T16:00:00Z"));
    }

    @Test
    void a_screening_gets_its_identity_from_the_command_where_none_is_given() {
        var envelope = by(COMPLIANCE);
        SanctionsScreened event =
                lead.when(screen(LEAD), envelope).thenEvent(SanctionsScreened.class);
        org.assertj.core.api.Assertions.assertThat(event.screening().value())
                .isEqualTo(envelope.commandId());
        org.assertj.core.api.Assertions.assertThat(event.result()).isEqualTo(ScreeningResult.CLEAR);
    }

    @Test
    void a_match_is_an_entry_of_a_screened_list_named_once() {
        lead.when(screen(LEAD, "EU.1", "EU.1"), by(COMPLIANCE))
                .thenRefused(
                        Rule.MATCHES_UNCLEAR,
                        "/data/matches",
                        "EU.1",
                        Samples.SANCTIONS.name(),
                        Samples.SANCTIONS.name());
        ScreenOrganisation sample = screen(LEAD, "EU.1");
        lead.when(
                        new ScreenOrganisation(
                                LEAD,
                                TODAY,
                                List.of(
                                        new org.litopys.events.organisation.ScreenedList(
                                                "UN list", "7")),
                                sample.matches(),
                                null),
                        by(COMPLIANCE))
                .thenRefused(
                        Rule.MATCHES_UNCLEAR,
                        "/data/matches",
                        "EU.1",
                        Samples.SANCTIONS.name(),
                        "UN list");
    }

    @Test
    void nobody_screens_in_the_future() {
        ScreenOrganisation today = screen(LEAD);
        lead.when(
                        new ScreenOrganisation(
                                LEAD, TODAY.plusDays(1), today.lists(), List.of(), null),
                        by(COMPLIANCE))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/screenedOn", TODAY.plusDays(1), TODAY);
    }

    private static ResolveScreeningMatch resolve(String entry, MatchDecision decision) {
        return new ResolveScreeningMatch(LEAD, SCREENING, entry, decision);
    }

    private static ScreeningMatchResolved resolved(String entry, MatchDecision decision) {
        return new ScreeningMatchResolved(LEAD, SCREENING, entry, decision);
    }

    @Test
    void a_true_match_suspends_the_organisation_at_once() {
        lead.given(COMPLIANCE, screened(LEAD, TODAY, "EU.1"))
                .when(resolve("EU.1", MatchDecision.TRUE_MATCH), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(
                        resolved("EU.1", MatchDecision.TRUE_MATCH),
                        new OrganisationSuspended(LEAD, SuspensionGround.SANCTIONS_MATCH, null));
    }

    @Test
    void a_false_positive_suspends_nobody() {
        lead.given(COMPLIANCE, screened(LEAD, TODAY, "EU.1"))
                .when(resolve("EU.1", MatchDecision.FALSE_POSITIVE), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(resolved("EU.1", MatchDecision.FALSE_POSITIVE));
    }

    @Test
    void a_second_true_match_does_not_suspend_again() {
        lead.given(COMPLIANCE, screened(LEAD, TODAY, "EU.1", "EU.2"))
                .given(SECOND_COMPLIANCE, resolved("EU.1", MatchDecision.TRUE_MATCH))
                .given(SECOND_COMPLIANCE, suspended())
                .when(resolve("EU.2", MatchDecision.TRUE_MATCH), decidedBy(SECOND_COMPLIANCE))
                .thenEvents(resolved("EU.2", MatchDecision.TRUE_MATCH));
    }

    @Test
    void a_match_is_resolved_once_and_only_where_it_was_found() {
        lead.given(COMPLIANCE, screened(LEAD, TODAY, "EU.1", "EU.2"))
                .given(SECOND_COMPLIANCE, resolved("EU.1", MatchDecision.FALSE_POSITIVE))
                .when(resolve("EU.1", MatchDecision.TRUE_MATCH), decidedBy(SECOND_COMPLIANCE))
                .thenRefused(Rule.UNKNOWN_MATCH, "/data/entry", "EU.1", SCREENING);
    }

    // Standing

    private static OrganisationSuspended suspended() {
        return new OrganisationSuspended(LEAD, SuspensionGround.INVESTIGATION, "OLAF/1");
    }

    @Test
    void it_is_suspended_with_a_reason() {
        SuspendOrganisation suspend =
                new SuspendOrganisation(LEAD, SuspensionGround.INVESTIGATION, "OLAF/1");

        lead.when(suspend, decidedBy(AUTHORISING)).thenEvents(suspended());
        lead.when(suspend, by(AUTHORISING))
                .thenRefused(Rule.REASON_MISSING, "/reason", "suspend-organisation");
    }

    @Test
    void it_is_reinstated_once_its_newest_screening_is_clear() {
        lead.given(COMPLIANCE, screened(LEAD, TODAY.minusDays(9), "EU.1"))
                .given(SECOND_COMPLIANCE, resolved("EU.1", MatchDecision.TRUE_MATCH), suspended())
                .given(COMPLIANCE, screened(LEAD, TODAY))
                .when(new ReinstateOrganisation(LEAD), decidedBy(AUTHORISING))
                .thenEvents(new OrganisationReinstated(LEAD));
    }

    @Test
    void it_is_not_reinstated_while_it_is_on_a_list_or_resembles_an_entry() {
        RecordFixture<Organisation> listed =
                lead.given(COMPLIANCE, screened(LEAD, TODAY, "EU.1"))
                        .given(
                                SECOND_COMPLIANCE,
                                resolved("EU.1", MatchDecision.TRUE_MATCH),
                                suspended());

        listed.when(new ReinstateOrganisation(LEAD), decidedBy(AUTHORISING))
                .thenRefused(Rule.STILL_LISTED, "", LEAD);
        listed.given(COMPLIANCE, screened(LEAD, TODAY, "EU.7"))
                .when(new ReinstateOrganisation(LEAD), decidedBy(AUTHORISING))
                .thenRefused(Rule.SCREENING_MATCH_OPEN, "", LEAD, "EU.7");
    }

    @Test
    void while_an_exclusion_runs_only_an_authorising_officer_ends_it() {
        ReinstateOrganisation reinstate = new ReinstateOrganisation(LEAD);
        RecordFixture<Organisation> untilToday = lead.given(AUTHORISING, excludedUntil(TODAY));

        untilToday
                .when(reinstate, decidedBy(COMPLIANCE))
                .thenRefused(Rule.EXCLUSION_RUNS, "", LEAD, TODAY);
        untilToday
                .when(reinstate, decidedBy(person("AO-02", Role.AUTHORISING_OFFICER)))
                .thenEvents(new OrganisationReinstated(LEAD));
    }

    @Test
    void once_an_exclusion_is_over_compliance_ends_it() {
        lead.given(AUTHORISING, excludedUntil(TODAY.minusDays(1)))
                .when(new ReinstateOrganisation(LEAD), decidedBy(COMPLIANCE))
                .thenEvents(new OrganisationReinstated(LEAD));
    }

    private static OrganisationExcluded excludedUntil(LocalDate day) {
        return new OrganisationExcluded(
                LEAD, Set.of(ExclusionGround.FRAUD_OR_CORRUPTION), "EDES/2026/1", day);
    }

    @Test
    void after_reinstatement_it_is_what_it_was_before() {
        lead.given(AUTHORISING, suspended())
                .given(COMPLIANCE, new OrganisationReinstated(LEAD))
                .when(new ValidateOrganisation(LEAD), decidedBy(COMPLIANCE))
                .thenRefusedBy("wrong-state");
        RecordFixture.of(Organisation.class)
                .given(PORTAL, registeredLead())
                .given(AUTHORISING, suspended())
                .given(COMPLIANCE, new OrganisationReinstated(LEAD))
                .when(new ValidateOrganisation(LEAD), decidedBy(COMPLIANCE))
                .thenEvents(new OrganisationValidated(LEAD));
    }

    @Test
    void an_authorising_officer_excludes_it_until_a_day_to_come() {
        ExcludeOrganisation exclude =
                new ExcludeOrganisation(
                        LEAD,
                        Set.of(ExclusionGround.FRAUD_OR_CORRUPTION),
                        "EDES/2026/1",
                        TODAY.plusYears(3));

        lead.when(exclude, decidedBy(AUTHORISING))
                .thenEvents(
                        new OrganisationExcluded(
                                LEAD,
                                Set.of(ExclusionGround.FRAUD_OR_CORRUPTION),
                                "EDES/2026/1",
                                TODAY.plusYears(3)));
        lead.when(exclude, decidedBy(COMPLIANCE))
                .thenRefused(Rule.ROLE_MISSING, "", "CO-01", "AUTHORISING_OFFICER");
        lead.when(
                        new ExcludeOrganisation(
                                LEAD, exclude.grounds(), "EDES/2026/1", TODAY.minusDays(1)),
                        decidedBy(AUTHORISING))
                .thenRefused(Rule.VALIDITY_ALREADY_OVER, "/data/until", TODAY.minusDays(1), TODAY);
    }
}
