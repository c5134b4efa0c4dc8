package org.litopys.command.api;

import static java.util.Map.entry;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Evidence;
import org.litopys.events.LocalizedText;
import org.litopys.events.application.Score;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.GrantedPeriod;

/**
 * What the value types of the published language check in their constructors, said of each part by
 * itself: so that the schema publishes it, and a fault names the part and not the whole. That it
 * holds stays theirs to see to.
 */
final class KnownRanges {
    private static final Constraints NONE = new Constraints();

    private static final Map<String, Constraints> BY_PART =
            Map.ofEntries(
                    entry(part(Score.class, "points"), Constraints.number(0, 100)),
                    entry(part(WeightedCriterion.class, "weight"), Constraints.number(1, 100)),
                    entry(part(WeightedCriterion.class, "threshold"), Constraints.number(0, 100)),
                    entry(part(RankingEntry.class, "points"), Constraints.number(0, 100)),
                    entry(
                            part(RankingEntry.class, "rank"),
                            Constraints.number(1, Integer.MAX_VALUE)),
                    entry(part(LocalizedText.class, "en"), Constraints.text(Integer.MAX_VALUE)),
                    entry(part(LocalizedText.class, "uk"), Constraints.text(Integer.MAX_VALUE)),
                    entry(part(Evidence.class, "documentId"), Constraints.text(200)),
                    entry(part(Evidence.class, "sha256"), Constraints.form("[0-9a-f]{64}")),
                    entry(part(Evidence.class, "mediaType"), Constraints.text(100)),
                    entry(part(EligibilityRules.class, "minTrl"), Constraints.number(1, 9)),
                    entry(part(EligibilityRules.class, "maxTrl"), Constraints.number(1, 9)),
                    entry(part(GrantedPeriod.class, "length"), Constraints.number(1, 1000)),
                    entry(part(ApprovalStep.class, "minimum"), Constraints.number(1, 9)),
                    entry(part(SuccessCriterion.class, "kpi"), Constraints.text(200)),
                    entry(part(SuccessCriterion.class, "target"), Constraints.text(50)),
                    entry(part(SuccessCriterion.class, "unit"), Constraints.text(50)),
                    entry(part(FundingSource.class, "name"), Constraints.text(200)),
                    entry(part(FundingSource.class, "sharePercent"), Constraints.number(1, 100)),
                    entry(part(Address.class, "street"), Constraints.text(200)),
                    entry(part(Address.class, "postcode"), Constraints.text(20)),
                    entry(part(Address.class, "locality"), Constraints.text(100)),
                    entry(part(ScreenedList.class, "name"), Constraints.text(100)),
                    entry(part(ScreenedList.class, "version"), Constraints.text(50)),
                    entry(part(ScreeningMatch.class, "list"), Constraints.text(100)),
                    entry(part(ScreeningMatch.class, "entry"), Constraints.text(100)));

    private KnownRanges() {}

    private static String part(Class<?> type, String component) {
        return type.getName() + "." + component;
    }

    /** None where nothing is known of this part. */
    static Constraints of(RecordComponent component) {
        @Nullable Constraints known =
                BY_PART.get(part(component.getDeclaringRecord(), component.getName()));
        return known == null ? NONE : known;
    }
}
