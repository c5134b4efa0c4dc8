package org.litopys.query.page;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.exceptions.Exceptions;

/** Two evaluators who decided, as in the mock. */
class InventedExceptions implements Exceptions {
    private static final String RULE = "evaluator-may-not-decide";

    @Override
    public Map<String, Long> counts(AsOf asOf) {
        return Map.of(RULE, 2L);
    }

    @Override
    public List<Found> found(
            @Nullable String rule, AsOf asOf, @Nullable Position before, int limit) {
        return RULE.equals(rule)
                ? List.of(found("EV-12", "APP-2026-000214"), found("EV-04", "APP-2026-000231"))
                : List.of();
    }

    private static Found found(String person, String reference) {
        return new Found(
                RULE,
                person,
                act(reference, 9, "ApplicationAccepted", 53),
                act(reference, 6, "EvaluationSubmitted", 82));
    }

    private static Act act(String reference, long version, String event, int daysAgo) {
        return new Act(
                1_100_000 - daysAgo,
                RecordType.APPLICATION,
                reference,
                version,
                event,
                InventedRecords.NOW.minus(daysAgo, ChronoUnit.DAYS));
    }
}
