package org.litopys.command.application;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.consensus;
import static org.litopys.command.Samples.evaluate;
import static org.litopys.command.Samples.recommend;
import static org.litopys.command.Samples.unbiased;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.RAPPORTEUR;
import static org.litopys.command.Staff.SECOND_EVALUATOR;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.Staff.withAllRoles;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.agreed;
import static org.litopys.command.application.SampleApplication.assigned;
import static org.litopys.command.application.SampleApplication.declared;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.evaluated;
import static org.litopys.command.application.SampleApplication.policies;
import static org.litopys.command.application.SampleApplication.recommended;
import static org.litopys.command.application.SampleApplication.submitted;
import static org.litopys.events.access.InterestLevel.ACTUAL;
import static org.litopys.events.access.InterestLevel.NONE;
import static org.litopys.events.access.InterestLevel.POTENTIAL;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AmendEvaluation;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.DeclareConflictOfInterest;
import org.litopys.command.application.ApplicationCommand.ReachConsensus;
import org.litopys.command.application.ApplicationCommand.UnassignEvaluator;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.EvaluationAmended;
import org.litopys.events.application.ApplicationEvent.EvaluatorRecused;
import org.litopys.events.application.ApplicationEvent.EvaluatorUnassigned;
import org.litopys.events.application.Score;

/** Who evaluates an application, under which conditions, and how several come to one view. */
class EvaluationTest {
    private static final EventStore OFFICE =
            otherRecords(
                    SampleProgramme.created(),
                    SampleCall.published(),
                    SampleOrganisation.registeredLead());

    /** Two evaluators were asked; neither has said anything yet. */
    private static RecordFixture<Application> asked() {
        return RecordFixture.of(Application.class)
                .with(
                        new Calls(OFFICE),
                        new Organisations(OFFICE),
                        policies(OFFICE),
                        SampleApplication.LITTLE_WORK)
                .given(PORTAL, drafted(), submitted("250000"))
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"), assigned("EV-02"));
    }

    private static RecordFixture<Application> unbiasedAsked() {
        return asked().given(EVALUATOR, declared("EV-01", NONE))
                .given(SECOND_EVALUATOR, declared("EV-02", NONE));
    }

    private static RecordFixture<Application> evaluatedTwice() {
        return unbiasedAsked()
                .given(EVALUATOR, evaluated("EV-01"))
                .given(SECOND_EVALUATOR, evaluated("EV-02"));
    }

    // Interests

    @Test
    void nobody_evaluates_before_declaring_to_have_no_interest() {
        asked().when(evaluate(ID), decidedBy(EVALUATOR))
                .thenRefused(Rule.INTEREST_NOT_CLEARED, "", "EV-01", "–");
        asked().given(EVALUATOR, declared("EV-01", POTENTIAL))
                .when(evaluate(ID), decidedBy(EVALUATOR))
                .thenRefused(Rule.INTEREST_NOT_CLEARED, "", "EV-01", POTENTIAL);
        asked().given(EVALUATOR, declared("EV-01", POTENTIAL), declared("EV-01", NONE))
                .when(evaluate(ID), decidedBy(EVALUATOR))
                .thenEvents(evaluated("EV-01"));
    }

    @Test
    void only_who_was_asked_declares() {
        asked().when(unbiased(ID), by(EVALUATOR)).thenEvents(declared("EV-01", NONE));
        asked().when(unbiased(ID), by(withAllRoles("EV-09")))
                .thenRefused(Rule.EVALUATOR_NOT_ASSIGNED, "", "EV-09");
    }

    @Test
    void whoever_declares_an_actual_interest_is_out_in_the_same_moment() {
        asked().when(new DeclareConflictOfInterest(ID, ACTUAL), by(EVALUATOR))
                .thenEvents(declared("EV-01", ACTUAL), new EvaluatorRecused(ID, "EV-01"));
    }

    @Test
    void no_interest_is_declared_after_a_consensus() {
        evaluatedTwice()
                .given(RAPPORTEUR, agreed())
                .when(new DeclareConflictOfInterest(ID, ACTUAL), by(EVALUATOR))
                .thenRefused(Rule.CONSENSUS_ALREADY_REACHED, "");
    }

    @Test
    void what_somebody_handed_in_who_stepped_back_later_does_not_count() {
        evaluatedTwice()
                .given(EVALUATOR, declared("EV-01", ACTUAL), new EvaluatorRecused(ID, "EV-01"))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000")); // one is left, who agrees with nobody else
    }

    @Test
    void whoever_stepped_back_is_not_asked_again() {
        asked().given(EVALUATOR, declared("EV-01", ACTUAL), new EvaluatorRecused(ID, "EV-01"))
                .when(new AssignEvaluator(ID, "EV-01"), by(MANAGER))
                .thenRefusedBy("recused-may-not-evaluate");
    }

