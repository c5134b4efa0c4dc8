package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.ClearanceGround;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.ContactField;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.DisclosureBasis;
import org.litopys.events.introduction.FollowUpOwner;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.introduction.IntroductionEvent.ContactsDisclosed;
import org.litopys.events.introduction.IntroductionEvent.FollowUpRecorded;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionEvent.MeetingCancelled;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionEvent.MeetingNoShow;
import org.litopys.events.introduction.IntroductionEvent.MeetingRescheduled;
import org.litopys.events.introduction.IntroductionEvent.MeetingScheduled;
import org.litopys.events.introduction.IntroductionEvent.NdaRecorded;
import org.litopys.events.introduction.IntroductionEvent.ScoutingIntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.TechnicalDataReleased;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ProgrammeId;

/**
 * An introduction.
 *
 * @param application null where it is scouted; then the programme says by whose policy
 * @param exportLicenceNeeded null until it is cleared
 * @param acceptedBy the parties that said yes, in order
 * @param interrupted where it stood before it was blocked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntroductionState(
        IntroductionId introductionId,
        @Nullable ApplicationId application,
        @Nullable ProgrammeId programme,
        @Nullable NeedId need,
        OrganisationId innovator,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrganisationId> partners,
        OrganisationId counterparty,
        IntroductionStatus status,
        Instant statusSince,
        @Nullable Due due,
        @Nullable Boolean exportLicenceNeeded,
        @Nullable SecurityLevel securityLevel,
        @Nullable ClearanceGround clearanceGround,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Party> acceptedBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Disclosure> disclosures,
        @Nullable Nda nda,
        @Nullable NextMeeting nextMeeting,
        @Nullable Meeting meeting,
        @Nullable FollowUp followUp,
        @Nullable OrganisationId blockedFor,
        @Nullable IntroductionId parkedFor,
        @Nullable IntroductionStatus interrupted,
        @Nullable Party declinedBy,
        @Nullable DeclineReason declineReason,
        @Nullable CloseReason closeReason,
        @Nullable PilotId pilot)
        implements RecordState {

    /**
     * What a party was told or given.
     *
     * @param contact of the other party; null where it was given technical data
     * @param dataHash of technical data; null where a contact was disclosed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Disclosure(
            Party to,
            @Nullable DataSubjectId contact,
            @Nullable Set<ContactField> fields,
            @Nullable DisclosureBasis disclosureBasis,
            @Nullable String dataHash) {}

    /** The agreement on non-disclosure. */
    public record Nda(String ndaHash, LocalDate validUntil) {}

    /** The meeting that is planned. */
    public record NextMeeting(
            Instant meetsAt, MeetingMode mode, String language, boolean interpreter) {}

    /** The meeting that was held. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meeting(
            LocalDate heldOn,
            MeetingMode mode,
            int attendees,
            @Nullable String summary,
            @Nullable String innovatorFeedback,
            @Nullable String counterpartyFeedback) {}

    /** What somebody has promised to do next. */
    public record FollowUp(String action, FollowUpOwner turn) {}

    public IntroductionState {
        partners = partners == null ? List.of() : List.copyOf(partners);
        acceptedBy = acceptedBy == null ? List.of() : List.copyOf(acceptedBy); // absent in JSON
        disclosures = disclosures == null ? List.of() : List.copyOf(disclosures);
    }

    @Override
    public Set<UUID> mentions() {
        return partners.stream().map(OrganisationId::value).collect(Collectors.toSet());
    }

    /**
     * What the introduction is after one more of its events; null where its beginning is unknown.
     */
    static @Nullable IntroductionState apply(
            @Nullable IntroductionState before, IntroductionEvent event, Stamp stamp) {
        return switch (event) {
            case IntroductionProposed one ->
                    proposed(
                            one.introductionId(),
                            one.applicationId(),
                            null,
                            one.need(),
                            one.innovator(),
                            one.partners(),
                            one.counterparty(),
                            one.clearanceDueAt(),
                            stamp);
            case ScoutingIntroductionProposed one ->
                    proposed(
                            one.introductionId(),
                            null,
                            one.programmeId(),
                            one.need(),
                            one.innovator(),
                            List.of(),
                            one.counterparty(),
                            one.clearanceDueAt(),
                            stamp);
            default -> before == null ? null : before.after(event, stamp);
        };
    }

    private static IntroductionState proposed(
            IntroductionId id,
            @Nullable ApplicationId application,
            @Nullable ProgrammeId programme,
            @Nullable NeedId need,
            OrganisationId innovator,
            List<OrganisationId> partners,
            OrganisationId counterparty,
            Instant clearanceDueAt,
            Stamp stamp) {
        return new IntroductionState(
                id,
                application,
                programme,
                need,
                innovator,
                partners,
                counterparty,
                IntroductionStatus.PROPOSED,
                stamp.occurredAt(),
                Due.of(Due.Step.CLEAR_INTRODUCTION, clearanceDueAt, stamp),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private IntroductionState after(IntroductionEvent event, Stamp stamp) {
        Next next = next();
        switch (event) {
            case IntroductionProposed _, ScoutingIntroductionProposed _ -> {} // begin a record
            case IntroductionReproposed one -> {
                next.acceptedBy = List.of();
                next.clearanceGround = null;
                next.declinedBy = null;
                next.declineReason = null;
                next.closeReason = null;
                next.in(
                        IntroductionStatus.PROPOSED,
                        Due.of(Due.Step.CLEAR_INTRODUCTION, one.clearanceDueAt(), stamp),
                        stamp);
            }
            case IntroductionCleared one -> {
                next.exportLicenceNeeded = one.exportLicenceNeeded();
                next.securityLevel = one.securityLevel();
                next.in(
                        IntroductionStatus.CLEARED,
                        Due.of(Due.Step.ANSWER_INTRODUCTION, one.answerDueAt(), stamp),
                        stamp);
            }
            case IntroductionClearanceRefused one -> {
                next.clearanceGround = one.clearanceGround();
                next.in(IntroductionStatus.CLEARANCE_REFUSED, null, stamp);
            }
            case IntroductionOffered one ->
                    next.in(
                            IntroductionStatus.OFFERED,
                            Due.of(Due.Step.ANSWER_INTRODUCTION, one.expiresAt(), stamp),
                            stamp);
            case IntroductionAcceptedByParty one -> accepted(next, one, stamp);
            case IntroductionDeclined one -> {
                next.declinedBy = one.party();
                next.declineReason = one.declineReason();
                next.in(IntroductionStatus.DECLINED, null, stamp);
            }
            case IntroductionExpired _ -> next.in(IntroductionStatus.EXPIRED, null, stamp);
            case ContactsDisclosed one ->
                    next.disclosures =
                            with(
                                    new Disclosure(
                                            one.to(),
                                            one.contact(),
                                            one.fields(),
                                            one.disclosureBasis(),
                                            null));
            case TechnicalDataReleased one ->
                    next.disclosures =
                            with(new Disclosure(one.to(), null, null, null, one.documentHash()));
            case NdaRecorded one -> next.nda = new Nda(one.ndaHash(), one.validUntil());
            case MeetingScheduled one -> {
                next.nextMeeting =
                        new NextMeeting(
                                one.meetsAt(), one.mode(), one.language(), one.interpreter());
                next.in(IntroductionStatus.SCHEDULED, due, stamp);
            }
            case MeetingRescheduled one ->
                    next.nextMeeting = nextMeeting == null ? null : moved(nextMeeting, one);
            case MeetingCancelled _, MeetingNoShow _ -> {
                next.nextMeeting = null;
                next.in(IntroductionStatus.AGREED, due, stamp);
            }
            case MeetingHeld one -> {
                next.nextMeeting = null;
                next.meeting =
                        new Meeting(
                                one.heldOn(),
                                one.mode(),
                                one.attendees(),
                                one.summary(),
                                one.innovatorFeedback(),
                                one.counterpartyFeedback());
                next.in(
                        IntroductionStatus.HELD,
                        Due.of(Due.Step.FOLLOW_UP, one.followUpDueAt(), stamp),
                        stamp);
            }
            case FollowUpRecorded one -> {
                next.followUp = new FollowUp(one.action(), one.turn());
                next.in(
                        IntroductionStatus.FOLLOW_UP,
                        Due.of(Due.Step.FOLLOW_UP, one.followUpDueAt(), stamp),
                        stamp);
            }
            case IntroductionBlocked one -> {
                next.blockedFor = one.organisation();
                next.interrupted = status;
                next.in(IntroductionStatus.BLOCKED, due, stamp);
            }
            case IntroductionUnblocked one -> {
                Instant answerDueAt = one.answerDueAt();
                next.blockedFor = null;
                next.interrupted = null;
                next.in(
                        interrupted == null ? status : interrupted,
                        answerDueAt == null
                                ? due
                                : Due.of(Due.Step.ANSWER_INTRODUCTION, answerDueAt, stamp),
                        stamp);
            }
            case IntroductionParked one -> {
                next.parkedFor = one.inFavourOf();
                next.nextMeeting = null;
                next.interrupted =
                        status == IntroductionStatus.SCHEDULED ? IntroductionStatus.AGREED : status;
                next.in(IntroductionStatus.PARKED, null, stamp);
            }
            case IntroductionTakenUp one -> {
                next.parkedFor = null;
                next.interrupted = null;
                next.in(interrupted == null ? status : interrupted, takenUpFor(one, stamp), stamp);
            }
            case IntroductionProgressedToPilot one -> {
                next.pilot = one.pilotId();
                next.in(IntroductionStatus.PROGRESSED, null, stamp);
            }
            case IntroductionReopened one -> {
                next.pilot = null;
                next.in(
                        IntroductionStatus.FOLLOW_UP,
                        Due.of(Due.Step.FOLLOW_UP, one.followUpDueAt(), stamp),
                        stamp);
            }
            case IntroductionClosed one -> {
                next.closeReason = one.closeReason();
                next.in(IntroductionStatus.CLOSED, null, stamp);
            }
            case IntroductionCancelled _ -> next.in(IntroductionStatus.CANCELLED, null, stamp);
        }
        return next.done();
    }

    /** The second acceptance names the day by which they must meet. */
    private void accepted(Next next, IntroductionAcceptedByParty accepted, Stamp stamp) {
        Instant meetingDueAt = accepted.meetingDueAt();
        next.acceptedBy = Stream.concat(acceptedBy.stream(), Stream.of(accepted.party())).toList();
        if (meetingDueAt == null) {
            next.in(IntroductionStatus.PARTLY_ACCEPTED, due, stamp);
        } else {
            next.in(
                    IntroductionStatus.AGREED,
                    Due.of(Due.Step.HOLD_MEETING, meetingDueAt, stamp),
                    stamp);
        }
    }

    /** One of the dates is set. */
    private static @Nullable Due takenUpFor(IntroductionTakenUp one, Stamp stamp) {
        if (one.clearanceDueAt() != null) {
            return Due.of(Due.Step.CLEAR_INTRODUCTION, one.clearanceDueAt(), stamp);
        }
        if (one.answerDueAt() != null) {
            return Due.of(Due.Step.ANSWER_INTRODUCTION, one.answerDueAt(), stamp);
        }
        if (one.meetingDueAt() != null) {
            return Due.of(Due.Step.HOLD_MEETING, one.meetingDueAt(), stamp);
        }
        return one.followUpDueAt() == null
                ? null
                : Due.of(Due.Step.FOLLOW_UP, one.followUpDueAt(), stamp);
    }

    private List<Disclosure> with(Disclosure more) {
        return Stream.concat(disclosures.stream(), Stream.of(more)).toList();
    }

    private static NextMeeting moved(NextMeeting planned, MeetingRescheduled to) {
        return new NextMeeting(
                to.meetsAt(), planned.mode(), planned.language(), planned.interpreter());
    }

    /** The state that comes next, while it is put together. */
    private static final class Next {
        private final IntroductionState before;
        private IntroductionStatus status;
        private Instant statusSince;
        private @Nullable Due due;
        private @Nullable Boolean exportLicenceNeeded;
        private @Nullable SecurityLevel securityLevel;
        private @Nullable ClearanceGround clearanceGround;
        private List<Party> acceptedBy;
        private List<Disclosure> disclosures;
        private @Nullable Nda nda;
        private @Nullable NextMeeting nextMeeting;
        private @Nullable Meeting meeting;
        private @Nullable FollowUp followUp;
        private @Nullable OrganisationId blockedFor;
        private @Nullable IntroductionId parkedFor;
        private @Nullable IntroductionStatus interrupted;
        private @Nullable Party declinedBy;
        private @Nullable DeclineReason declineReason;
        private @Nullable CloseReason closeReason;
        private @Nullable PilotId pilot;

        Next(IntroductionState before) {
            this.before = before;
            status = before.status();
            statusSince = before.statusSince();
            due = before.due();
            exportLicenceNeeded = before.exportLicenceNeeded();
            securityLevel = before.securityLevel();
            clearanceGround = before.clearanceGround();
            acceptedBy = before.acceptedBy();
            disclosures = before.disclosures();
            nda = before.nda();
            nextMeeting = before.nextMeeting();
            meeting = before.meeting();
            followUp = before.followUp();
            blockedFor = before.blockedFor();
            parkedFor = before.parkedFor();
            interrupted = before.interrupted();
            declinedBy = before.declinedBy();
            declineReason = before.declineReason();
            closeReason = before.closeReason();
            pilot = before.pilot();
        }

        /** Where it stands from now on, and what it waits for there. */
        Next in(IntroductionStatus next, @Nullable Due waitsFor, Stamp stamp) {
            statusSince = next == before.status() ? statusSince : stamp.occurredAt();
            status = next;
            due = waitsFor;
            return this;
        }

        IntroductionState done() {
            return new IntroductionState(
                    before.introductionId(),
                    before.application(),
                    before.programme(),
                    before.need(),
                    before.innovator(),
                    before.partners(),
                    before.counterparty(),
                    status,
                    statusSince,
                    due,
                    exportLicenceNeeded,
                    securityLevel,
                    clearanceGround,
                    acceptedBy,
                    disclosures,
                    nda,
                    nextMeeting,
                    meeting,
                    followUp,
                    blockedFor,
                    parkedFor,
                    interrupted,
                    declinedBy,
                    declineReason,
                    closeReason,
                    pilot);
        }
    }

    private Next next() {
        return new Next(this);
    }
}
