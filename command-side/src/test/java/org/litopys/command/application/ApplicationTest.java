package org.litopys.command.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Samples.consensus;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Samples.evaluate;
import static org.litopys.command.Samples.recommend;
import static org.litopys.command.Samples.reject;
import static org.litopys.command.Samples.startDraft;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.RAPPORTEUR;
import static org.litopys.command.Staff.SECOND_EVALUATOR;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.NOTICE_DUE;
import static org.litopys.command.application.SampleApplication.OFFICE;
import static org.litopys.command.application.SampleApplication.accepted;
import static org.litopys.command.application.SampleApplication.agreed;
import static org.litopys.command.application.SampleApplication.assigned;
import static org.litopys.command.application.SampleApplication.declared;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.evaluated;
import static org.litopys.command.application.SampleApplication.inOffice;
import static org.litopys.command.application.SampleApplication.recommended;
import static org.litopys.command.application.SampleApplication.rejected;
import static org.litopys.command.application.SampleApplication.submitted;
import static org.litopys.command.application.SampleApplication.underPolicy;
import static org.litopys.events.access.InterestLevel.NONE;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.litopys.command.OtherRecords;
import org.litopys.command.RecordFixture;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.SamplePolicy;

class ApplicationTest {
    /** Six months after the sample day, in summer time. */
    private static final Instant SIX_MONTHS_ON = Instant.parse("2026-09-03T15:00:00Z");

    private final RecordFixture<Application> application = inOffice(OFFICE);

    // Intake

    @Test
    void a_service_starts_a_draft_for_an_open_call() {
        application.when(startDraft(ID), by(PORTAL)).thenEvents(drafted());
    }

    @Test
    void a_draft_needs_a_call_that_exists() {
        CallId unknown = CallId.ofCode("NONE");

        application
                .when(new StartDraft(ID, unknown, LEAD, "T", "S", "en"), by(PORTAL))
                .thenRefused(Rule.UNKNOWN_REFERENCE, "/data/call", "Call", unknown);
    }

    @Test
    void a_draft_needs_a_lead_that_is_registered() {
        OrganisationId unknown = OrganisationId.of(new Identifier("EE-KMKR", "EE999"));

        application
                .when(new StartDraft(ID, CALL, unknown, "T", "S", "en"), by(PORTAL))
                .thenRefused(Rule.ORGANISATION_NOT_REGISTERED, "/data/lead", unknown);
    }

    @Test
    void nobody_applies_to_a_call_that_was_closed() {
        inOffice(
                        otherRecords(
                                SampleCall.published(),
                                new CallClosed(CALL),
                                SampleOrganisation.registeredLead()))
                .when(startDraft(ID), by(PORTAL))
                .thenRefused(
                        Rule.CALL_NOT_OPEN,
                        "/data/call",
                        SampleCall.published().code(),
                        SampleCall.published().opensAt(),
                        SampleCall.published().closesAt(),
                        NOW);
    }

    @Test
    void a_draft_is_submitted_while_the_call_is_open() {
        application
                .given(PORTAL, drafted())
                .when(submit(ID, "250000"), by(PORTAL))
                .thenEvents(submitted("250000"));
    }

    @Test
    void the_first_moment_of_a_call_is_open_and_its_closing_moment_is_not() {
        application(callFrom(NOW, NOW.plusNanos(1)))
                .given(PORTAL, drafted())
                .when(submit(ID, "1"), by(PORTAL))
                .thenEvents(submitted("1", SIX_MONTHS_ON));

        application(callFrom(NOW.minusSeconds(1), NOW))
                .given(PORTAL, drafted())
                .when(submit(ID, "1"), by(PORTAL))
                .thenRefused(
                        Rule.CALL_NOT_OPEN, "", "BRIDGE-2026-1", NOW.minusSeconds(1), NOW, NOW);

        application(callFrom(NOW.plusNanos(1), NOW.plusSeconds(1)))
                .given(PORTAL, drafted())
                .when(submit(ID, "1"), by(PORTAL))
                .thenRefusedBy("call-not-open");
    }

    @Test
    void the_outcome_is_due_six_months_after_the_end_of_the_call() {
        application(callFrom(NOW, Instant.parse("2026-04-16T15:00:00Z")))
                .given(PORTAL, drafted())
                .when(submit(ID, "1"), by(PORTAL))
                .thenEvents(submitted("1", Instant.parse("2026-10-16T15:00:00Z")));
    }

