package org.litopys.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AmendEvaluation;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.DeclareConflictOfInterest;
import org.litopys.command.application.ApplicationCommand.ReachConsensus;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.command.application.ApplicationCommand.UnassignEvaluator;
import org.litopys.events.Actor;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.Advice;
import org.litopys.events.application.Score;

/**
 * What evaluators declare and amend, who is asked in vain, and what all agree on. Throws dice of
 * its own, so that nothing else of the play moves.
 */
final class EvaluatorsStory {
    private final ApplicationStory application;
    private final Chance chance;

    EvaluatorsStory(ApplicationStory application) {
        this.application = application;
        chance = application.office.chance("evaluators", application.number);
    }

    /** At times somebody is asked who cannot or may not; it is clear before others hand in. */
    void begin(Actor assigner) {
        if (!chance.is(0.06)) {
            return;
        }
        Actor guest = Staff.LAST_EVALUATOR;
        AssignEvaluator ask = new AssignEvaluator(application.id, guest.id());
        application.desk().send(assigner, ask);
        boolean biased = chance.is(0.6);
        soon(biased ? () -> stepBack(guest, assigner, ask) : () -> relieve(guest, assigner));
    }

    private void stepBack(Actor guest, Actor assigner, AssignEvaluator ask) {
        Note reason = Note.because(application.say(Reasons.WORKED_THERE));
        application
                .desk()
                .send(
                        guest,
                        new DeclareConflictOfInterest(application.id, InterestLevel.ACTUAL),
                        reason);
        if (chance.is(0.3)) {
            application.desk().forbidden("recused-may-not-evaluate", assigner, ask, Note.NONE);
        }
    }

    private void relieve(Actor guest, Actor assigner) {
        application
                .desk()
                .send(
                        assigner,
                        new UnassignEvaluator(application.id, guest.id()),
                        Note.because(application.say(Reasons.EVALUATOR_AWAY)));
    }

    /** Before handing in; somebody forgets it at first. */
    void declares(Actor evaluator) {
        if (chance.is(0.02)) {
            application
                    .desk()
                    .mistake(
                            Rule.INTEREST_NOT_CLEARED,
                            evaluator,
                            new SubmitEvaluation(application.id, scores(60), Advice.ACCEPT),
                            Note.because(application.say(Reasons.STRONG_ON_EVERY_CRITERION)));
        }
        application
                .desk()
                .send(evaluator, new DeclareConflictOfInterest(application.id, InterestLevel.NONE));
    }

    void evaluated(Actor evaluator, boolean favourable) {
        if (chance.is(0.04)) {
            soon(() -> amend(evaluator, favourable));
        }
    }

    private void amend(Actor evaluator, boolean favourable) {
        application
                .desk()
                .send(
                        evaluator,
                        new AmendEvaluation(
                                application.id,
                                scores(favourable ? 75 : 52),
                                favourable ? Advice.ACCEPT : Advice.REJECT),
                        Note.because(application.say(Reasons.SCORES_MIXED_UP)));
    }

    /**
     * All have handed in, and the recommendation is about to be made.
     *
     * @return what they agreed on
     */
    List<Score> agree(boolean good) {
        boolean dissent = chance.is(0.15);
        Actor rapporteur = chance.oneOf(Staff.RAPPORTEURS);
        List<Score> agreed = scores(good ? 76 : 54);
        application
                .desk()
                .send(
                        rapporteur,
                        new ReachConsensus(
                                application.id,
                                agreed,
                                good ? Advice.ACCEPT : Advice.REJECT,
                                dissent ? application.say(Reasons.DISSENT) : null),
                        Note.because(application.say(Reasons.AGREED_SCORES)));
        return agreed;
    }

    private List<Score> scores(int about) {
        List<Score> scores = new ArrayList<>();
        for (Score.Criterion criterion : Score.Criterion.values()) {
            scores.add(new Score(criterion, about + chance.between(-6, 6)));
        }
        return scores;
    }

    /** Within hours: before anything else goes on with the application. */
    private void soon(Runnable step) {
        application
                .agenda()
                .in(Duration.ofMinutes(chance.between(20, 90)), application.unlessOver(step));
    }
}
