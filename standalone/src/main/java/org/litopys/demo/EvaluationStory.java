package org.litopys.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.RejectApplication;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.events.Actor;
import org.litopys.events.Evidence;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.application.Advice;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;

/** The evaluation of an eligible application, up to the recommendation and a rejection. */
final class EvaluationStory {
    private final ApplicationStory application;
    private final Chance chance;

    /** Whether the office will support it, if there is money. */
    private final boolean good;

    private final List<Actor> asked = new ArrayList<>();
    private final EvaluatorsStory evaluators;
    private int evaluated;

    /** What those who evaluated agreed on; none where one did. */
    private List<Score> agreed = List.of();

    EvaluationStory(ApplicationStory application) {
        this.application = application;
        chance = application.chance;
        good = chance.is(0.35);
        evaluators = new EvaluatorsStory(application);
    }

    void begin() {
        application.later(
                3.5,
                0.6,
                () -> {
                    Actor assigner = chance.is(0.6) ? Staff.PROGRAMME_MANAGER : rapporteur();
                    evaluators.begin(assigner);
                    askNext(assigner);
                });
    }

    /** Asks one after the other, as many as the call needs. */
    private void askNext(Actor assigner) {
        ask(assigner);
        Runnable next =
                asked.size() < application.call.evaluations()
                        ? () -> askNext(assigner)
                        : this::mistakesBefore;
        application
                .agenda()
                .in(Duration.ofSeconds(chance.between(40, 400)), application.unlessOver(next));
    }

    private Actor rapporteur() {
        return chance.oneOf(Staff.RAPPORTEURS);
    }

    private void ask(Actor assigner) {
        Actor evaluator = chance.oneOf(application.office.evaluators);
        while (asked.contains(evaluator)) {
            evaluator = chance.oneOf(application.office.evaluators);
        }
        asked.add(evaluator);
        Actor chosen = evaluator;
        application.desk().send(assigner, new AssignEvaluator(application.id, chosen.id()));
        // A few forget it until they are reminded for the third time.
        boolean forgotten = chance.is(0.006);
        application.later(forgotten ? 110 : 17, 0.36, () -> evaluate(chosen));
    }

    private void mistakesBefore() {
        if (chance.is(0.02)) {
            Actor first = asked.getFirst();
            application
                    .desk()
                    .mistake(
                            Rule.EVALUATOR_ALREADY_ASSIGNED,
                            Staff.PROGRAMME_MANAGER,
                            new AssignEvaluator(application.id, first.id()),
                            Note.NONE);
        }
        if (chance.is(0.02)) {
            application
                    .desk()
                    .mistake(
                            Rule.WRONG_STATE,
                            Staff.PROGRAMME_MANAGER,
                            recommendation(Advice.REJECT, null),
                            Note.because(application.say(Reasons.REJECT)));
        }
        if (chance.is(0.02)) {
            Actor outsider =
                    application.office.evaluators.stream()
                            .filter(one -> !asked.contains(one))
                            .findFirst()
                            .orElseThrow();
            application
                    .desk()
                    .mistake(
                            Rule.EVALUATOR_NOT_ASSIGNED,
                            outsider,
                            evaluation(true),
                            Note.because(application.say(Reasons.STRONG_ON_EVERY_CRITERION)));
        }
    }

    private void evaluate(Actor evaluator) {
        boolean favourable = chance.is(good ? 0.9 : 0.2);
        evaluators.declares(evaluator);
        application
                .desk()
                .send(
                        evaluator,
                        evaluation(favourable),
                        Note.because(
                                application.say(favourable ? Reasons.ACCEPT : Reasons.REJECT)));
        evaluators.evaluated(evaluator, favourable);
        evaluated++;
        if (evaluated < asked.size()) {
            return;
        }
        if (asked.size() == application.call.evaluations() && chance.is(0.05)) {
            application.later(3, 0.4, () -> ask(rapporteur()));
        } else {
            application.later(6, 0.55, this::recommend);
        }
    }

    private SubmitEvaluation evaluation(boolean favourable) {
        List<Score> scores = new ArrayList<>();
        for (Score.Criterion criterion : Score.Criterion.values()) {
            double points = (favourable ? 78 : 55) + 9 * chance.normal();
            scores.add(new Score(criterion, (int) Math.min(100, Math.max(5, points))));
        }
        return new SubmitEvaluation(
                application.id, scores, favourable ? Advice.ACCEPT : Advice.REJECT);
    }

