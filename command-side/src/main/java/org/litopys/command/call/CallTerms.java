package org.litopys.command.call;

import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.programme.ProgrammeId;

/**
 * What other records need to know about a call.
 *
 * @param closed whether somebody has closed it, whatever its dates say
 */
public record CallTerms(
        String code,
        ProgrammeId programmeId,
        Instant opensAt,
        Instant closesAt,
        boolean closed,
        String budgetLine,
        Currency currency,
        @Nullable Money maxPerApplication,
        int minEvaluations,
        Set<TechnologyArea> technologyAreas) {

    /** Whether it will take no application any more. */
    public boolean isOver(Instant now) {
        return closed || !now.isBefore(closesAt);
    }

    /** Refuses a moment at which the call takes no applications. */
    public void requireOpen(Instant now) {
        if (isOver(now) || now.isBefore(opensAt)) {
            throw Refused.by(Rule.CALL_NOT_OPEN, "", code, opensAt, closesAt, now);
        }
    }
}
