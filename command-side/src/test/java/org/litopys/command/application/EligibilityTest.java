package org.litopys.command.application;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.application.SampleApplication.EVALUATIONS_DUE;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.NOTICE_DUE;
import static org.litopys.command.application.SampleApplication.OFFICE;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.inOffice;
import static org.litopys.command.application.SampleApplication.submitted;
import static org.litopys.command.application.SampleApplication.underPolicy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.organisation.OrganisationEvent.OrganisationDescribed;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OwnershipDeclared;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.SamplePolicy;

/** What the office looks at before an application is evaluated, and what its policy supports. */
class EligibilityTest {
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static RecordFixture<Application> submission() {
        return inOffice(OFFICE).given(PORTAL, drafted(), submitted("250000"));
    }

    @Test
    void an_application_is_eligible_where_every_check_passed() {
        submission().when(assess(ID, true), decidedBy(COMPLIANCE)).thenEvents(eligible());
    }

    @Test
    void an_application_is_ineligible_where_one_check_failed_and_nothing_is_due_then() {
        List<EligibilityCheck> oneFailed =
                assess(ID, true).checks().stream()
                        .map(check ->
                                new EligibilityCheck(
                                        check.code(),
                                        check.code() != EligibilityCheck.Code.NOT_EXCLUDED))
                        .toList();

        submission()
                .when(new AssessEligibility(ID, oneFailed), decidedBy(COMPLIANCE))
                .thenEvents(
                        new EligibilityAssessed(
                                ID, Eligibility.INELIGIBLE, oneFailed, null, 0, NOTICE_DUE));
    }

    @Test
    void no_check_is_left_out_and_none_given_twice() {
        List<EligibilityCheck> all = assess(ID, true).checks();
        List<EligibilityCheck> twice = List.of(all.get(0), all.get(0), all.get(1), all.get(2));

        submission()
                .when(new AssessEligibility(ID, all.subList(0, 3)), decidedBy(COMPLIANCE))
                .thenRefusedBy("checks-incomplete");
        submission()
                .when(new AssessEligibility(ID, twice), decidedBy(COMPLIANCE))
                .thenRefusedBy("checks-incomplete");
    }

    @Test
    void nothing_is_eligible_before_everybody_who_applies_was_screened_against_sanctions() {
        checkedBy(SampleOrganisation.assessedLead())
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "/data/checks", LEAD, "–", 90);
        checkedBy(
                        SampleOrganisation.assessedLead(),
                        SampleOrganisation.screened(LEAD, TODAY.minusDays(91)))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(
                        Rule.SCREENING_NOT_CURRENT, "/data/checks", LEAD, TODAY.minusDays(91), 90);
        checkedBy(
                        SampleOrganisation.assessedLead(),
                        SampleOrganisation.screened(LEAD, TODAY, "EU.1"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.SCREENING_MATCH_OPEN, "/data/checks", LEAD, "EU.1");
    }

