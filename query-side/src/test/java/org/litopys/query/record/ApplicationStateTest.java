package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationEvent.ApplicationMatched;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ClosureNotified;
import org.litopys.events.application.ApplicationEvent.ConflictOfInterestDeclared;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerRemoved;
import org.litopys.events.application.ApplicationEvent.DocumentAttached;
import org.litopys.events.application.ApplicationEvent.DocumentSuperseded;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationAmended;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationEvent.EvaluatorRecused;
import org.litopys.events.application.ApplicationEvent.EvaluatorUnassigned;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.application.ApplicationEvent.InformationProvided;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.Subject;
import org.litopys.query.GeneratedOffice;

class ApplicationStateTest {
    private static final IntroductionId FIRST = new IntroductionId(new UUID(3, 3));
    private static final ContractId CONTRACT = new ContractId(new UUID(0, 21));
    private static final IntroductionId SECOND = new IntroductionId(new UUID(3, 4));

    private static final ApplicationId ID = new ApplicationId(new UUID(1, 1));
    private static final NeedId NEED = NeedId.ofCode("NEED-1");
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private @Nullable ApplicationState state;
    private long version;

    private static Instant day(int day) {
        return START.plusSeconds(86_400L * day);
    }

    /** Each event happens one day after the one before: the first on day 1. */
    private void happens(ApplicationEvent... events) {
        for (ApplicationEvent event : events) {
            state = ApplicationState.apply(state, event, stamp(++version));
        }
    }

    static Stamp stamp(long version) {
        return new Stamp(
                version,
                version,
                new UUID(0, version),
                "Event",
                day((int) version),
                day((int) version),
                new Actor("CO-01", Actor.Type.APP_USER, Set.of(Role.COMPLIANCE_OFFICER)),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String waits() {
        ApplicationState now = requireNonNull(state);
        Due due = now.due();
        return now.status()
                + " since day "
                + (now.statusSince().getEpochSecond() - START.getEpochSecond()) / 86_400
                + (due == null
                        ? ""
                        : ", "
                                + due.step()
                                + " by "
                                + due.desk()
                                + " until day "
                                + (due.at().getEpochSecond() - START.getEpochSecond()) / 86_400
                                + (due.person() == null ? "" : " " + due.person()));
    }

    private static ApplicationDrafted drafted() {
        return new ApplicationDrafted(
                ID,
                GeneratedOffice.CALL,
                new OrganisationId(new UUID(2, 2)),
                "Title",
                "Summary",
                "uk");
    }

    private static ApplicationSubmitted submitted() {
        return new ApplicationSubmitted(
                ID,
                Money.of("100", "EUR"),
                TechnologyArea.MATERIALS,
                5,
                ExportControl.DUAL_USE,
                NEED,
                day(2),
                "ab".repeat(32),
                day(20),
                day(200));
    }

    private static EligibilityAssessed eligible() {
        return new EligibilityAssessed(ID, Eligibility.ELIGIBLE, List.of(), day(60), 2, null);
    }

    private static EvaluatorAssigned assigned(String evaluator, int due) {
        return new EvaluatorAssigned(ID, evaluator, day(due));
    }

    private static EvaluationSubmitted evaluated(String evaluator) {
        return new EvaluationSubmitted(ID, evaluator, List.of(), Advice.ACCEPT);
    }

    private static ApplicationRecommended recommended() {
        return new ApplicationRecommended(ID, Advice.ACCEPT, null, List.of(), day(80));
    }

    private static ApplicationAccepted accepted() {
        return new ApplicationAccepted(
                ID,
                Money.of("90", "EUR"),
                "CHALLENGES",
                ReservationId.behind(ID),
                List.of(),
                "C(2026) 3",
                2,
                day(120),
                day(130),
                day(200),
                3,
                null);
    }

    @Test
    void each_event_says_where_it_stands_and_whose_desk_it_is_on() {
        List<String> life = new ArrayList<>();
        for (ApplicationEvent event :
                List.of(
                        drafted(),
                        submitted(),
                        eligible(),
                        assigned("EV-01", 50),
                        assigned("EV-02", 45),
                        evaluated("EV-02"),
                        evaluated("EV-01"),
                        recommended(),
                        accepted(),
                        new ApplicationWithdrawn(ID))) {
            happens(event);
            life.add(waits());
        }
        assertThat(life)
                .containsExactly(
                        "DRAFT since day 1",
                        "SUBMITTED since day 2, ASSESS_ELIGIBILITY by COMPLIANCE_OFFICER until day 20",
                        "ELIGIBLE since day 3, ASSIGN_EVALUATORS by RAPPORTEUR until day 60",
                        "UNDER_EVALUATION since day 4, EVALUATE by EVALUATOR until day 50 EV-01",
                        "UNDER_EVALUATION since day 4, EVALUATE by EVALUATOR until day 45",
                        "UNDER_EVALUATION since day 4, EVALUATE by EVALUATOR until day 50 EV-01",
                        "EVALUATED since day 7, RECOMMEND by PROGRAMME_MANAGER until day 60",
                        "RECOMMENDED since day 8, DECIDE by AUTHORISING_OFFICER until day 80",
                        "ACCEPTED since day 9, PROPOSE_INTRODUCTION by LIAISON_OFFICER until day 120",
                        "WITHDRAWN since day 10");
    }

    @Test
    void an_award_waits_for_its_introductions_an_agreement_to_one_and_then_a_contract() {
        happens(drafted(), submitted(), eligible(), recommended(), accepted());
        state = requireNonNull(state).introduced(FIRST);
        happens(new ApplicationIntroduced(ID, FIRST, 1, day(120)));
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, PROPOSE_INTRODUCTION by LIAISON_OFFICER until day"
                                + " 120");
        assertThat(requireNonNull(state).introductions()).containsExactly(FIRST);

        happens(new ApplicationIntroduced(ID, SECOND, 0, null));
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, AGREE_INTRODUCTION by LIAISON_OFFICER until day"
                                + " 130");

        happens(new ApplicationMatched(ID, SECOND));
        assertThat(requireNonNull(state).agreed()).isEqualTo(SECOND);
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, CONCLUDE_CONTRACT by PROGRAMME_MANAGER until day"
                                + " 200");

