package org.litopys.events.introduction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Classified;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Reversible;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ProgrammeId;

/** What can happen to an introduction of an innovator to somebody who needs the innovation. */
public sealed interface IntroductionEvent extends LedgerEvent {
    IntroductionId introductionId();

    @Override
    default IntroductionId subject() {
        return introductionId();
    }

    // Proposal

    /**
     * @param partners of the innovator in the application; whoever has an interest in one of them
     *     does nothing here. None in histories that did not record them
     * @param need that it serves; null where none was named
     */
    @Revision("3") // 2: the need; 3: the partners
    @Exercises(Duty.PROPOSE_INTRODUCTION)
    @EndsDeadlines(value = Deadline.PROPOSE_INTRODUCTION, of = "applicationId")
    record IntroductionProposed(
            IntroductionId introductionId,
            ApplicationId applicationId,
            OrganisationId innovator,
            List<OrganisationId> partners,
            OrganisationId counterparty,
            @Nullable NeedId need,
            @DueDate(Deadline.CLEAR_INTRODUCTION) Instant clearanceDueAt)
            implements IntroductionEvent {
        public IntroductionProposed {
            partners = List.copyOf(partners);
        }
    }

    /**
     * The same before there is an application: the office looks for somebody who could serve a
     * need. The reason says why that does not wait for a call; no pilot follows from it.
     *
     * @param programmeId by whose policy it is handled
     */
    @Exercises(Duty.PROPOSE_INTRODUCTION)
    record ScoutingIntroductionProposed(
            IntroductionId introductionId,
            ProgrammeId programmeId,
            OrganisationId innovator,
            OrganisationId counterparty,
            @Nullable NeedId need,
            @DueDate(Deadline.CLEAR_INTRODUCTION) Instant clearanceDueAt)
            implements IntroductionEvent {}

    /**
     * One that had ended without a meeting or a pilot begins anew; the reason says what changed.
     */
    @Exercises(Duty.PROPOSE_INTRODUCTION)
    record IntroductionReproposed(
            IntroductionId introductionId,
            @DueDate(Deadline.CLEAR_INTRODUCTION) Instant clearanceDueAt)
            implements IntroductionEvent {}

    // Clearance

    /**
     * Export control and sanctions were checked; both parties may be asked.
     *
     * @param securityLevel up to which the parties may talk; null where nobody was asked for it
     * @param answerDueAt of both parties, until an offer says it
     */
    @Revision("2") // 2: the security level
    @Exercises(Duty.CLEAR_INTRODUCTION)
    @EndsDeadlines(Deadline.CLEAR_INTRODUCTION)
    @Reversible
    record IntroductionCleared(
            IntroductionId introductionId,
            boolean exportLicenceNeeded,
            @Correctable @Nullable SecurityLevel securityLevel,
            @DueDate(Deadline.ANSWER_INTRODUCTION) Instant answerDueAt)
            implements IntroductionEvent {}

    @Exercises(Duty.CLEAR_INTRODUCTION)
    @EndsDeadlines
    record IntroductionClearanceRefused(
            IntroductionId introductionId, @Correctable ClearanceGround clearanceGround)
            implements IntroductionEvent {}

    // Answers

    /**
     * Both parties were asked.
     *
     * @param expiresAt when the offer lapses, if not both have accepted
     */
    record IntroductionOffered(
            IntroductionId introductionId, @DueDate(Deadline.ANSWER_INTRODUCTION) Instant expiresAt)
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

    /** The offer lapsed before both parties had accepted it. */
    @EndsDeadlines
    record IntroductionExpired(IntroductionId introductionId) implements IntroductionEvent {}

    // Disclosure, once both have accepted

    /**
     * A party was told how to reach a person of the other one. Who that is, only the organisation's
     * sealed data says.
     *
     * @param to who was told
     * @param contact pseudonym of a contact person of the other party
     */
    @Classified(Classification.RESTRICTED)
    record ContactsDisclosed(
            IntroductionId introductionId,
            Party to,
            DataSubjectId contact,
            Set<ContactField> fields,
            @Correctable DisclosureBasis disclosureBasis)
            implements IntroductionEvent {
        public ContactsDisclosed {
            fields = Collections.unmodifiableSet(new TreeSet<>(fields)); // one order, for ever
        }
    }

    /**
     * Both parties have signed that they keep what they learn to themselves.
     *
     * @param ndaHash SHA-256 of the agreement, lower-case hex
     * @param validUntil last day
     */
    record NdaRecorded(IntroductionId introductionId, String ndaHash, LocalDate validUntil)
            implements IntroductionEvent {}