    @Test
    void nothing_is_eligible_before_it_is_known_who_controls_those_who_apply() {
        checkedBy(SampleOrganisation.screenedLead())
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.OWNERSHIP_NOT_ASSESSED, "/data/checks", LEAD, "–");
        checkedBy(
                        SampleOrganisation.screenedLead(),
                        SampleOrganisation.assessed(
                                LEAD, ControlResult.NOT_CONTROLLED_FROM_OUTSIDE, YESTERDAY))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.OWNERSHIP_NOT_ASSESSED, "/data/checks", LEAD, YESTERDAY);
        checkedBy(
                        SampleOrganisation.screenedLead(),
                        SampleOrganisation.assessedLead(),
                        new OwnershipDeclared(LEAD, List.of(), HASH)) // others own it now
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.OWNERSHIP_NOT_ASSESSED, "/data/checks", LEAD, "–");
    }

    @Test
    void nothing_is_eligible_that_is_controlled_from_outside_or_excluded() {
        checkedBy(
                        SampleOrganisation.screenedLead(),
                        SampleOrganisation.assessed(
                                LEAD, ControlResult.CONTROLLED_FROM_OUTSIDE, TODAY))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.CONTROLLED_FROM_OUTSIDE, "/data/checks", LEAD);
        checkedBy(
                        SampleOrganisation.screenedLead(),
                        SampleOrganisation.assessedLead(),
                        new OrganisationExcluded(
                                LEAD, Set.of(ExclusionGround.BANKRUPTCY), "EDES/1", TODAY))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.ORGANISATION_BARRED, "/data/checks", LEAD, "EXCLUDED");
    }

    @Test
    void a_unit_is_owned_by_nobody_but_is_screened_as_everybody() {
        checkedBy(
                        SampleOrganisation.screenedLead(),
                        SampleOrganisation.assessedLead(),
                        SampleOrganisation.registeredHost())
                .given(PORTAL, new ConsortiumPartnerAdded(ID, HOST, 40))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "/data/checks", HOST, "–", 90);
        checkedBy(
                        SampleOrganisation.screenedLead(),
                        SampleOrganisation.assessedLead(),
                        SampleOrganisation.registeredHost(),
                        SampleOrganisation.screened(HOST, TODAY))
                .given(PORTAL, new ConsortiumPartnerAdded(ID, HOST, 40))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenEvents(eligible());
    }

    @Test
    void what_is_ineligible_waits_for_no_check() {
        checkedBy().when(assess(ID, false), decidedBy(COMPLIANCE)).thenEvents(ineligible(0));
    }

    /** Submitted by a lead of which this is known, and nothing else. */
    private static RecordFixture<Application> checkedBy(OrganisationEvent... known) {
        LedgerEvent[] office =
                Stream.concat(
                                Stream.of(
                                        SampleProgramme.created(),
                                        SampleCall.published(),
                                        SampleOrganisation.registeredLead()),
                                Stream.of(known))
                        .toArray(LedgerEvent[]::new);
        return inOffice(otherRecords(office)).given(PORTAL, drafted(), submitted("250000"));
    }

    // Policy

    @Test
    void nothing_is_eligible_at_a_level_of_readiness_that_the_policy_does_not_support() {
        underPolicy(policy(4, upTo(5)))
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.READINESS_OUTSIDE_POLICY, "/data/checks", 6, 1, 5, 4);
        underPolicy(policy(4, new EligibilityRules(Set.of(), 7, 9, false)))
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.READINESS_OUTSIDE_POLICY, "/data/checks", 6, 7, 9, 4);
        underPolicy(policy(4, upTo(6)))
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, false), decidedBy(COMPLIANCE))
                .thenEvents(ineligible(4));
    }

    @Test
    void the_lowest_and_the_highest_level_that_the_policy_names_are_supported() {
        underPolicy(policy(4, new EligibilityRules(Set.of(), 6, 6, false)))
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenEvents(eligible(EVALUATIONS_DUE, 4));
    }

    @Test
    void nothing_is_eligible_from_a_country_or_of_a_size_that_the_policy_does_not_support() {
        Policy estonian = policy(2, new EligibilityRules(Set.of("EE", "LV"), 1, 9, false));
        Policy small = policy(2, new EligibilityRules(Set.of("UA"), 1, 9, true));

        underPolicy(estonian)
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.COUNTRY_OUTSIDE_POLICY, "/data/checks", "UA", "EE, LV", 2);
        underPolicy(small)
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, false), decidedBy(COMPLIANCE))
                .thenEvents(ineligible(2));
        OrganisationRegistered lead = SampleOrganisation.registeredLead();
        inOffice(
                        otherRecords(
                                SampleProgramme.created(),
                                new ProgrammePolicySet(
                                        SampleProgramme.created().programmeId(), small),
                                SampleCall.published(),
                                new OrganisationRegistered(
                                        lead.organisationId(),
                                        lead.identifier(),
                                        lead.name(),
                                        lead.nameUk(),
                                        lead.country(),
                                        OrganisationType.LARGE)))
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.SIZE_OUTSIDE_POLICY, "/data/checks", "LARGE", 2);
    }

    @Test
    void what_was_registered_as_small_and_described_as_large_is_not_supported_as_small() {
        Policy small = policy(2, new EligibilityRules(Set.of(), 1, 9, true));
        OrganisationRegistered lead = SampleOrganisation.registeredLead();

        inOffice(
                        otherRecords(
                                SampleProgramme.created(),
                                new ProgrammePolicySet(
                                        SampleProgramme.created().programmeId(), small),
                                SampleCall.published(),
                                lead,
                                new OrganisationDescribed(
                                        lead.organisationId(), null, OrganisationSize.LARGE)))
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.SIZE_OUTSIDE_POLICY, "/data/checks", "LARGE", 2);
    }

    @Test
    void every_member_of_a_consortium_must_be_supported() {
        Policy ukrainian = policy(2, new EligibilityRules(Set.of("UA"), 1, 9, false));

        inOffice(
                        otherRecords(
                                SampleProgramme.created(),
                                new ProgrammePolicySet(
                                        SampleProgramme.created().programmeId(), ukrainian),
                                SampleCall.published(),
                                SampleOrganisation.registeredLead(),
                                SampleOrganisation.registeredHost()))
                .given(
                        PORTAL,
                        drafted(),
                        new ConsortiumPartnerAdded(ID, HOST, 40),
                        submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.COUNTRY_OUTSIDE_POLICY, "/data/checks", "EE", "UA", 2);
    }

    private static Policy policy(int version, EligibilityRules eligibility) {
        return SamplePolicy.usual()
                .version(version)
                .eligibility(eligibility)
                .minEvaluations(1)
                .maxDivergence(100)
                .policy();
    }

    private static EligibilityRules upTo(int maxTrl) {
        return new EligibilityRules(Set.of(), 1, maxTrl, false);
    }

    private static EligibilityAssessed ineligible(int policyVersion) {
        return new EligibilityAssessed(
                ID,
                Eligibility.INELIGIBLE,
                assess(ID, false).checks(),
                null,
                policyVersion,
                NOTICE_DUE);
    }
}
