package org.litopys.events.introduction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Reversible;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/** What can happen to an introduction of an innovator to somebody who needs the innovation. */
public sealed interface IntroductionEvent extends LedgerEvent {
    IntroductionId introductionId();

    @Override
    default IntroductionId subject() {
        return introductionId();
    }

    @Exercises(Duty.PROPOSE_INTRODUCTION)
    @EndsDeadlines(value = Deadline.PROPOSE_INTRODUCTION, of = "applicationId")
    record IntroductionProposed(
            IntroductionId introductionId,
            ApplicationId applicationId,
            OrganisationId innovator,
            OrganisationId counterparty,
            @DueDate(Deadline.CLEAR_INTRODUCTION) Instant clearanceDueAt)
            implements IntroductionEvent {}

    /** Export control and sanctions were checked; both parties are asked. */
    @Exercises(Duty.CLEAR_INTRODUCTION)
    @EndsDeadlines(Deadline.CLEAR_INTRODUCTION)
    @Reversible
    record IntroductionCleared(
            IntroductionId introductionId,
            boolean exportLicenceNeeded,
            @DueDate(Deadline.ANSWER_INTRODUCTION) Instant answerDueAt)
            implements IntroductionEvent {}

    /**
     * @param meetingDueAt when they must have met; set by the second acceptance, which makes the
     *     introduction agreed
     */
    record IntroductionAcceptedByParty(
            IntroductionId introductionId,
            Party party,
            @DueDate(value = Deadline.HOLD_MEETING, insteadOf = Deadline.ANSWER_INTRODUCTION)
                    @Nullable Instant meetingDueAt)
            implements IntroductionEvent {}

    @EndsDeadlines
    record IntroductionDeclined(
            IntroductionId introductionId, Party party, @Correctable DeclineReason declineReason)
            implements IntroductionEvent {}

    /**
     * @param attendees 2 or more
     */
    @EndsDeadlines(Deadline.HOLD_MEETING)
    record MeetingHeld(
            IntroductionId introductionId,
            @Correctable LocalDate heldOn,
            @Correctable MeetingMode mode,
            @Correctable(pattern = "[2-9]|[1-9][0-9]{1,2}|1000") int attendees,
            @DueDate(Deadline.FOLLOW_UP) Instant followUpDueAt)
            implements IntroductionEvent {}

    /** A pilot was proposed, in the same unit of work. */
    @EndsDeadlines
    record IntroductionProgressedToPilot(IntroductionId introductionId, PilotId pilotId)
            implements IntroductionEvent {}

    @EndsDeadlines
    @Reversible
    record IntroductionClosed(IntroductionId introductionId, @Correctable CloseReason closeReason)
            implements IntroductionEvent {}
}