    /**
     * A party was given technical data of the other one, under an agreement that was valid then.
     *
     * @param to who was given it
     * @param documentHash SHA-256 of what was given, lower-case hex
     */
    record TechnicalDataReleased(IntroductionId introductionId, Party to, String documentHash)
            implements IntroductionEvent {}

    // Meeting

    /**
     * @param language ISO 639-1 code
     * @param interpreter whether one is needed
     */
    record MeetingScheduled(
            IntroductionId introductionId,
            Instant meetsAt,
            @Correctable MeetingMode mode,
            @Correctable(pattern = "[a-z]{2}") String language,
            boolean interpreter)
            implements IntroductionEvent {}

    record MeetingRescheduled(IntroductionId introductionId, Instant meetsAt)
            implements IntroductionEvent {}

    record MeetingCancelled(IntroductionId introductionId) implements IntroductionEvent {}

    /** A party did not come; both are still to meet. */
    record MeetingNoShow(IntroductionId introductionId, @Correctable Party party)
            implements IntroductionEvent {}

    /**
     * @param attendees 2 or more
     * @param summary administrative: no technical or operational detail, and nobody's name, like
     *     what both sides say; none where nobody wrote it down
     * @param innovatorFeedback what the innovator says of it
     * @param counterpartyFeedback what the other side says
     */
    @Revision("2") // 2: what was said
    @EndsDeadlines(Deadline.HOLD_MEETING)
    record MeetingHeld(
            IntroductionId introductionId,
            @Correctable LocalDate heldOn,
            @Correctable MeetingMode mode,
            @Correctable(pattern = "[2-9]|[1-9][0-9]{1,2}|1000") int attendees,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") @Nullable String summary,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") @Nullable String innovatorFeedback,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") @Nullable String counterpartyFeedback,
            @DueDate(Deadline.FOLLOW_UP) Instant followUpDueAt)
            implements IntroductionEvent {}

    /**
     * What somebody has promised to do next.
     *
     * @param action administrative, no technical or operational detail
     */
    record FollowUpRecorded(
            IntroductionId introductionId,
            @Correctable String action,
            @Correctable FollowUpOwner turn,
            @DueDate(Deadline.FOLLOW_UP) Instant followUpDueAt)
            implements IntroductionEvent {}

    // Interruption

    /**
     * A party was suspended or excluded; nothing goes on until a person lifts the block. Deadlines
     * run on.
     */
    record IntroductionBlocked(IntroductionId introductionId, OrganisationId organisation)
            implements IntroductionEvent {}

    /**
     * It goes on where it stood.
     *
     * @param answerDueAt set where answers were awaited: the parties get the whole time again
     */
    @Exercises(Duty.UNBLOCK_INTRODUCTION)
    record IntroductionUnblocked(
            IntroductionId introductionId,
            @DueDate(Deadline.ANSWER_INTRODUCTION) @Nullable Instant answerDueAt)
            implements IntroductionEvent {}

    /**
     * The office keeps it back while another introduction of the application leads to a pilot;
     * nothing is due meanwhile. A meeting that was planned is off.
     *
     * @param inFavourOf that other one
     */
    @EndsDeadlines
    record IntroductionParked(IntroductionId introductionId, IntroductionId inFavourOf)
            implements IntroductionEvent {}

    /**
     * It goes on where it stood, with the whole time for what is due there; one of the dates is
     * set.
     */
    record IntroductionTakenUp(
            IntroductionId introductionId,
            @DueDate(Deadline.CLEAR_INTRODUCTION) @Nullable Instant clearanceDueAt,
            @DueDate(Deadline.ANSWER_INTRODUCTION) @Nullable Instant answerDueAt,
            @DueDate(Deadline.HOLD_MEETING) @Nullable Instant meetingDueAt,
            @DueDate(Deadline.FOLLOW_UP) @Nullable Instant followUpDueAt)
            implements IntroductionEvent {}

    // End

    /** A pilot was proposed, in the same unit of work. */
    @EndsDeadlines
    record IntroductionProgressedToPilot(IntroductionId introductionId, PilotId pilotId)
            implements IntroductionEvent {}

    /** Its pilot was rejected or cancelled, in the same unit of work; the parties decide anew. */
    record IntroductionReopened(
            IntroductionId introductionId,
            PilotId pilotId,
            @DueDate(Deadline.FOLLOW_UP) Instant followUpDueAt)
            implements IntroductionEvent {}

    @EndsDeadlines
    @Reversible
    record IntroductionClosed(IntroductionId introductionId, @Correctable CloseReason closeReason)
            implements IntroductionEvent {}

    /** The office took it back before the parties met. */
    @EndsDeadlines
    record IntroductionCancelled(IntroductionId introductionId) implements IntroductionEvent {}
}
