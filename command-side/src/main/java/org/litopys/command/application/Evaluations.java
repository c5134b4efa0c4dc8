package org.litopys.command.application;

import static org.litopys.command.Rule.CONSENSUS_ALREADY_REACHED;
import static org.litopys.command.Rule.CONSENSUS_MISSING;
import static org.litopys.command.Rule.EVALUATIONS_DIVERGE;
import static org.litopys.command.Rule.EVALUATIONS_TOO_FEW;
import static org.litopys.command.Rule.EVALUATION_ALREADY_SUBMITTED;
import static org.litopys.command.Rule.EVALUATION_NOT_SUBMITTED;
import static org.litopys.command.Rule.EVALUATOR_ALREADY_ASSIGNED;
import static org.litopys.command.Rule.EVALUATOR_NOT_ASSIGNED;
import static org.litopys.command.Rule.INTEREST_NOT_CLEARED;
import static org.litopys.command.Rule.SCORES_INCOMPLETE;
import static org.litopys.command.Rule.SCORE_BELOW_THRESHOLD;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.Score;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.Policy;

/**
 * Who was asked to evaluate an application, and what came of it. What happens is told to it in the
 * order of events; what may happen it refuses or lets pass.
 */
final class Evaluations {
    /** What was declared last, null before that, by everybody who is asked. */
    private final Map<String, @Nullable InterestLevel> asked = new HashMap<>();

    /** What each evaluator handed in last. */
    private final Map<String, List<Score>> handedIn = new HashMap<>();

    /** What the evaluators hold together; null where they have not agreed, or not since. */
    private @Nullable List<Score> agreed;

    // What has happened

    void asked(String evaluator) {
        asked.put(evaluator, null);
        agreed = null;
    }

    void declared(String evaluator, InterestLevel level) {
        asked.put(evaluator, level);
    }

    void handedIn(String evaluator, List<Score> scores) {
        handedIn.put(evaluator, scores);
    }

    void left(String evaluator) {
        asked.remove(evaluator);
        handedIn.remove(evaluator);
        agreed = null;
    }

    void agreed(List<Score> scores) {
        agreed = scores;
    }

    /** Evaluations are complete when everybody who is asked has handed in. */
    ApplicationStatus status() {
        if (asked.isEmpty()) {
            return ApplicationStatus.ELIGIBLE;
        }
        return handedIn.size() == asked.size()
                ? ApplicationStatus.EVALUATED
                : ApplicationStatus.UNDER_EVALUATION;
    }

    // What may happen

    void requireNotAsked(String evaluator) {
        if (asked.containsKey(evaluator)) {
            throw Refused.by(EVALUATOR_ALREADY_ASSIGNED, "/data/evaluator", evaluator);
        }
    }

    void requireAsked(String evaluator, String pointer) {
        if (!asked.containsKey(evaluator)) {
            throw Refused.by(EVALUATOR_NOT_ASSIGNED, pointer, evaluator);
        }
    }

    void requireNotHandedIn(String evaluator) {
        if (handedIn.containsKey(evaluator)) {
            throw Refused.by(EVALUATION_ALREADY_SUBMITTED, "", evaluator);
        }
    }

    void requireHandedIn(String evaluator) {
        if (!handedIn.containsKey(evaluator)) {
            throw Refused.by(EVALUATION_NOT_SUBMITTED, "", evaluator);
        }
    }

    /** Nobody evaluates who has not said to be free of any interest. */
    void requireCleared(String evaluator) {
        InterestLevel level = asked.get(evaluator);
        if (level != InterestLevel.NONE) {
            throw Refused.by(INTEREST_NOT_CLEARED, "", evaluator, level == null ? "–" : level);
        }
    }

    void requireNotAgreed() {
        if (agreed != null) {
            throw Refused.by(CONSENSUS_ALREADY_REACHED, "");
        }
    }

    /** Several evaluators have to agree; one does so by handing in. */
    void requireAgreed() {
        if (handedIn.size() > 1 && agreed == null) {
            throw Refused.by(CONSENSUS_MISSING, "", handedIn.size());
        }
    }

    /** Enough of them, and one more where the evaluators are too far apart. */
    void requireEnough(int ofCall, Policy policy) {
        int needed = Math.max(ofCall, policy.minEvaluations());
        if (handedIn.size() < needed) {
            throw Refused.by(EVALUATIONS_TOO_FEW, "", handedIn.size(), needed);
        }
        List<Integer> averages = handedIn.values().stream().map(Evaluations::average).toList();
        int divergence = Collections.max(averages) - Collections.min(averages);
        if (divergence > policy.maxDivergence() && handedIn.size() == needed) {
            throw Refused.by(EVALUATIONS_DIVERGE, "", divergence, policy.maxDivergence());
        }
    }

    /** Rounded down. */
    private static int average(List<Score> scores) {
        return (int) scores.stream().mapToInt(Score::points).average().orElse(0);
    }

    /**
     * What the evaluators hold together reaches each threshold of the call, and so the points that
     * these make on the whole.
     */
    void requireThresholds(List<WeightedCriterion> criteria) {
        for (Score score : together()) {
            for (WeightedCriterion one : criteria) {
                if (one.criterion() == score.criterion() && score.points() < one.threshold()) {
                    throw Refused.by(
                            SCORE_BELOW_THRESHOLD,
                            "",
                            one.criterion(),
                            score.points(),
                            one.threshold());
                }
            }
        }
    }

    /** What they agreed on, or what the only one handed in. */
    private List<Score> together() {
        if (agreed != null) {
            return agreed;
        }
        return handedIn.size() == 1 ? handedIn.values().iterator().next() : List.of();
    }

    /** Each criterion once. */
    static void requireComplete(List<Score> scores) {
        Set<Score.Criterion> missing = EnumSet.allOf(Score.Criterion.class);
        scores.forEach(score -> missing.remove(score.criterion()));
        if (!missing.isEmpty() || scores.size() != Score.Criterion.values().length) {
            throw Refused.by(
                    SCORES_INCOMPLETE,
                    "/data/scores",
                    List.of(Score.Criterion.values()),
                    scores.stream().map(Score::criterion).toList());
        }
    }
}
