package org.litopys.command.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.draftCall;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.SECOND_MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.call.SampleCall.content;
import static org.litopys.command.call.SampleCall.drafted;
import static org.litopys.command.call.SampleCall.published;
import static org.litopys.command.call.SampleCall.publishedUntil;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.call.CallCommand.AmendCall;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.CountSubmissions;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.call.CallCommand.ExtendCallDeadline;
import org.litopys.command.call.CallCommand.LimitSubmissions;
import org.litopys.command.call.CallCommand.OpenCall;
import org.litopys.command.call.CallCommand.RequireDocuments;
import org.litopys.command.call.CallCommand.ReviseCallDraft;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.command.programme.Programmes;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Actor;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.DocumentType;
import org.litopys.events.application.Score.Criterion;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent.CallAmended;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.CallDocumentsRequired;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallEvent.CallSubmissionsLimited;
import org.litopys.events.call.CallEvent.EvaluationStarted;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.SamplePolicy;

class CallTest {
    private static final DraftCall SAMPLE = draftCall();
    private static final LocalizedText TITLE = new LocalizedText("Energy", "Енергія");
    private static final Instant LATER = SAMPLE.closesAt().plus(Duration.ofDays(14));
    private static final List<WeightedCriterion> IMPACT_FIRST =
            List.of(
                    new WeightedCriterion(Criterion.EXCELLENCE, 25, 50),
                    new WeightedCriterion(Criterion.IMPACT, 50, 60),
                    new WeightedCriterion(Criterion.IMPLEMENTATION, 25, 50));

    private final RecordFixture<Call> call = RecordFixture.of(Call.class).with(programme());

