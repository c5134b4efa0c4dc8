package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Score;
import org.litopys.events.application.Score.Criterion;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.call.WeightedCriterion;

/**
 * A call of the demo.
 *
 * @param budget in euros
 * @param max most that an application may ask for, in euros
 * @param weight how many applications it attracts, compared with the others
 * @param source where the call was really published; null for the office's own
 */
record CallPlan(
        String code,
        LocalizedText title,
        CallType type,
        Instant opens,
        Instant closes,
        Budget.Line line,
        long budget,
        long max,
        int evaluations,
        List<TechnologyArea> areas,
        double weight,
        @Nullable String source) {
    /** What the office asks of its own calls. */
    private static final List<WeightedCriterion> CRITERIA =
            List.of(
                    new WeightedCriterion(Criterion.EXCELLENCE, 30, 40),
                    new WeightedCriterion(Criterion.IMPACT, 40, 50),
                    new WeightedCriterion(Criterion.IMPLEMENTATION, 30, 40));

    /** Null for topics of the EU, which say nothing of it here. */
    @Nullable List<WeightedCriterion> criteria() {
        return source == null ? CRITERIA : null;
    }

    /** Whether scores reach every threshold. */
    boolean isReachedBy(List<Score> scores) {
        List<WeightedCriterion> thresholds =
                Objects.requireNonNullElse(criteria(), CallContent.EQUAL_CRITERIA);
        return thresholds.stream()
                .allMatch(one ->
                        scores.stream()
                                .filter(score -> score.criterion() == one.criterion())
                                .allMatch(score -> score.points() >= one.threshold()));
    }

    /** What scores come to, by the weights of the criteria. */
    int points(List<Score> scores) {
        List<WeightedCriterion> weights =
                Objects.requireNonNullElse(criteria(), CallContent.EQUAL_CRITERIA);
        int hundredfold = 0;
        for (WeightedCriterion one : weights) {
            for (Score score : scores) {
                if (score.criterion() == one.criterion()) {
                    hundredfold += one.weight() * score.points();
                }
            }
        }
        return Math.round(hundredfold / 100f);
    }

    /**
     * Its weight, less where only part of its time has passed: most applications come at the end.
     */
    double attracts(Instant until) {
        if (type == CallType.CONTINUOUS || !until.isBefore(closes)) {
            return weight;
        }
        double passed =
                (double) Duration.between(opens, until).toMillis()
                        / Duration.between(opens, closes).toMillis();
        return weight * passed * passed;
    }

    CallId id() {
        return CallId.ofCode(code);
    }

    Set<TechnologyArea> areaSet() {
        return EnumSet.copyOf(areas);
    }
}