    @Test
    void once_nobody_is_left_evaluators_are_chosen_anew() {
        asked().given(EVALUATOR, declared("EV-01", ACTUAL), new EvaluatorRecused(ID, "EV-01"))
                .given(MANAGER, new EvaluatorUnassigned(ID, "EV-02"))
                .when(unbiased(ID), by(EVALUATOR))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "declare-conflict-of-interest",
                        "ELIGIBLE",
                        "assign-evaluator, release-partner, withdraw-application");
    }

    // Who evaluates

    @Test
    void who_has_not_handed_in_can_be_relieved_with_a_reason() {
        UnassignEvaluator relieve = new UnassignEvaluator(ID, "EV-02");

        asked().when(relieve, decidedBy(MANAGER)).thenEvents(new EvaluatorUnassigned(ID, "EV-02"));
        asked().when(relieve, by(MANAGER)).thenRefusedBy("reason-missing");
        unbiasedAsked()
                .given(SECOND_EVALUATOR, evaluated("EV-02"))
                .when(relieve, decidedBy(MANAGER))
                .thenRefused(Rule.EVALUATION_ALREADY_SUBMITTED, "", "EV-02");
        asked().when(new UnassignEvaluator(ID, "EV-07"), decidedBy(MANAGER))
                .thenRefused(Rule.EVALUATOR_NOT_ASSIGNED, "/data/evaluator", "EV-07");
    }

    @Test
    void the_evaluation_is_complete_when_the_only_one_outstanding_is_relieved() {
        unbiasedAsked()
                .given(EVALUATOR, evaluated("EV-01"))
                .given(MANAGER, new EvaluatorUnassigned(ID, "EV-02"))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
    }

    @Test
    void nobody_with_an_interest_in_who_applies_is_asked() {
        PersonId person = PersonId.ofPseudonym("EV-03");

        asked().among(
                        new PersonEntered(person, "EV-03"),
                        new InterestDeclared(person, LEAD, ACTUAL))
                .when(new AssignEvaluator(ID, "EV-03"), by(MANAGER))
                .thenRefused(Rule.EVALUATOR_INTERESTED, "/data/evaluator", "EV-03", LEAD, ID);
    }

    @Test
    void who_was_relieved_can_be_asked_again() {
        asked().given(MANAGER, new EvaluatorUnassigned(ID, "EV-02"))
                .when(new AssignEvaluator(ID, "EV-02"), by(MANAGER))
                .thenEvents(assigned("EV-02"));
    }

    // Amendments

    private static final AmendEvaluation AMENDMENT =
            new AmendEvaluation(
                    ID,
                    List.of(
                            new Score(Score.Criterion.EXCELLENCE, 50),
                            new Score(Score.Criterion.IMPACT, 60),
                            new Score(Score.Criterion.IMPLEMENTATION, 70)),
                    Advice.REJECT);

    @Test
    void an_evaluator_amends_what_was_handed_in_with_a_reason() {
        evaluatedTwice()
                .when(AMENDMENT, decidedBy(EVALUATOR))
                .thenEvents(new EvaluationAmended(ID, "EV-01", AMENDMENT.scores(), Advice.REJECT));
        evaluatedTwice().when(AMENDMENT, by(EVALUATOR)).thenRefusedBy("reason-missing");
    }

    @Test
    void only_what_was_handed_in_is_amended() {
        unbiasedAsked()
                .when(AMENDMENT, decidedBy(EVALUATOR))
                .thenRefused(Rule.EVALUATION_NOT_SUBMITTED, "", "EV-01");
    }

    @Test
    void who_has_an_interest_by_now_does_not_amend() {
        evaluatedTwice()
                .given(EVALUATOR, declared("EV-01", POTENTIAL))
                .when(AMENDMENT, decidedBy(EVALUATOR))
                .thenRefused(Rule.INTEREST_NOT_CLEARED, "", "EV-01", POTENTIAL);
    }

    @Test
    void nothing_is_amended_after_a_consensus() {
        evaluatedTwice()
                .given(RAPPORTEUR, agreed())
                .when(AMENDMENT, decidedBy(EVALUATOR))
                .thenRefused(Rule.CONSENSUS_ALREADY_REACHED, "");
    }

    @Test
    void an_amendment_scores_each_criterion_once() {
        evaluatedTwice()
                .when(
                        new AmendEvaluation(ID, AMENDMENT.scores().subList(0, 2), Advice.REJECT),
                        decidedBy(EVALUATOR))
                .thenRefusedBy("scores-incomplete");
    }

    // Consensus

    @Test
    void a_rapporteur_records_the_consensus_and_who_holds_otherwise() {
        evaluatedTwice()
                .when(
                        new ReachConsensus(
                                ID, evaluate(ID).scores(), Advice.ACCEPT, "EV-02: too early"),
                        decidedBy(RAPPORTEUR))
                .thenEvents(
                        new ConsensusReached(
                                ID, evaluate(ID).scores(), Advice.ACCEPT, "EV-02: too early"));
    }

    @Test
    void a_consensus_waits_for_everybody_who_was_asked() {
        unbiasedAsked()
                .given(EVALUATOR, evaluated("EV-01"))
                .when(consensus(ID), decidedBy(RAPPORTEUR))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void a_consensus_scores_each_criterion_once() {
        evaluatedTwice()
                .when(
                        new ReachConsensus(
                                ID, evaluate(ID).scores().subList(0, 2), Advice.ACCEPT, null),
                        decidedBy(RAPPORTEUR))
                .thenRefusedBy("scores-incomplete");
    }

    @Test
    void a_consensus_is_reached_once() {
        evaluatedTwice()
                .given(RAPPORTEUR, agreed())
                .when(consensus(ID), decidedBy(RAPPORTEUR))
                .thenRefused(Rule.CONSENSUS_ALREADY_REACHED, "");
    }

    @Test
    void what_several_evaluated_is_recommended_after_their_consensus() {
        evaluatedTwice()
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.CONSENSUS_MISSING, "", 2);
        evaluatedTwice()
                .given(RAPPORTEUR, agreed())
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
    }

    @Test
    void one_more_evaluator_opens_the_consensus_again() {
        evaluatedTwice()
                .given(RAPPORTEUR, agreed())
                .given(MANAGER, assigned("EV-03"))
                .given(EVALUATOR, declared("EV-03", NONE), evaluated("EV-03"))
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenRefused(Rule.CONSENSUS_MISSING, "", 3);
    }
}
