package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;

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