        happens(new FollowOnBegan(ID, Subject.of(RecordType.CONTRACT, CONTRACT)));
        assertThat(requireNonNull(state).followOns()).containsExactly(CONTRACT.value());

        happens(new ApplicationContracted(ID, CONTRACT));
        assertThat(waits()).isEqualTo("ACCEPTED since day 5");
        assertThat(requireNonNull(state).contracts()).containsExactly(CONTRACT);
    }

    @Test
    void in_older_histories_the_introduction_alone_says_that_it_was_proposed() {
        ApplicationAccepted award = accepted();
        happens(
                drafted(),
                submitted(),
                eligible(),
                recommended(),
                new ApplicationAccepted(
                        ID,
                        award.awarded(),
                        award.budgetLine(),
                        award.reservationId(),
                        award.conditions(),
                        award.decisionReference(),
                        1,
                        award.introductionDueAt(),
                        null,
                        null,
                        0,
                        null));

        ApplicationState introduced = requireNonNull(state).introduced(FIRST);

        assertThat(introduced.due()).isNull();
        assertThat(introduced.introductions()).containsExactly(FIRST);
        assertThat(introduced.status()).isEqualTo(requireNonNull(state).status());
    }

    @Test
    void what_was_proposed_and_agreed_before_the_notice_is_not_waited_for_after_it() {
        ApplicationAccepted award = accepted();
        happens(
                drafted(),
                submitted(),
                eligible(),
                recommended(),
                awardWithNotice(award),
                new ApplicationIntroduced(ID, FIRST, 1, day(120)),
                new ApplicationIntroduced(ID, SECOND, 0, null),
                new ApplicationMatched(ID, FIRST));
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, NOTIFY_OUTCOME by PROGRAMME_MANAGER until day 20");

        happens(told());
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, CONCLUDE_CONTRACT by PROGRAMME_MANAGER until day"
                                + " 200");
    }

    private static ApplicationAccepted awardWithNotice(ApplicationAccepted award) {
        return new ApplicationAccepted(
                ID,
                award.awarded(),
                award.budgetLine(),
                award.reservationId(),
                award.conditions(),
                award.decisionReference(),
                award.introductions(),
                award.introductionDueAt(),
                award.agreementDueAt(),
                award.contractDueAt(),
                award.policyVersion(),
                day(20));
    }

    @Test
    void it_shows_when_all_who_apply_were_asked_and_still_waits_for_its_assessment() {
        happens(drafted(), submitted());
        String before = waits();

        happens(new PartnerChecksRequested(ID, List.of(new OrganisationId(new UUID(4, 4)))));

        assertThat(requireNonNull(state).checksRequestedAt()).isEqualTo(stamp(3).occurredAt());
        assertThat(waits()).isEqualTo(before);
    }

    @Test
    void what_ended_with_its_call_waits_until_the_applicant_is_told() {
        happens(
                drafted(),
                submitted(),
                new ApplicationClosed(ID, ClosingCause.CALL_CANCELLED, day(30)));
        assertThat(requireNonNull(state).status()).isEqualTo(ApplicationStatus.CLOSED);
        assertThat(waits()).endsWith("until day 30");

        happens(new ClosureNotified(ID, NoticeChannel.EMAIL, "en"));
        assertThat(requireNonNull(state).due()).isNull();
        assertThat(requireNonNull(state).closure())
                .isEqualTo(
                        new ApplicationState.Closure(
                                ClosingCause.CALL_CANCELLED, stamp(4).occurredAt()));
    }

    @Test
    void what_is_over_after_its_contract_waits_for_nothing() {
        happens(drafted(), submitted(), eligible(), recommended(), accepted());

        happens(new ApplicationClosed(ID, ClosingCause.FOLLOW_ONS_ENDED, null));

        assertThat(requireNonNull(state).due()).isNull();
        assertThat(requireNonNull(state).closure())
                .isEqualTo(new ApplicationState.Closure(ClosingCause.FOLLOW_ONS_ENDED, null));
    }

    @Test
    void it_says_on_which_version_of_the_policy_assessment_and_decision_rest() {
        happens(drafted(), submitted(), eligible(), recommended(), accepted());

        assertThat(requireNonNull(requireNonNull(state).eligibility()).policyVersion())
                .isEqualTo(2);
        assertThat(requireNonNull(requireNonNull(state).decision()).policyVersion()).isEqualTo(3);
    }

    private static ConflictOfInterestDeclared declared(String evaluator, InterestLevel level) {
        return new ConflictOfInterestDeclared(ID, evaluator, level);
    }

    @Test
    void it_shows_who_evaluates_and_what_they_declared() {
        happens(
                drafted(),
                submitted(),
                eligible(),
                assigned("EV-01", 50),
                assigned("EV-02", 45),
                assigned("EV-03", 40),
                new EvaluatorUnassigned(ID, "EV-03"));
        assertThat(waits()).endsWith("until day 45");

        happens(
                declared("EV-01", InterestLevel.NONE),
                declared("EV-02", InterestLevel.ACTUAL),
                new EvaluatorRecused(ID, "EV-02"));

        assertThat(waits()).endsWith("until day 50 EV-01");
        assertThat(requireNonNull(state).evaluators())
                .containsExactly(
                        new ApplicationState.Assignment(
                                "EV-01", day(50), InterestLevel.NONE, null));
    }

    @Test
    void a_draft_shows_its_words_its_partners_and_its_documents_as_they_are_now() {
        OrganisationId partner = new OrganisationId(new UUID(4, 4));
        DocumentId document = new DocumentId(new UUID(5, 5));
        happens(
                drafted(),
                new ApplicationDraftEdited(ID, "Other title", "Other summary", "en"),
                new ConsortiumPartnerAdded(ID, partner, 30),
                new DocumentAttached(ID, document, DocumentType.PROPOSAL, "ab".repeat(32), 10),
                new DocumentSuperseded(ID, document, "cd".repeat(32), 20));

        ApplicationState now = requireNonNull(state);
        assertThat(now.title()).isEqualTo("Other title");
        assertThat(now.summary()).isEqualTo("Other summary");
        assertThat(now.language()).isEqualTo("en");
        assertThat(now.partners()).containsExactly(new ApplicationState.Partner(partner, 30, null));
        assertThat(now.mentions()).containsExactly(partner.value());
        assertThat(now.documents())
                .containsExactly(
                        new ApplicationState.Document(
                                document, DocumentType.PROPOSAL, "cd".repeat(32), 20));

        happens(new ConsortiumPartnerRemoved(ID, partner));
        assertThat(requireNonNull(state).partners()).isEmpty();
        assertThat(waits()).isEqualTo("DRAFT since day 1");
    }

    @Test
    void a_partner_leaves_after_the_submission() {
        OrganisationId partner = new OrganisationId(new UUID(0, 7));
        happens(
                drafted(),
                new ConsortiumPartnerAdded(ID, partner, 30),
                submitted(),
                new ConsortiumPartnerReleased(ID, partner));

        assertThat(requireNonNull(state).partners())
                .containsExactly(new ApplicationState.Partner(partner, 30, day(4)));
        assertThat(requireNonNull(state).mentions())
                .as("whoever has an interest in it still does nothing to the application")
                .contains(partner.value());
        assertThat(waits()).startsWith("SUBMITTED since day 3, ASSESS_ELIGIBILITY");
    }

    @Test
    void a_submission_says_when_it_was_confirmed() {
        happens(drafted(), submitted(), new ReceiptAcknowledged(ID, "ab".repeat(32)));

        assertThat(requireNonNull(requireNonNull(state).submission()).acknowledgedAt())
                .isEqualTo(day(3));
        assertThat(waits()).startsWith("SUBMITTED since day 2, ASSESS_ELIGIBILITY");
    }

    @Test
    void the_clock_of_the_assessment_stands_still_while_the_applicant_is_asked() {
        happens(
                drafted(),
                submitted(),
                new ScreeningStarted(ID),
                new InformationRequested(ID, List.of("A signature"), day(4), day(9)));
        assertThat(waits())
                .isEqualTo(
                        "INFORMATION_REQUESTED since day 4, PROVIDE_INFORMATION by APPLICANT_REP"
                                + " until day 9");

        happens(new InformationProvided(ID, "ef".repeat(32), day(25)));
        assertThat(waits())
                .isEqualTo(
                        "SCREENING since day 5, ASSESS_ELIGIBILITY by COMPLIANCE_OFFICER until day"
                                + " 25");
        assertThat(requireNonNull(state).inquiries())
                .containsExactly(
                        new ApplicationState.Inquiry(List.of("A signature"), day(9), day(5)));
        assertThat(requireNonNull(requireNonNull(state).submission()).contentHash())
                .isEqualTo("ef".repeat(32));
    }

    @Test
    void an_inadmissible_application_waits_until_the_applicant_is_told() {
        happens(
                drafted(),
                submitted(),
                new ScreeningStarted(ID),
                new AdmissibilityAssessed(
                        ID, Admissibility.INADMISSIBLE, List.of(), null, day(30)));
        assertThat(waits())
                .isEqualTo(
                        "INADMISSIBLE since day 4, NOTIFY_OUTCOME by PROGRAMME_MANAGER until day"
                                + " 30");

        happens(told());
        assertThat(waits()).isEqualTo("INADMISSIBLE since day 4");
    }

    @Test
    void the_applicant_is_told_first_and_introduced_then() {
        ApplicationAccepted award = accepted();
        happens(drafted(), submitted(), eligible(), recommended(), awardWithNotice(award));
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, NOTIFY_OUTCOME by PROGRAMME_MANAGER until day 20");

        happens(told());
        assertThat(waits())
                .isEqualTo(
                        "ACCEPTED since day 5, PROPOSE_INTRODUCTION by LIAISON_OFFICER until day"
                                + " 120");
    }

    private static OutcomeNotified told() {
        return new OutcomeNotified(ID, NoticeChannel.POST, "uk", day(40));
    }

    @Test
    void a_reserve_listed_application_waits_for_its_notice_only() {
        happens(
                drafted(),
                submitted(),
                eligible(),
                recommended(),
                new ApplicationReserveListed(ID, 2, 14, day(300), "C(2026) 4", day(20), 1));
        assertThat(waits()).startsWith("RESERVE_LISTED since day 5, NOTIFY_OUTCOME");

        happens(told());
        assertThat(waits()).isEqualTo("RESERVE_LISTED since day 5");
        assertThat(requireNonNull(requireNonNull(state).reserve()).rank()).isEqualTo(2);
        assertThat(requireNonNull(requireNonNull(state).reserve()).place()).isEqualTo(14);

        happens(new ReservePromoted(ID, day(70)));
        assertThat(waits())
                .isEqualTo(
                        "RESERVE_LISTED since day 5, DECIDE by AUTHORISING_OFFICER until day 70");
    }

    @Test
    void what_won_redress_waits_for_a_new_recommendation_by_a_new_date() {
        happens(
                drafted(),
                submitted(),
                eligible(),
                recommended(),
                new ApplicationRejected(
                        ID, Set.of(RejectionGround.OUT_OF_SCOPE), "C(2026) 5", 1, day(20)),
                told(),
                new RedressRequested(ID, day(50)));
        assertThat(waits())
                .isEqualTo(
                        "REDRESS_OPEN since day 7, DECIDE_REDRESS by LEGAL_OFFICER until day 50");

        happens(new RedressDecided(ID, RedressOutcome.UPHELD, null, day(66), 1));
        assertThat(waits())
                .isEqualTo("EVALUATED since day 8, RECOMMEND by PROGRAMME_MANAGER until day 66");
        assertThat(requireNonNull(state).decision()).isNull();
        assertThat(requireNonNull(requireNonNull(state).redress()).outcome())
                .isEqualTo(RedressOutcome.UPHELD);
    }

    @Test
    void where_nobody_is_left_to_evaluate_evaluators_are_chosen() {
        happens(
                drafted(),
                submitted(),
                eligible(),
                assigned("EV-01", 50),
                new EvaluatorUnassigned(ID, "EV-01"));

        assertThat(waits())
                .isEqualTo("ELIGIBLE since day 5, ASSIGN_EVALUATORS by RAPPORTEUR until day 60");
    }

    @Test
    void
            an_amendment_takes_the_place_of_what_was_handed_in_and_one_more_evaluator_of_the_consensus() {
        List<Score> better = List.of(new Score(Score.Criterion.IMPACT, 90));
        happens(
                drafted(),
                submitted(),
                eligible(),
                assigned("EV-01", 50),
                evaluated("EV-01"),
                new EvaluationAmended(ID, "EV-01", better, Advice.REJECT));
        ApplicationState.Evaluation evaluation =
                requireNonNull(requireNonNull(state).evaluators().getFirst().evaluation());
        assertThat(evaluation.scores()).isEqualTo(better);
        assertThat(evaluation.advice()).isEqualTo(Advice.REJECT);

        happens(new ConsensusReached(ID, better, Advice.ACCEPT, "EV-01 disagrees"));
        assertThat(requireNonNull(requireNonNull(state).consensus()).dissent())
                .isEqualTo("EV-01 disagrees");
        assertThat(waits()).startsWith("EVALUATED since day 5, RECOMMEND");

        happens(assigned("EV-02", 55));
        assertThat(requireNonNull(state).consensus()).isNull();
    }

    @Test
    void an_ineligible_application_waits_until_the_applicant_is_told() {
        happens(
                drafted(),
                submitted(),
                new EligibilityAssessed(ID, Eligibility.INELIGIBLE, List.of(), null, 2, day(30)));
        assertThat(waits())
                .isEqualTo(
                        "INELIGIBLE since day 3, NOTIFY_OUTCOME by PROGRAMME_MANAGER until day 30");

        happens(told());
        assertThat(waits()).isEqualTo("INELIGIBLE since day 3");
    }

    @Test
    void what_lapsed_waits_until_the_applicant_is_told() {
        happens(drafted(), submitted(), new InformationRequestLapsed(ID, day(30)));
        assertThat(waits())
                .isEqualTo("LAPSED since day 3, NOTIFY_OUTCOME by PROGRAMME_MANAGER until day 30");

        happens(new ClosureNotified(ID, NoticeChannel.EMAIL, "en"));
        assertThat(waits()).isEqualTo("LAPSED since day 3");
        assertThat(requireNonNull(state).closure())
                .isEqualTo(new ApplicationState.Closure(null, stamp(4).occurredAt()));
    }

    @Test
    void a_listing_that_lapsed_waits_until_the_applicant_is_told() {
        happens(drafted(), submitted(), new ReserveListingLapsed(ID, day(30)));
        assertThat(waits())
                .isEqualTo("LAPSED since day 3, NOTIFY_OUTCOME by PROGRAMME_MANAGER until day 30");
    }

    @Test
    void it_says_when_the_applicant_is_to_know_the_outcome() {
        happens(drafted(), submitted());

        assertThat(requireNonNull(requireNonNull(state).submission()).outcomeDueAt())
                .isEqualTo(day(200));
    }

    @Test
    void it_says_what_the_applicant_said_of_export_control_and_names_the_need() {
        happens(drafted(), submitted());

        ApplicationState.Submission submission = requireNonNull(requireNonNull(state).submission());
        assertThat(submission.exportControl()).isEqualTo(ExportControl.DUAL_USE);
        assertThat(submission.need()).isEqualTo(NEED);
        assertThat(requireNonNull(state).mentions()).contains(NEED.value());
    }

    @Test
    void without_its_beginning_nothing_is_known() {
        happens(submitted(), recommended());
        assertThat(state).isNull();
    }

    @Test
    void every_state_comes_back_from_its_json_as_it_was() {
        for (ApplicationEvent event :
                List.of(
                        drafted(),
                        submitted(),
                        eligible(),
                        assigned("EV-01", 50),
                        evaluated("EV-01"),
                        recommended(),
                        accepted())) {
            happens(event);
            ApplicationState now = requireNonNull(state);
            assertThat(RecordState.parse(org.litopys.events.RecordType.APPLICATION, now.json()))
                    .isEqualTo(now);
        }
    }
}
