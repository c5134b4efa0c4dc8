package org.litopys.command.application;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.recommend;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.RAPPORTEUR;
import static org.litopys.command.Staff.SECOND_EVALUATOR;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.REVIEW_DUE;
import static org.litopys.command.application.SampleApplication.assigned;
import static org.litopys.command.application.SampleApplication.complained;
import static org.litopys.command.application.SampleApplication.declared;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.policies;
import static org.litopys.command.application.SampleApplication.recommended;
import static org.litopys.command.application.SampleApplication.rejected;
import static org.litopys.command.application.SampleApplication.submitted;
import static org.litopys.events.access.InterestLevel.NONE;
import static org.litopys.events.application.Score.Criterion.EXCELLENCE;
import static org.litopys.events.application.Score.Criterion.IMPACT;
import static org.litopys.events.application.Score.Criterion.IMPLEMENTATION;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationReturnedForReview;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.EvaluationAmended;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.WeightedCriterion;

/** Nothing is recommended for an award whose points miss a threshold of the call. */
class ThresholdsTest {
    private static final EventStore OFFICE =
            otherRecords(
                    SampleProgramme.created(),
                    new CallDrafted(
                            CALL,
                            PROGRAMME,
                            "BRIDGE-2026-1",
                            SampleCall.asking(
                                    List.of(
                                            new WeightedCriterion(EXCELLENCE, 30, 50),
                                            new WeightedCriterion(IMPACT, 40, 60),
                                            new WeightedCriterion(IMPLEMENTATION, 30, 0)))),
                    SampleCall.published());

    private static List<Score> points(int excellence, int impact) {
        return List.of(
                new Score(EXCELLENCE, excellence),
                new Score(IMPACT, impact),
                new Score(IMPLEMENTATION, 0));
    }

    private static RecordFixture<Application> evaluatedByOne(List<Score> scores) {
        return RecordFixture.of(Application.class)
                .with(new Calls(OFFICE), policies(OFFICE), SampleApplication.LITTLE_WORK)
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .given(EVALUATOR, declared("EV-01", NONE), handedIn("EV-01", scores));
    }

    private static EvaluationSubmitted handedIn(String evaluator, List<Score> scores) {
        return new EvaluationSubmitted(ID, evaluator, scores, Advice.ACCEPT);
    }

    /** Two of whom one finds it excellent; what they hold together is this. */
    private static RecordFixture<Application> agreedOn(List<Score> scores) {
        return evaluatedByOne(points(100, 100))
                .given(MANAGER, assigned("EV-02"))
                .given(SECOND_EVALUATOR, declared("EV-02", NONE), handedIn("EV-02", points(0, 0)))
                .given(RAPPORTEUR, new ConsensusReached(ID, scores, Advice.ACCEPT, null));
    }

    @Test
    void points_that_just_reach_each_threshold_are_enough() {
        agreedOn(points(50, 60))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
        evaluatedByOne(points(50, 60))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
    }

    @Test
    void one_point_less_is_not_however_good_the_rest_is() {
        agreedOn(points(100, 59))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.SCORE_BELOW_THRESHOLD, "", IMPACT, 59, 60);
        evaluatedByOne(points(49, 100))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.SCORE_BELOW_THRESHOLD, "", EXCELLENCE, 49, 50);
    }

    @Test
    void points_that_were_amended_count_in_place_of_the_first_ones() {
        evaluatedByOne(points(49, 100))
                .given(EVALUATOR, amended(points(50, 60)))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
        evaluatedByOne(points(50, 60))
                .given(EVALUATOR, amended(points(49, 100)))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.SCORE_BELOW_THRESHOLD, "", EXCELLENCE, 49, 50);
    }

    private static EvaluationAmended amended(List<Score> scores) {
        return new EvaluationAmended(ID, "EV-01", scores, Advice.ACCEPT);
    }

    @Test
    void rejection_is_recommended_whatever_the_points() {
        RecommendApplication rejection =
                new RecommendApplication(ID, Advice.REJECT, null, List.of());

        agreedOn(points(100, 59))
                .when(rejection, decidedBy(MANAGER))
                .thenEvent(ApplicationRecommended.class);
    }

    @Test
    void what_was_returned_or_has_won_redress_needs_other_points() {
        agreedOn(points(100, 59))
                .given(MANAGER, recommended("200000"))
                .given(AUTHORISING, new ApplicationReturnedForReview(ID, REVIEW_DUE))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefusedBy("score-below-threshold");
        agreedOn(points(100, 59))
                .given(MANAGER, recommended("200000"))
                .given(AUTHORISING, rejected())
                .given(PORTAL, complained())
                .given(LEGAL, new RedressDecided(ID, RedressOutcome.UPHELD, null, REVIEW_DUE, 0))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefusedBy("score-below-threshold");
    }

    @Test
    void a_new_consensus_with_one_evaluator_more_can_give_them() {
        agreedOn(points(100, 59))
                .given(MANAGER, recommended("200000"))
                .given(AUTHORISING, new ApplicationReturnedForReview(ID, REVIEW_DUE))
                .given(MANAGER, assigned("EV-03"))
                .given(SECOND_EVALUATOR, declared("EV-03", NONE), handedIn("EV-03", points(80, 80)))
                .given(RAPPORTEUR, new ConsensusReached(ID, points(80, 60), Advice.ACCEPT, null))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
    }
}