    @Test
    void in_a_continuous_call_it_is_due_six_months_after_the_submission() {
        application(continuous(callFrom(NOW, Instant.parse("2026-04-16T15:00:00Z"))))
                .given(PORTAL, drafted())
                .when(submit(ID, "1"), by(PORTAL))
                .thenEvents(submitted("1", SIX_MONTHS_ON));
    }

    @Test
    void an_application_asks_for_what_the_call_allows_and_no_cent_more() {
        application
                .given(PORTAL, drafted())
                .when(submit(ID, "300000"), by(PORTAL))
                .thenEvents(submitted("300000"));

        inOffice(OFFICE)
                .given(PORTAL, drafted())
                .when(submit(ID, "300000.01"), by(PORTAL))
                .thenRefused(
                        Rule.REQUEST_EXCEEDS_MAXIMUM,
                        "/data/requested",
                        eur("300000.01"),
                        eur("300000"));
    }

    @Test
    void an_application_asks_in_the_currency_of_the_call() {
        Money hryvnia = Money.of("100", "UAH");

        application
                .given(PORTAL, drafted())
                .when(
                        new SubmitApplication(
                                ID,
                                hryvnia,
                                TechnologyArea.ENERGY_SUPPLY,
                                6,
                                ExportControl.NOT_LISTED,
                                null,
                                HASH),
                        by(PORTAL))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/requested", hryvnia, "EUR");
    }

    @Test
    void an_application_lies_in_an_area_of_the_call() {
        application
                .given(PORTAL, drafted())
                .when(
                        new SubmitApplication(
                                ID,
                                eur("1"),
                                TechnologyArea.TRAINING,
                                6,
                                ExportControl.NOT_LISTED,
                                null,
                                HASH),
                        by(PORTAL))
                .thenRefused(
                        Rule.TECHNOLOGY_OUTSIDE_CALL,
                        "/data/technology",
                        "TRAINING",
                        "ENERGY_SUPPLY, LOGISTICS_SOFTWARE");
    }