    /** Active and with a line of the sample's name, until this happened. */
    private static Programmes programme(LedgerEvent... more) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        new ProgrammeActivated(PROGRAMME),
                        new BudgetAllocated(PROGRAMME, "INNOVATION", TITLE, eur("5"), "EU", "D"));
        return new Programmes(
                otherRecords(Stream.concat(usual, Stream.of(more)).toArray(LedgerEvent[]::new)));
    }

    // Drafts

    @Test
    void a_programme_manager_drafts_a_call() {
        call.when(SAMPLE, by(MANAGER)).thenEvents(drafted());
    }

    @Test
    void a_call_that_names_no_criteria_weighs_them_the_same() {
        CallDrafted draft = call.when(SAMPLE, by(MANAGER)).thenEvent(CallDrafted.class);

        assertThat(draft.content().criteria())
                .extracting(WeightedCriterion::weight)
                .containsExactly(34, 33, 33);
    }

    @Test
    void a_call_needs_a_programme_that_exists() {
        ProgrammeId unknown = ProgrammeId.ofCode("NONE");

        call.when(draft(unknown, content()), by(MANAGER))
                .thenRefused(Rule.UNKNOWN_REFERENCE, "/data/programme", "Programme", unknown);
    }

    @Test
    void a_call_is_drafted_and_drafted_anew_while_its_programme_is_active() {
        RecordFixture<Call> suspended = call.with(programme(new ProgrammeSuspended(PROGRAMME)));

        suspended
                .when(SAMPLE, by(MANAGER))
                .thenRefused(Rule.PROGRAMME_NOT_ACTIVE, "/data/programme", "BRIDGE", "SUSPENDED");
        suspended
                .given(MANAGER, drafted())
                .when(revision(content()), by(MANAGER))
                .thenRefused(Rule.PROGRAMME_NOT_ACTIVE, "", "BRIDGE", "SUSPENDED");
    }

    @Test
    void a_call_does_not_close_before_it_opens() {
        call.when(draft(content().until(SAMPLE.opensAt())), by(MANAGER))
                .thenRefused(
                        Rule.DATES_REVERSED, "/data/closesAt", SAMPLE.opensAt(), SAMPLE.opensAt());
    }

    @Test
    void a_call_that_is_over_is_not_drafted() {
        call.when(draft(content().until(NOW)), by(MANAGER))
                .thenRefused(Rule.CALL_ALREADY_OVER, "/data/closesAt", NOW, NOW);
    }

    @Test
    void a_call_needs_a_line_of_its_programme() {
        call.when(draft(with("OTHER", null, null)), by(MANAGER))
                .thenRefused(Rule.UNKNOWN_BUDGET_LINE, "/data/budgetLine", "OTHER");
    }

    @Test
    void one_application_cannot_ask_for_more_than_the_call_has() {
        call.when(draft(with("INNOVATION", eur("1000000.01"), null)), by(MANAGER))
                .thenRefused(
                        Rule.MAXIMUM_EXCEEDS_BUDGET,
                        "/data/maxPerApplication",
                        eur("1000000.01"),
                        eur("1000000"));
    }

    @Test
    void its_money_is_some_and_in_the_currency_of_its_programme() {
        Money hryvnia = Money.of("5", "UAH");

        call.when(draft(costing(eur("0"), null)), by(MANAGER))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/budget", eur("0"));
        call.when(draft(costing(hryvnia, null)), by(MANAGER))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/budget", hryvnia, "EUR");
        call.when(draft(costing(eur("5"), eur("0"))), by(MANAGER))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/maxPerApplication", eur("0"));
        call.when(draft(costing(eur("5"), hryvnia)), by(MANAGER))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/maxPerApplication", hryvnia, "EUR");
    }

    @Test
    void a_draft_asks_for_as_many_evaluations_as_the_policy_at_least() {
        call.with(
                        programme(
                                new ProgrammePolicySet(
                                        PROGRAMME,
                                        SamplePolicy.usual().minEvaluations(3).policy())))
                .when(SAMPLE, by(MANAGER))
                .thenRefused(Rule.CALL_BELOW_POLICY, "/data/minEvaluations", 1, 3, 1);
    }

    @Test
    void a_call_weighs_each_criterion_once_and_all_of_them_100_percent() {
        thenOneIsMissing(
                call.when(
                        draft(with("INNOVATION", null, IMPACT_FIRST.subList(0, 2))), by(MANAGER)));
    }

    @Test
    void a_later_draft_takes_the_place_of_the_one_before() {
        CallContent later = content().until(LATER);

        call.given(MANAGER, drafted())
                .when(revision(later), by(MANAGER))
                .thenEvents(SampleCall.drafted(later));
    }

    @Test
    void a_later_draft_is_as_sound_as_the_first_one() {
        call.given(MANAGER, drafted())
                .when(revision(content().until(NOW)), by(MANAGER))
                .thenRefused(Rule.CALL_ALREADY_OVER, "/data/closesAt", NOW, NOW);
    }

    @Test
    void a_draft_says_which_documents_an_application_must_hold() {
        Set<DocumentType> plan = Set.of(DocumentType.COST_PLAN);
        CallDocumentsRequired required = new CallDocumentsRequired(CALL, plan);

        call.given(MANAGER, drafted())
                .when(new RequireDocuments(CALL, plan), by(MANAGER))
                .thenEvents(required);
        call.given(MANAGER, required)
                .when(new RequireDocuments(CALL, Set.of()), by(MANAGER))
                .thenEvents(new CallDocumentsRequired(CALL, Set.of()));
    }

    @Test
    void they_stay_where_the_draft_is_written_anew_and_are_not_asked_for_twice() {
        Set<DocumentType> plan = Set.of(DocumentType.COST_PLAN);

        call.given(MANAGER, drafted(), new CallDocumentsRequired(CALL, plan), drafted())
                .when(new RequireDocuments(CALL, plan), by(MANAGER))
                .thenRefused(
                        Rule.DOCUMENTS_ALREADY_REQUIRED, "/data/documents", DocumentType.COST_PLAN);
    }

    @Test
    void applicants_may_rely_on_them_once_the_call_is_public() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(new RequireDocuments(CALL, Set.of(DocumentType.PROPOSAL)), by(MANAGER))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void a_draft_says_how_many_applications_one_lead_may_have() {
        call.given(MANAGER, drafted())
                .when(new LimitSubmissions(CALL, 1), by(MANAGER))
                .thenEvents(new CallSubmissionsLimited(CALL, 1));
        call.given(MANAGER, new CallSubmissionsLimited(CALL, 1))
                .when(new LimitSubmissions(CALL, null), by(MANAGER))
                .thenEvents(new CallSubmissionsLimited(CALL, null));
    }

    @Test
    void the_number_stays_where_the_draft_is_written_anew_and_is_not_said_twice() {
        call.given(MANAGER, drafted(), new CallSubmissionsLimited(CALL, 3), drafted())
                .when(new LimitSubmissions(CALL, 3), by(MANAGER))
                .thenRefused(Rule.SUBMISSIONS_ALREADY_LIMITED, "/data/perLead", 3);
        call.given(MANAGER, new CallSubmissionsLimited(CALL, null))
                .when(new LimitSubmissions(CALL, null), by(MANAGER))
                .thenRefused(Rule.SUBMISSIONS_ALREADY_LIMITED, "/data/perLead", "–");
    }

    @Test
    void applicants_may_rely_on_the_number_once_the_call_is_public() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(new LimitSubmissions(CALL, 2), by(MANAGER))
                .thenRefusedBy("wrong-state");
    }

    // Submissions

    @Test
    void a_closed_call_says_how_many_applications_were_submitted() {
        call.given(AUTHORISING, published(), new CallClosed(CALL))
                .when(new CountSubmissions(CALL, 0), by(PROCESS))
                .thenEvents(new SubmissionsCounted(CALL, 0));
        call.given(PROCESS, new SubmissionsCounted(CALL, 0))
                .when(new CountSubmissions(CALL, 1), by(PROCESS))
                .thenEvents(new SubmissionsCounted(CALL, 1));
    }

    @Test
    void the_same_count_is_not_recorded_twice_and_none_while_the_call_is_open() {
        call.given(AUTHORISING, published())
                .when(new CountSubmissions(CALL, 3), by(PROCESS))
                .thenRefusedBy("wrong-state");
        call.given(AUTHORISING, new CallClosed(CALL), new SubmissionsCounted(CALL, 3))
                .when(new CountSubmissions(CALL, 3), by(PROCESS))
                .thenRefused(Rule.COUNT_ALREADY_RECORDED, "/data/submitted", 3);
    }

    @Test
    void what_is_public_is_not_drafted_anew() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(revision(content()), by(MANAGER))
                .thenRefusedBy("wrong-state");
    }

    // Corrigenda

    @Test
    void a_corrigendum_says_what_the_call_says_from_now_on() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published(), new CallOpened(CALL))
                .when(corrigendum(TITLE, null), decidedBy(AUTHORISING))
                .thenEvents(new CallAmended(CALL, 1, titled(TITLE)));
    }

    @Test
    void it_may_be_about_the_areas_and_the_address_of_the_official_publication() {
        Set<TechnologyArea> areas = Set.of(TechnologyArea.CONNECTIVITY);
        String source = "https://example.org/OJ/C/2026/1";

        CallContent amended =
                call.given(MANAGER, drafted())
                        .given(AUTHORISING, published())
                        .when(
                                new AmendCall(CALL, null, null, null, areas, null, source),
                                decidedBy(AUTHORISING))
                        .thenEvent(CallAmended.class)
                        .content();

        assertThat(amended.technologyAreas()).isEqualTo(areas);
        assertThat(amended.source()).isEqualTo(source);
    }

    @Test
    void it_leaves_a_call_no_less_than_one_application_may_ask_for() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(
                        new AmendCall(CALL, null, eur("299999.99"), null, null, null, null),
                        decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.MAXIMUM_EXCEEDS_BUDGET,
                        "/data/maxPerApplication",
                        eur("300000"),
                        eur("299999.99"));
    }

    @Test
    void corrigenda_are_numbered() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published(), new CallAmended(CALL, 1, content()))
                .when(corrigendum(TITLE, null), decidedBy(AUTHORISING))
                .thenEvents(new CallAmended(CALL, 2, titled(TITLE)));
    }

    @Test
    void a_corrigendum_changes_something() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(corrigendum(SAMPLE.title(), null), decidedBy(AUTHORISING))
                .thenRefused(Rule.CORRIGENDUM_WITHOUT_CHANGE, "");
    }

    @Test
    void whoever_drafted_a_call_publishes_no_corrigendum() {
        call.given(SECOND_MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(corrigendum(TITLE, null), decidedBy(SECOND_MANAGER))
                .thenRefusedBy("drafter-may-not-publish-call");
    }

    @Test
    void criteria_change_before_a_call_opens() {
        Instant opens = NOW.plusSeconds(1);
        CallContent tomorrow = opening(opens, content().criteria());

        call.given(MANAGER, SampleCall.drafted(tomorrow))
                .given(AUTHORISING, publishedAs(tomorrow))
                .when(corrigendum(null, IMPACT_FIRST), decidedBy(AUTHORISING))
                .thenEvents(new CallAmended(CALL, 1, opening(opens, IMPACT_FIRST)));
    }

    @Test
    void and_are_as_clear_as_in_a_draft() {
        CallContent tomorrow = opening(NOW.plusSeconds(1), content().criteria());

        thenOneIsMissing(
                call.given(MANAGER, SampleCall.drafted(tomorrow))
                        .given(AUTHORISING, publishedAs(tomorrow))
                        .when(
                                corrigendum(null, IMPACT_FIRST.subList(0, 2)),
                                decidedBy(AUTHORISING)));
    }

    @Test
    void criteria_do_not_change_once_applications_may_have_come() {
        CallContent now = opening(NOW, content().criteria());

        call.given(MANAGER, SampleCall.drafted(now))
                .given(AUTHORISING, publishedAs(now))
                .when(corrigendum(null, IMPACT_FIRST), decidedBy(AUTHORISING))
                .thenRefused(Rule.CRITERIA_FIXED, "/data/criteria", SAMPLE.code(), NOW, NOW);
    }

    // Deadline

    @Test
    void a_deadline_moves_forward() {
        call.given(MANAGER, drafted())
                .given(AUTHORISING, published())
                .when(new ExtendCallDeadline(CALL, LATER), decidedBy(AUTHORISING))
                .thenEvents(new CallDeadlineExtended(CALL, SAMPLE.closesAt(), LATER));
    }

    @Test
    void a_deadline_does_not_move_back_even_after_it_was_extended() {
        call.given(MANAGER, drafted())
                .given(
                        AUTHORISING,
                        published(),
                        new CallDeadlineExtended(CALL, SAMPLE.closesAt(), LATER))
                .when(new ExtendCallDeadline(CALL, LATER), decidedBy(AUTHORISING))
                .thenRefused(Rule.DEADLINE_NOT_LATER, "/data/closesAt", LATER, LATER);
    }

    @Test
    void a_deadline_that_is_past_is_not_extended_although_the_closing_is_not_recorded_yet() {
        call.given(AUTHORISING, publishedUntil(NOW))
                .when(new ExtendCallDeadline(CALL, LATER), decidedBy(AUTHORISING))
                .thenRefused(Rule.CALL_ALREADY_OVER, "", NOW, NOW);
    }

    // Opening and closing

    @Test
    void a_process_opens_a_call_at_the_moment_that_it_names() {
        call.given(AUTHORISING, published())
                .when(new OpenCall(CALL), by(PROCESS))
                .thenEvents(new CallOpened(CALL));
    }

    @Test
    void a_process_does_not_open_it_before() {
        Instant opens = NOW.plusSeconds(1);

        call.given(AUTHORISING, publishedAs(opening(opens, content().criteria())))
                .when(new OpenCall(CALL), by(PROCESS))
                .thenRefused(Rule.CALL_NOT_OPEN, "", SAMPLE.code(), opens, SAMPLE.closesAt(), NOW);
    }

    @ParameterizedTest
    @MethodSource("closing")
    void a_call_is_closed_at_the_moment_that_it_names(Actor closing) {
        call.given(AUTHORISING, publishedUntil(NOW))
                .when(new CloseCall(CALL), by(closing))
                .thenEvents(new CallClosed(CALL));
    }

    @ParameterizedTest
    @MethodSource("closing")
    void nobody_closes_it_before_since_applicants_rely_on_it(Actor closing) {
        Instant closesAt = NOW.plusNanos(1);

        call.given(AUTHORISING, publishedUntil(closesAt))
                .when(new CloseCall(CALL), by(closing))
                .thenRefused(Rule.CALL_STILL_OPEN, "", SAMPLE.code(), closesAt, NOW);
    }

    @Test
    void an_extension_moves_the_moment_from_which_it_may_be_closed() {
        call.given(AUTHORISING, publishedUntil(NOW), new CallDeadlineExtended(CALL, NOW, LATER))
                .when(new CloseCall(CALL), by(MANAGER))
                .thenRefused(Rule.CALL_STILL_OPEN, "", SAMPLE.code(), LATER, NOW);
    }

    private static Stream<Actor> closing() {
        return Stream.of(PROCESS, MANAGER);
    }

    @Test
    void a_closed_call_stays_closed() {
        call.given(AUTHORISING, published(), new CallClosed(CALL))
                .when(new CloseCall(CALL), by(MANAGER))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "close-call",
                        "CLOSED",
                        "start-call-evaluation, cancel-call");
    }

    @Test
    void the_evaluation_of_a_closed_call_starts() {
        call.given(AUTHORISING, published(), new CallClosed(CALL))
                .when(new StartCallEvaluation(CALL), by(PROCESS))
                .thenEvents(new EvaluationStarted(CALL));
    }

    @Test
    void nothing_is_done_to_a_call_that_was_cancelled() {
        call.given(AUTHORISING, published(), new CallCancelled(CALL))
                .when(new CloseCall(CALL), by(MANAGER))
                .thenRefused(Rule.RECORD_FINISHED, "", "close-call", "CANCELLED");
    }

    private static CallContent titled(LocalizedText title) {
        return changed(
                title,
                SAMPLE.opensAt(),
                SAMPLE.budgetLine(),
                SAMPLE.maxPerApplication(),
                content().criteria());
    }

    private static CallContent opening(Instant opens, List<WeightedCriterion> criteria) {
        return changed(
                SAMPLE.title(), opens, SAMPLE.budgetLine(), SAMPLE.maxPerApplication(), criteria);
    }

    private static CallContent with(
            String line, @Nullable Money max, @Nullable List<WeightedCriterion> criteria) {
        return changed(
                SAMPLE.title(),
                SAMPLE.opensAt(),
                line,
                max,
                criteria == null ? content().criteria() : criteria);
    }

    private static void thenOneIsMissing(RecordFixture.Then then) {
        then.thenRefused(
                Rule.CRITERIA_UNCLEAR,
                "/data/criteria",
                List.of(Criterion.values()),
                List.of(Criterion.EXCELLENCE, Criterion.IMPACT),
                75);
    }

    private static CallContent costing(Money budget, @Nullable Money max) {
        return new CallContent(
                SAMPLE.title(),
                SAMPLE.type(),
                SAMPLE.opensAt(),
                SAMPLE.closesAt(),
                SAMPLE.budgetLine(),
                budget,
                max,
                SAMPLE.minEvaluations(),
                SAMPLE.technologyAreas(),
                content().criteria(),
                SAMPLE.source());
    }

    private static CallContent changed(
            LocalizedText title,
            Instant opensAt,
            String line,
            @Nullable Money max,
            List<WeightedCriterion> criteria) {
        return new CallContent(
                title,
                SAMPLE.type(),
                opensAt,
                SAMPLE.closesAt(),
                line,
                SAMPLE.budget(),
                max,
                SAMPLE.minEvaluations(),
                SAMPLE.technologyAreas(),
                criteria,
                SAMPLE.source());
    }

    private static CallPublished publishedAs(CallContent content) {
        return SampleCall.published(content);
    }

    private static DraftCall draft(CallContent content) {
        return draft(PROGRAMME, content);
    }

    private static DraftCall draft(ProgrammeId programme, CallContent content) {
        return new DraftCall(
                SAMPLE.code(),
                programme,
                content.title(),
                content.type(),
                content.opensAt(),
                content.closesAt(),
                content.budgetLine(),
                content.budget(),
                content.maxPerApplication(),
                content.minEvaluations(),
                content.technologyAreas(),
                content.criteria(),
                content.source());
    }

    private static ReviseCallDraft revision(CallContent content) {
        return new ReviseCallDraft(
                CALL,
                content.title(),
                content.type(),
                content.opensAt(),
                content.closesAt(),
                content.budgetLine(),
                content.budget(),
                content.maxPerApplication(),
                content.minEvaluations(),
                content.technologyAreas(),
                content.criteria(),
                content.source());
    }

    private static AmendCall corrigendum(
            @Nullable LocalizedText title, @Nullable List<WeightedCriterion> criteria) {
        return new AmendCall(CALL, title, null, null, null, criteria, null);
    }
}
