package org.litopys.command.api;

import static java.util.Map.entry;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Evidence;
import org.litopys.events.LocalizedText;
import org.litopys.events.application.Score;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.GrantedPeriod;
import tools.jackson.databind.JsonNode;

/**
 * What the value types of the published language check in their constructors, as keywords of JSON
 * Schema. The check itself stays theirs.
 */
final class KnownRanges {
    private static final Map<String, Map<String, Object>> KEYWORDS =
            Map.ofEntries(
                    entry(key(Score.class, "points"), Map.of("minimum", 0, "maximum", 100)),
                    entry(
                            key(WeightedCriterion.class, "weight"),
                            Map.of("minimum", 1, "maximum", 100)),
                    entry(
                            key(WeightedCriterion.class, "threshold"),
                            Map.of("minimum", 0, "maximum", 100)),
                    entry(key(RankingEntry.class, "points"), Map.of("minimum", 0, "maximum", 100)),
                    entry(key(RankingEntry.class, "rank"), Map.of("minimum", 1)),
                    entry(key(LocalizedText.class, "en"), Map.of("minLength", 1)),
                    entry(key(LocalizedText.class, "uk"), Map.of("minLength", 1)),
                    entry(
                            key(Evidence.class, "documentId"),
                            Map.of("minLength", 1, "maxLength", 200)),
                    entry(key(Evidence.class, "sha256"), Map.of("pattern", "^[0-9a-f]{64}$")),
                    entry(
                            key(Evidence.class, "mediaType"),
                            Map.of("minLength", 1, "maxLength", 100)),
                    entry(
                            key(EligibilityRules.class, "minTrl"),
                            Map.of("minimum", 1, "maximum", 9)),
                    entry(
                            key(EligibilityRules.class, "maxTrl"),
                            Map.of("minimum", 1, "maximum", 9)),
                    entry(
                            key(GrantedPeriod.class, "length"),
                            Map.of("minimum", 1, "maximum", 1000)),
                    entry(key(ApprovalStep.class, "minimum"), Map.of("minimum", 1, "maximum", 9)),
                    entry(
                            key(SuccessCriterion.class, "kpi"),
                            Map.of("minLength", 1, "maxLength", 200)),
                    entry(
                            key(SuccessCriterion.class, "target"),
                            Map.of("minLength", 1, "maxLength", 50)),
                    entry(
                            key(SuccessCriterion.class, "unit"),
                            Map.of("minLength", 1, "maxLength", 50)),
                    entry(
                            key(FundingSource.class, "name"),
                            Map.of("minLength", 1, "maxLength", 200)),
                    entry(
                            key(FundingSource.class, "sharePercent"),
                            Map.of("minimum", 1, "maximum", 100)));

    private KnownRanges() {}

    private static String key(Class<?> type, String component) {
        return type.getName() + "." + component;
    }

    static Shape of(RecordComponent component, Shape shape) {
        Map<String, Object> more =
                KEYWORDS.get(key(component.getDeclaringRecord(), component.getName()));
        if (more == null) {
            return shape;
        }
        return new Shape() {
            @Override
            public @Nullable Object read(JsonNode node, String at, Reading reading) {
                return shape.read(node, at, reading);
            }

            @Override
            public Map<String, Object> schema() {
                Map<String, Object> schema = new LinkedHashMap<>(shape.schema());
                schema.putAll(more);
                return schema;
            }
        };
    }
}
