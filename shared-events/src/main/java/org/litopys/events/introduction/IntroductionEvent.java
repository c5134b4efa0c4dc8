package org.litopys.events.introduction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Correctable;
import org.litopys.events.Duty;
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
    record IntroductionProposed(
            IntroductionId introductionId,
            ApplicationId applicationId,
            OrganisationId innovator,
            OrganisationId counterparty,
            Instant clearanceDueAt)
            implements IntroductionEvent {}

    /** Export control and sanctions were checked; both parties are asked. */
    @Exercises(Duty.CLEAR_INTRODUCTION)
    @Reversible
    record IntroductionCleared(
            IntroductionId introductionId, boolean exportLicenceNeeded, Instant answerDueAt)
            implements IntroductionEvent {}

    /**
     * @param meetingDueAt when they must have met; set by the second acceptance, which makes the
     *     introduction agreed
     */
    record IntroductionAcceptedByParty(
            IntroductionId introductionId, Party party, @Nullable Instant meetingDueAt)
            implements IntroductionEvent {}

    record IntroductionDeclined(
            IntroductionId introductionId, Party party, @Correctable DeclineReason declineReason)
            implements IntroductionEvent {}

    /**
     * @param attendees 2 or more
     */
    record MeetingHeld(
            IntroductionId introductionId,
            @Correctable LocalDate heldOn,
            @Correctable MeetingMode mode,
            @Correctable(pattern = "[2-9]|[1-9][0-9]{1,2}|1000") int attendees,
            Instant followUpDueAt)
            implements IntroductionEvent {}

    /** A pilot was proposed, in the same unit of work. */
    record IntroductionProgressedToPilot(IntroductionId introductionId, PilotId pilotId)
            implements IntroductionEvent {}

    @Reversible
    record IntroductionClosed(IntroductionId introductionId, @Correctable CloseReason closeReason)
            implements IntroductionEvent {}
}
