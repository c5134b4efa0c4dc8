package org.litopys.events.call;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallEvent.CallPublished;

/**
 * What a call says. Immutable.
 *
 * @param opensAt first moment at which an application may be submitted
 * @param closesAt first moment at which none may
 * @param budgetLine line of the programme from which awards are reserved
 * @param maxPerApplication most that one application may ask for; none where the call sets no limit
 * @param minEvaluations evaluations that a recommendation needs, 1 to 9
 * @param criteria each once; their weights are 100 together
 * @param source address of the official publication, if there is one
 */
public record CallContent(
        LocalizedText title,
        CallType type,
        Instant opensAt,
        Instant closesAt,
        String budgetLine,
        Money budget,
        @Nullable Money maxPerApplication,
        int minEvaluations,
        Set<TechnologyArea> technologyAreas,
        List<WeightedCriterion> criteria,
        @Nullable String source) {

    /** Of a call that names no criteria: all weigh the same (the first one the rest), none bars. */
    public static final List<WeightedCriterion> EQUAL_CRITERIA = equalCriteria();

    public CallContent {
        technologyAreas =
                Collections.unmodifiableSet(new TreeSet<>(technologyAreas)); // one order, for ever
        criteria = List.copyOf(criteria);
    }

    private static List<WeightedCriterion> equalCriteria() {
        int each = 100 / Score.Criterion.values().length;
        int rest = 100 - each * Score.Criterion.values().length;
        return Arrays.stream(Score.Criterion.values())
                .map(one -> new WeightedCriterion(one, one.ordinal() == 0 ? each + rest : each, 0))
                .toList();
    }

    /** What was published, with criteria that the publication does not repeat. */
    public static CallContent of(CallPublished call, List<WeightedCriterion> criteria) {
        return new CallContent(
                call.title(),
                call.type(),
                call.opensAt(),
                call.closesAt(),
                call.budgetLine(),
                call.budget(),
                call.maxPerApplication(),
                call.minEvaluations(),
                call.technologyAreas(),
                criteria,
                call.source());
    }

    /** The same until another moment. */
    public CallContent until(Instant closing) {
        return new CallContent(
                title,
                type,
                opensAt,
                closing,
                budgetLine,
                budget,
                maxPerApplication,
                minEvaluations,
                technologyAreas,
                criteria,
                source);
    }

    /** The points of an application that just reaches every threshold, rounded up. */
    public int leastPoints() {
        int hundredths = criteria.stream().mapToInt(one -> one.weight() * one.threshold()).sum();
        return Math.ceilDiv(hundredths, 100);
    }
}
