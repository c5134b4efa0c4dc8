package org.litopys.events.call;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Correctable;
import org.litopys.events.Duty;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.programme.ProgrammeId;

/**
 * What can happen to a call for applications. Whether it is open follows from the clock and its
 * dates.
 */
public sealed interface CallEvent extends LedgerEvent {
    CallId callId();

    @Override
    default CallId subject() {
        return callId();
    }

    /**
     * @param code unique in the ledger; the reference of the call
     * @param opensAt first moment at which an application may be submitted
     * @param closesAt first moment at which none may
     * @param budgetLine line of the programme from which awards are reserved
     * @param maxPerApplication most that one application may ask for; none where the call sets no
     *     limit
     * @param minEvaluations evaluations that a recommendation needs, 1 to 9
     * @param source address of the official publication, if there is one
     */
    @Exercises(Duty.PUBLISH_CALL)
    record CallPublished(
            CallId callId,
            ProgrammeId programmeId,
            String code,
            @Correctable LocalizedText title,
            CallType type,
            Instant opensAt,
            Instant closesAt,
            String budgetLine,
            Money budget,
            @Nullable Money maxPerApplication,
            int minEvaluations,
            Set<TechnologyArea> technologyAreas,
            @Correctable @Nullable String source)
            implements CallEvent {
        public CallPublished {
            technologyAreas =
                    Collections.unmodifiableSet(
                            new TreeSet<>(technologyAreas)); // one order, for ever
        }
    }

    /** The call is over; nothing may be submitted, whatever the clock says. */
    record CallClosed(CallId callId) implements CallEvent {}
}