    // Recommendation

    private void recommend() {
        agreed = asked.size() > 1 ? evaluators.agree(good) : List.of();
        long proposed = proposed();
        if (chance.is(0.012)) {
            application
                    .desk()
                    .mistake(
                            Rule.ROLE_MISSING,
                            asked.getFirst(),
                            recommendation(Advice.ACCEPT, Budget.euros(proposed)),
                            Note.because(application.say(Reasons.ACCEPT)));
        }
        RecommendApplication recommendation =
                good
                        ? recommendation(Advice.ACCEPT, Budget.euros(proposed))
                        : recommendation(Advice.REJECT, null);
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        recommendation,
                        Note.because(application.say(reasons(proposed)))
                                .and(report("evaluation-summary")));
        if (!agreed.isEmpty()) {
            application.office.rankings.evaluated(application, good, agreed);
        }
        if (chance.is(0.006)) {
            application.later(3, 0.4, application::giveUp);
        }
        application.later(chance.is(0.02) ? 45 : 7.5, 0.5, () -> decide(proposed));
    }

    private long proposed() {
        double share = chance.oneOf(List.of(1.0, 1.0, 0.9, 0.85, 0.75));
        return Math.max(500, Math.round(application.requested * share / 500) * 500);
    }

    private List<LocalizedText> reasons(long proposed) {
        if (!good) {
            return Reasons.REJECT;
        }
        return proposed < application.requested ? Reasons.REDUCED : Reasons.ACCEPT;
    }

    private RecommendApplication recommendation(Advice advice, @Nullable Money proposed) {
        return new RecommendApplication(
                application.id,
                advice,
                proposed,
                advice == Advice.ACCEPT ? List.of(application.say(Reasons.CONDITIONS)) : List.of());
    }

    private Evidence report(String kind) {
        return application.office.desk.document("%s/%06d".formatted(kind, application.number));
    }

    // Decision

    private void decide(long proposed) {
        if (good) {
            new AwardStory(application, proposed).decide();
            return;
        }
        RejectApplication rejection = rejection(ground());
        Note note = Note.because(application.say(Reasons.reject(ground(rejection))));
        forbiddenDecisions(rejection, note);
        Actor officer = Staff.authorisingOfficer(chance);
        boolean returned =
                application.outcomes.returns(
                        officer,
                        recommendation(Advice.REJECT, null),
                        () -> reject(officer, rejection, note));
        if (!returned) {
            reject(officer, rejection, note);
        }
    }

    private void reject(Actor officer, RejectApplication rejection, Note note) {
        boolean reserved =
                application.call.isReachedBy(agreed)
                        && application.outcomes.reserves(officer, rejection);
        if (!reserved) {
            application.desk().send(officer, rejection, note.and(report("decision")));
            application.outcomes.rejected(rejection);
        }
        application.end();
    }

    /** People who took part try to decide while they stand in for the authorising officer. */
    private void forbiddenDecisions(RejectApplication rejection, Note note) {
        if (chance.is(0.012)) {
            application
                    .desk()
                    .forbidden(
                            "recommender-may-not-decide",
                            Staff.standingIn(Staff.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER),
                            rejection,
                            note.onBehalfOf(Staff.HEAD.id()));
        }
        if (chance.is(0.012)) {
            application
                    .desk()
                    .forbidden(
                            "evaluator-may-not-decide",
                            Staff.standingIn(asked.getFirst(), Role.AUTHORISING_OFFICER),
                            rejection,
                            note);
        }
    }

    private RejectionGround ground() {
        return List.of(
                        RejectionGround.BELOW_THRESHOLD,
                        RejectionGround.INSUFFICIENT_MATURITY,
                        RejectionGround.OUT_OF_SCOPE,
                        RejectionGround.DUPLICATE_FUNDING)
                .get(chance.weighted(new double[] {60, 20, 14, 6}));
    }

    private static RejectionGround ground(RejectApplication rejection) {
        return rejection.grounds().iterator().next();
    }

    private RejectApplication rejection(RejectionGround ground) {
        return new RejectApplication(
                application.id,
                EnumSet.of(ground),
                "decision/BRIDGE/%06d".formatted(application.number));
    }
}