    @Test
    void an_application_is_submitted_once_and_the_refusal_says_what_is_allowed_now() {
        application
                .given(PORTAL, drafted(), submitted("250000"))
                .when(submit(ID, "250000"), by(PORTAL))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "submit-application",
                        "SUBMITTED",
                        "start-screening, assess-eligibility, release-partner, withdraw-application");
    }

    // Evaluation

    @Test
    void evaluators_are_asked_once_each() {
        application
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .when(new AssignEvaluator(ID, "EV-01"), by(MANAGER))
                .thenEvents(assigned("EV-01"));

        inOffice(OFFICE)
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .when(new AssignEvaluator(ID, "EV-01"), by(MANAGER))
                .thenRefused(Rule.EVALUATOR_ALREADY_ASSIGNED, "/data/evaluator", "EV-01");
    }

    @Test
    void an_assigned_evaluator_hands_in_an_evaluation() {
        underEvaluation().when(evaluate(ID), decidedBy(EVALUATOR)).thenEvents(evaluated("EV-01"));
    }

    @Test
    void somebody_who_was_not_asked_does_not() {
        underEvaluation()
                .when(evaluate(ID), decidedBy(SECOND_EVALUATOR))
                .thenRefused(Rule.EVALUATOR_NOT_ASSIGNED, "", "EV-02");
    }

    @Test
    void an_evaluation_is_handed_in_once() {
        underEvaluation()
                .given(MANAGER, assigned("EV-02"))
                .given(EVALUATOR, evaluated("EV-01"))
                .when(evaluate(ID), decidedBy(EVALUATOR))
                .thenRefused(Rule.EVALUATION_ALREADY_SUBMITTED, "", "EV-01");
    }

    @Test
    void each_criterion_is_scored_once() {
        List<Score> two = evaluate(ID).scores().subList(0, 2);

        underEvaluation()
                .when(new SubmitEvaluation(ID, two, Advice.ACCEPT), decidedBy(EVALUATOR))
                .thenRefused(
                        Rule.SCORES_INCOMPLETE,
                        "/data/scores",
                        "EXCELLENCE, IMPACT, IMPLEMENTATION",
                        "EXCELLENCE, IMPACT");
    }

    @Test
    void nothing_is_recommended_while_an_evaluator_who_was_asked_has_not_handed_in() {
        underEvaluation()
                .given(MANAGER, assigned("EV-02"))
                .given(EVALUATOR, evaluated("EV-01"))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void a_recommendation_needs_as_many_evaluations_as_the_call_says() {
        CallPublished sample = SampleCall.published();
        CallPublished twoNeeded =
                new CallPublished(
                        sample.callId(),
                        sample.programmeId(),
                        sample.code(),
                        sample.title(),
                        sample.type(),
                        sample.opensAt(),
                        sample.closesAt(),
                        sample.budgetLine(),
                        sample.budget(),
                        sample.maxPerApplication(),
                        2,
                        sample.technologyAreas(),
                        sample.source());

        application(twoNeeded)
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .given(EVALUATOR, declared("EV-01", NONE), evaluated("EV-01"))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.EVALUATIONS_TOO_FEW, "", 1, 2);
    }

    // Policy

    @Test
    void decisions_and_due_dates_rest_on_the_policy_in_force_and_say_so() {
        Policy ten =
                policy(3, 1, 100, new GrantedPeriod(Due.EVALUATIONS, 10, PeriodUnit.WORKING_DAYS));

        underPolicy(ten)
                .given(PORTAL, drafted(), submitted("250000"))
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenEvents(eligible(Instant.parse("2026-03-17T16:00:00Z"), 3));
        underPolicy(ten)
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, recommended("250000"))
                .when(reject(ID), decidedBy(AUTHORISING))
                .thenEvents(
                        new ApplicationRejected(
                                ID,
                                reject(ID).grounds(),
                                reject(ID).decisionReference(),
                                3,
                                NOTICE_DUE));
    }

    @Test
    void a_policy_may_ask_for_more_evaluations_than_the_call() {
        underPolicy(policy(1, 2, 100))
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .given(EVALUATOR, declared("EV-01", NONE), evaluated("EV-01"))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.EVALUATIONS_TOO_FEW, "", 1, 2);
    }

    @Test
    void evaluators_who_are_too_far_apart_need_one_more_opinion() {
        divergent(20).when(consensus(ID), decidedBy(RAPPORTEUR)).thenEvents(agreed());
        divergent(19)
                .when(consensus(ID), decidedBy(RAPPORTEUR))
                .thenRefused(Rule.EVALUATIONS_DIVERGE, "", 20, 19);
        divergent(19)
                .given(MANAGER, assigned("EV-03"))
                .given(EVALUATOR, evaluated("EV-03"))
                .when(consensus(ID), decidedBy(RAPPORTEUR))
                .thenEvents(agreed());
    }

    /** Two evaluations with averages of 80 and 60. */
    private static RecordFixture<Application> divergent(int allowed) {
        List<Score> lower =
                Arrays.stream(Score.Criterion.values())
                        .map(criterion -> new Score(criterion, 60))
                        .toList();
        return underPolicy(policy(1, 2, allowed))
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"), assigned("EV-02"))
                .given(EVALUATOR, evaluated("EV-01"))
                .given(
                        SECOND_EVALUATOR,
                        new EvaluationSubmitted(ID, "EV-02", lower, Advice.REJECT));
    }

    private static Policy policy(
            int version, int minEvaluations, int maxDivergence, GrantedPeriod... periods) {
        return SamplePolicy.usual()
                .version(version)
                .minEvaluations(minEvaluations)
                .maxDivergence(maxDivergence)
                .periods(periods)
                .policy();
    }

    // Decision

    @Test
    void a_programme_manager_recommends_with_a_reason() {
        evaluatedOnce()
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
    }

    @Test
    void a_recommendation_without_a_reason_is_refused() {
        evaluatedOnce()
                .when(recommend(ID, "200000"), by(MANAGER))
                .thenRefused(Rule.REASON_MISSING, "/reason", "recommend-application");
    }

    @Test
    void a_blank_reason_is_none() {
        evaluatedOnce()
                .when(recommend(ID, "200000"), by(MANAGER).because("  "))
                .thenRefused(Rule.REASON_MISSING, "/reason", "recommend-application");
    }

    @Test
    void who_recommends_to_accept_proposes_an_amount_within_the_request() {
        evaluatedOnce()
                .when(
                        new RecommendApplication(ID, Advice.ACCEPT, null, List.of()),
                        decidedBy(MANAGER))
                .thenRefused(Rule.PROPOSED_AMOUNT_MISSING, "/data/proposed");
        evaluatedOnce()
                .when(recommend(ID, "250000.01"), decidedBy(MANAGER))
                .thenRefused(
                        Rule.AWARD_EXCEEDS_REQUEST,
                        "/data/proposed",
                        eur("250000.01"),
                        eur("250000"));
    }

    @Test
    void what_is_proposed_is_more_than_nothing_and_in_the_currency_of_the_request() {
        Money hryvnia = Money.of("100", "UAH");

        evaluatedOnce()
                .when(recommend(ID, "0"), decidedBy(MANAGER))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/proposed", eur("0"));
        evaluatedOnce()
                .when(
                        new RecommendApplication(ID, Advice.ACCEPT, hryvnia, List.of()),
                        decidedBy(MANAGER))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/proposed", hryvnia, "EUR");
    }

    @Test
    void who_recommends_to_reject_proposes_no_amount() {
        evaluatedOnce()
                .when(
                        new RecommendApplication(ID, Advice.REJECT, eur("1"), List.of()),
                        decidedBy(MANAGER))
                .thenRefused(Rule.PROPOSED_AMOUNT_UNEXPECTED, "/data/proposed", eur("1"));
        evaluatedOnce()
                .when(
                        new RecommendApplication(ID, Advice.REJECT, null, List.of()),
                        decidedBy(MANAGER))
                .thenEvents(
                        new ApplicationRecommended(
                                ID,
                                Advice.REJECT,
                                null,
                                List.of(),
                                Instant.parse("2026-03-18T16:00:00Z")));
    }

    @Test
    void an_authorising_officer_rejects_with_a_reason() {
        evaluatedOnce()
                .given(MANAGER, recommended("200000"))
                .when(reject(ID), decidedBy(AUTHORISING))
                .thenEvents(rejected());
    }

    @Test
    void a_rejected_application_stays_rejected() {
        evaluatedOnce()
                .given(MANAGER, recommended("200000"))
                .given(AUTHORISING, rejected())
                .when(reject(ID), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "reject-application",
                        "REJECTED",
                        "notify-outcome, request-redress");
    }

    // Match-making

    /** Whoever proposes it has asked before, but not under the lock of the application. */
    @Test
    void what_was_withdrawn_in_that_moment_is_not_introduced_any_more() {
        OtherRecords<Application> applications =
                new OtherRecords<>(
                        otherRecords(
                                drafted(),
                                submitted("250000"),
                                accepted("250000"),
                                new ApplicationWithdrawn(ID)),
                        Application::new);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> applications.ask(ID, ApplicationTest::introduced))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.APPLICATION_NOT_ACCEPTED.refusal(
                                                "/data/application", ID, "WITHDRAWN")));
    }

    private static boolean introduced(Application application) {
        application.introduce(IntroductionId.between(ID, HOST));
        return true;
    }

    private RecordFixture<Application> underEvaluation() {
        return application
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .given(EVALUATOR, declared("EV-01", NONE));
    }

    private static RecordFixture<Application> evaluatedOnce() {
        return inOffice(OFFICE)
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .given(EVALUATOR, evaluated("EV-01"));
    }

    private static RecordFixture<Application> application(CallPublished call) {
        return inOffice(
                otherRecords(SampleProgramme.created(), call, SampleOrganisation.registeredLead()));
    }

    private static CallPublished callFrom(Instant opensAt, Instant closesAt) {
        return call(SampleCall.published(), CallType.CALL, opensAt, closesAt);
    }

    private static CallPublished continuous(CallPublished call) {
        return call(call, CallType.CONTINUOUS, call.opensAt(), call.closesAt());
    }

    private static CallPublished call(
            CallPublished sample, CallType type, Instant opensAt, Instant closesAt) {
        return new CallPublished(
                sample.callId(),
                sample.programmeId(),
                sample.code(),
                sample.title(),
                type,
                opensAt,
                closesAt,
                sample.budgetLine(),
                sample.budget(),
                sample.maxPerApplication(),
                sample.minEvaluations(),
                sample.technologyAreas(),
                sample.source());
    }
}
