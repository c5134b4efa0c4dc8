package org.litopys.command.application;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.call.CallId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;

/**
 * What other records need to know about an application.
 *
 * @param consortium the lead and its partners
 * @param technology null before submission
 * @param awarded null before the award
 * @param awardedLine budget line that pays; null before the award
 * @param reservationId null before the award
 * @param introductions that were proposed for it, as far as that was recorded
 */
public record ApplicationTerms(
        ApplicationId id,
        ApplicationStatus status,
        CallId callId,
        OrganisationId lead,
        Set<OrganisationId> consortium,
        @Nullable TechnologyArea technology,
        @Nullable Money awarded,
        @Nullable String awardedLine,
        @Nullable ReservationId reservationId,
        Set<IntroductionId> introductions) {

    /** Refuses an application that is not accepted, or is so no longer. */
    public void requireAccepted(String pointer) {
        if (status != ApplicationStatus.ACCEPTED) {
            throw Refused.by(Rule.APPLICATION_NOT_ACCEPTED, pointer, id, status);
        }
    }

    /** Whether it has neither ended nor was decided against. */
    boolean isRunning() {
        return switch (status) {
            case DRAFT,
                    SUBMITTED,
                    SCREENING,
                    INFORMATION_REQUESTED,
                    ELIGIBLE,
                    UNDER_EVALUATION,
                    EVALUATED,
                    RECOMMENDED,
                    RETURNED_FOR_REVIEW,
                    RESERVE_LISTED,
                    ACCEPTED,
                    REDRESS_OPEN ->
                    true;
            case INADMISSIBLE, INELIGIBLE, REJECTED, LAPSED, WITHDRAWN, CLOSED -> false;
        };
    }

    /** Whether it has ended after the award, for good. */
    public boolean isOver() {
        return status == ApplicationStatus.WITHDRAWN || status == ApplicationStatus.CLOSED;
    }

    /** The consortium without its lead, in the order of their identities. */
    public List<OrganisationId> partners() {
        return consortium.stream()
                .filter(one -> !one.equals(lead))
                .sorted(Comparator.comparing(OrganisationId::value))
                .toList();
    }

    /** The award of an application that {@link #requireAccepted} has let pass. */
    public Money award() {
        return Objects.requireNonNull(awarded);
    }

    /** The budget line that pays an application that {@link #requireAccepted} has let pass. */
    public String paidFrom() {
        return Objects.requireNonNull(awardedLine);
    }

    /** The reservation of an application that {@link #requireAccepted} has let pass. */
    public ReservationId reservation() {
        return Objects.requireNonNull(reservationId);
    }

    /** The technology of an application that {@link #requireAccepted} has let pass. */
    public TechnologyArea area() {
        return Objects.requireNonNull(technology);
    }
}
