package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/**
 * An introduction.
 *
 * @param exportLicenceNeeded null until it is cleared
 * @param acceptedBy the parties that said yes, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntroductionState(
        IntroductionId introductionId,
        ApplicationId application,
        OrganisationId innovator,
        OrganisationId counterparty,
        IntroductionStatus status,
        Instant statusSince,
        @Nullable Due due,
        @Nullable Boolean exportLicenceNeeded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Party> acceptedBy,
        @Nullable Meeting meeting,
        @Nullable Party declinedBy,
        @Nullable DeclineReason declineReason,
        @Nullable CloseReason closeReason,
        @Nullable PilotId pilot)
        implements RecordState {

    /** The meeting that was held. */
    public record Meeting(LocalDate heldOn, MeetingMode mode, int attendees) {}

    public IntroductionState {
        acceptedBy = acceptedBy == null ? List.of() : List.copyOf(acceptedBy);
    }

    /**
     * What the introduction is after one more of its events; null where its beginning is unknown.
     */
    static @Nullable IntroductionState apply(
            @Nullable IntroductionState before, IntroductionEvent event, Stamp stamp) {
        if (event instanceof IntroductionProposed proposed) {
            return new IntroductionState(
                    proposed.introductionId(),
                    proposed.applicationId(),
                    proposed.innovator(),
                    proposed.counterparty(),
                    IntroductionStatus.PROPOSED,
                    stamp.occurredAt(),
                    Due.of(Due.Step.CLEAR_INTRODUCTION, proposed.clearanceDueAt(), stamp),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return before == null ? null : before.after(event, stamp);
    }

    private IntroductionState after(IntroductionEvent event, Stamp stamp) {
        return switch (event) {
            case IntroductionProposed _ -> this; // begins a record, see apply
            case IntroductionCleared cleared ->
                    with(cleared.exportLicenceNeeded(), acceptedBy, meeting)
                            .moved(
                                    IntroductionStatus.CLEARED,
                                    Due.of(
                                            Due.Step.ANSWER_INTRODUCTION,
                                            cleared.answerDueAt(),
                                            stamp),
                                    stamp);
            case IntroductionAcceptedByParty accepted -> accepted(accepted, stamp);
            case IntroductionDeclined declined ->
                    ended(declined.party(), declined.declineReason(), null, null)
                            .moved(IntroductionStatus.DECLINED, null, stamp);
            case MeetingHeld held ->
                    with(
                                    exportLicenceNeeded,
                                    acceptedBy,
                                    new Meeting(held.heldOn(), held.mode(), held.attendees()))
                            .moved(
                                    IntroductionStatus.HELD,
                                    Due.of(Due.Step.FOLLOW_UP, held.followUpDueAt(), stamp),
                                    stamp);
            case IntroductionProgressedToPilot progressed ->
                    ended(null, null, null, progressed.pilotId())
                            .moved(IntroductionStatus.PROGRESSED, null, stamp);
            case IntroductionClosed closed ->
                    ended(null, null, closed.closeReason(), null)
                            .moved(IntroductionStatus.CLOSED, null, stamp);
        };
    }

    /** The second acceptance names the day by which they must meet. */
    private IntroductionState accepted(IntroductionAcceptedByParty accepted, Stamp stamp) {
        Instant meetingDueAt = accepted.meetingDueAt();
        IntroductionState next =
                with(
                        exportLicenceNeeded,
                        Stream.concat(acceptedBy.stream(), Stream.of(accepted.party())).toList(),
                        meeting);
        return meetingDueAt == null
                ? next.moved(IntroductionStatus.PARTLY_ACCEPTED, due, stamp)
                : next.moved(
                        IntroductionStatus.AGREED,
                        Due.of(Due.Step.HOLD_MEETING, meetingDueAt, stamp),
                        stamp);
    }

    private IntroductionState with(
            @Nullable Boolean licence, List<Party> accepted, @Nullable Meeting held) {
        return new IntroductionState(
                introductionId,
                application,
                innovator,
                counterparty,
                status,
                statusSince,
                due,
                licence,
                accepted,
                held,
                declinedBy,
                declineReason,
                closeReason,
                pilot);
    }

    private IntroductionState ended(
            @Nullable Party decliner,
            @Nullable DeclineReason whyDeclined,
            @Nullable CloseReason whyClosed,
            @Nullable PilotId progressedTo) {
        return new IntroductionState(
                introductionId,
                application,
                innovator,
                counterparty,
                status,
                statusSince,
                due,
                exportLicenceNeeded,
                acceptedBy,
                meeting,
                decliner,
                whyDeclined,
                whyClosed,
                progressedTo);
    }

    private IntroductionState moved(IntroductionStatus next, @Nullable Due nextDue, Stamp stamp) {
        return new IntroductionState(
                introductionId,
                application,
                innovator,
                counterparty,
                next,
                next == status ? statusSince : stamp.occurredAt(),
                nextDue,
                exportLicenceNeeded,
                acceptedBy,
                meeting,
                declinedBy,
                declineReason,
                closeReason,
                pilot);
    }
}
