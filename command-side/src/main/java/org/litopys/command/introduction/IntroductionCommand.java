package org.litopys.command.introduction;

import static java.util.Map.entry;
import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.introduction.IntroductionStatus.AGREED;
import static org.litopys.events.introduction.IntroductionStatus.BLOCKED;
import static org.litopys.events.introduction.IntroductionStatus.CANCELLED;
import static org.litopys.events.introduction.IntroductionStatus.CLEARANCE_REFUSED;
import static org.litopys.events.introduction.IntroductionStatus.CLEARED;
import static org.litopys.events.introduction.IntroductionStatus.CLOSED;
import static org.litopys.events.introduction.IntroductionStatus.DECLINED;
import static org.litopys.events.introduction.IntroductionStatus.EXPIRED;
import static org.litopys.events.introduction.IntroductionStatus.FOLLOW_UP;
import static org.litopys.events.introduction.IntroductionStatus.HELD;
import static org.litopys.events.introduction.IntroductionStatus.OFFERED;
import static org.litopys.events.introduction.IntroductionStatus.PARKED;
import static org.litopys.events.introduction.IntroductionStatus.PARTLY_ACCEPTED;
import static org.litopys.events.introduction.IntroductionStatus.PROGRESSED;
import static org.litopys.events.introduction.IntroductionStatus.PROPOSED;
import static org.litopys.events.introduction.IntroductionStatus.SCHEDULED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.ClearanceGround;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.ContactField;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.DisclosureBasis;
import org.litopys.events.introduction.FollowUpOwner;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.programme.ProgrammeId;

/** What can be asked of an introduction, in the order in which it usually is. */
public sealed interface IntroductionCommand extends LedgerCommand {
    /** While the offer is open. */
    List<Class<? extends IntroductionCommand>> ANSWERS =
            List.of(
                    AcceptIntroduction.class,
                    DeclineIntroduction.class,
                    ExpireIntroduction.class,
                    BlockIntroduction.class,
                    ParkIntroduction.class,
                    CloseIntroduction.class,
                    CloseIntroductionWithoutAward.class,
                    CancelIntroduction.class);

    /** Once the parties have met. */
    List<Class<? extends IntroductionCommand>> AFTERWARDS =
            List.of(
                    DiscloseContacts.class,
                    RecordNda.class,
                    ReleaseTechnicalData.class,
                    RecordMeeting.class,
                    RecordFollowUp.class,
                    BlockIntroduction.class,
                    ParkIntroduction.class,
                    CloseIntroduction.class,
                    CloseIntroductionWithoutAward.class);

    Lifecycle<IntroductionStatus, IntroductionCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.INTRODUCTION,
                    IntroductionStatus.class,
                    IntroductionCommand.class,
                    Set.of(ProposeIntroduction.class, ProposeScoutingIntroduction.class),
                    Map.ofEntries(
                            entry(
                                    PROPOSED,
                                    List.of(
                                            ClearIntroduction.class,
                                            RefuseIntroductionClearance.class,
                                            BlockIntroduction.class,
                                            ParkIntroduction.class,
                                            CloseIntroduction.class,
                                            CloseIntroductionWithoutAward.class,
                                            CancelIntroduction.class)),
                            entry(
                                    CLEARED,
                                    List.of(
                                            OfferIntroduction.class,
                                            BlockIntroduction.class,
                                            ParkIntroduction.class,
                                            CloseIntroduction.class,
                                            CloseIntroductionWithoutAward.class,
                                            CancelIntroduction.class)),
                            entry(OFFERED, ANSWERS),
                            entry(PARTLY_ACCEPTED, ANSWERS),
                            entry(
                                    AGREED,
                                    List.of(
                                            DiscloseContacts.class,
                                            RecordNda.class,
                                            ReleaseTechnicalData.class,
                                            ScheduleMeeting.class,
                                            RecordMeeting.class,
                                            BlockIntroduction.class,
                                            ParkIntroduction.class,
                                            CloseIntroduction.class,
                                            CloseIntroductionWithoutAward.class,
                                            CancelIntroduction.class)),
                            entry(
                                    SCHEDULED,
                                    List.of(
                                            DiscloseContacts.class,
                                            RecordNda.class,
                                            ReleaseTechnicalData.class,
                                            RescheduleMeeting.class,
                                            CancelMeeting.class,
                                            RecordNoShow.class,
                                            RecordMeeting.class,
                                            BlockIntroduction.class,
                                            ParkIntroduction.class,
                                            CloseIntroduction.class,
                                            CloseIntroductionWithoutAward.class,
                                            CancelIntroduction.class)),
                            entry(HELD, AFTERWARDS),
                            entry(FOLLOW_UP, AFTERWARDS),
                            entry(CLOSED, List.of(ReproposeIntroduction.class)),
                            entry(DECLINED, List.of(ReproposeIntroduction.class)),
                            entry(CLEARANCE_REFUSED, List.of(ReproposeIntroduction.class)),
                            entry(EXPIRED, List.of(ReproposeIntroduction.class)),
                            entry(CANCELLED, List.of(ReproposeIntroduction.class)),
                            entry(
                                    PARKED,
                                    List.of(
                                            TakeUpIntroduction.class,
                                            CloseIntroduction.class,
                                            CloseIntroductionWithoutAward.class,
                                            CancelIntroduction.class)),
                            entry(
                                    BLOCKED,
                                    List.of(
                                            UnblockIntroduction.class,
                                            CloseIntroduction.class,
                                            CloseIntroductionWithoutAward.class,
                                            CancelIntroduction.class))),
                    to(
                            PROPOSED,
                            ProposeIntroduction.class,
                            ProposeScoutingIntroduction.class,
                            ReproposeIntroduction.class),
                    to(CLEARED, ClearIntroduction.class),
                    to(OFFERED, OfferIntroduction.class),
                    to(PARTLY_ACCEPTED, AcceptIntroduction.class),
                    to(AGREED, AcceptIntroduction.class).from(PARTLY_ACCEPTED),
                    to(AGREED, CancelMeeting.class, RecordNoShow.class),
                    to(SCHEDULED, ScheduleMeeting.class),
                    to(HELD, RecordMeeting.class),
                    to(FOLLOW_UP, RecordFollowUp.class),
                    // A pilot comes of it, or does not take place.
                    to(PROGRESSED, IntroductionProgressedToPilot.class).from(HELD, FOLLOW_UP),
                    to(FOLLOW_UP, IntroductionReopened.class).from(PROGRESSED),
                    to(CLOSED, CloseIntroduction.class, CloseIntroductionWithoutAward.class),
                    to(DECLINED, DeclineIntroduction.class),
                    to(CLEARANCE_REFUSED, RefuseIntroductionClearance.class),
                    to(EXPIRED, ExpireIntroduction.class),
                    to(CANCELLED, CancelIntroduction.class),
                    to(BLOCKED, BlockIntroduction.class),
                    to(PARKED, ParkIntroduction.class),
                    // Where it stood before.
                    to(PROPOSED, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(CLEARED, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(OFFERED, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(PARTLY_ACCEPTED, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(AGREED, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(SCHEDULED, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(HELD, UnblockIntroduction.class, TakeUpIntroduction.class),
                    to(FOLLOW_UP, UnblockIntroduction.class, TakeUpIntroduction.class));

    IntroductionId introductionId();

    @Override
    default IntroductionId subject() {
        return introductionId();
    }

    @Override
    default Lifecycle<IntroductionStatus, IntroductionCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Proposes to introduce the applicant of an accepted application to somebody who needs the
     * innovation. There is one introduction for each application, counterparty and need. The
     * reason, which is why these two should meet, is mandatory.
     *
     * @param application it must be accepted
     * @param counterparty organisation to introduce; it and the applicant must be validated
     * @param need that it serves, if one was registered
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record ProposeIntroduction(
            @NotNull ApplicationId application,
            @NotNull OrganisationId counterparty,
            @Nullable NeedId need)
            implements IntroductionCommand {
        @Override
        public IntroductionId introductionId() {
            return IntroductionId.between(application, counterparty, need);
        }
    }

    /**
     * Proposes to introduce two organisations although there is no application. The reason is
     * mandatory. No pilot follows from it.
     *
     * @param programme by whose policy it is handled; it must be active
     * @param innovator whose innovation may serve
     * @param counterparty who may need it; both must be validated
     * @param need that it serves, if one was registered
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record ProposeScoutingIntroduction(
            @NotNull ProgrammeId programme,
            @NotNull OrganisationId innovator,
            @NotNull OrganisationId counterparty,
            @Nullable NeedId need)
            implements IntroductionCommand {
        @Override
        public IntroductionId introductionId() {
            return IntroductionId.scouting(programme, innovator, counterparty, need);
        }
    }

    /**
     * Proposes an introduction anew that ended without a pilot. The reason, which is mandatory,
     * says what has changed.
     *
     * @param introductionId the introduction
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record ReproposeIntroduction(@NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}

    /**
     * Confirms that export control and sanctions were checked; both parties may be asked. The
     * reason is mandatory.
     *
     * @param introductionId the introduction
     * @param exportLicenceNeeded whether a licence is needed before goods or technical data cross a
     *     border
     * @param securityLevel up to which the parties may talk
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record ClearIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            boolean exportLicenceNeeded,
            @NotNull SecurityLevel securityLevel)
            implements IntroductionCommand {}

    /**
     * Refuses the clearance; the parties are not asked. The reason is mandatory.
     *
     * @param introductionId the introduction
     * @param clearanceGround the kind of reason
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record RefuseIntroductionClearance(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull ClearanceGround clearanceGround)
            implements IntroductionCommand {}

    /**
     * Records that both parties were asked.
     *
     * @param introductionId the introduction
     * @param openUntil last day of the offer in Brussels; if left out, the term of the policy
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record OfferIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @Nullable LocalDate openUntil)
            implements IntroductionCommand {}

    /**
     * Records that a party wants to be introduced; with the second one the introduction is agreed.
     * An application that it follows must still be accepted.
     *
     * @param introductionId the introduction
     * @param party who accepts
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE, Role.LIAISON_OFFICER})
    record AcceptIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId, @NotNull Party party)
            implements IntroductionCommand {}

    /**
     * Records that a party does not want to be introduced. The reason is mandatory.
     *
     * @param introductionId the introduction
     * @param party who declines
     * @param declineReason the kind of reason
     */
    @SentBy(
            value = {Role.APPLICANT_REP, Role.SERVICE, Role.LIAISON_OFFICER},
            needsReason = true)
    record DeclineIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull Party party,
            @NotNull DeclineReason declineReason)
            implements IntroductionCommand {}

    /**
     * Records that the offer lapsed; the ledger does it by itself.
     *
     * @param introductionId the introduction
     */
    @SentBy(Role.PROCESS)
    record ExpireIntroduction(@NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}

    /**
     * Records that a party was told how to reach a person of the other one. Both must have
     * accepted. An application that it follows must still be accepted.
     *
     * @param introductionId the introduction
     * @param to who was told
     * @param contact pseudonym of a contact person of the other party
     * @param fields what was told
     * @param disclosureBasis legal ground
     */
    @SentBy(Role.LIAISON_OFFICER)
    record DiscloseContacts(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull Party to,
            @NotNull DataSubjectId contact,
            @NotEmpty Set<@NotNull ContactField> fields,
            @NotNull DisclosureBasis disclosureBasis)
            implements IntroductionCommand {}

    /**
     * Records that both parties have signed a non-disclosure agreement.
     *
     * @param introductionId the introduction
     * @param ndaHash SHA-256 of the agreement, lower-case hexadecimal
     * @param validUntil last day in Brussels, not past
     */
    @SentBy({Role.LIAISON_OFFICER, Role.LEGAL_OFFICER})
    record RecordNda(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String ndaHash,
            @NotNull LocalDate validUntil)
            implements IntroductionCommand {}

    /**
     * Records that a party was given technical data of the other one; a non-disclosure agreement
     * must be in force, and an application that it follows must still be accepted. The ledger keeps
     * the hash and never the data.
     *
     * @param introductionId the introduction
     * @param to who was given it
     * @param documentHash SHA-256 of what was given, lower-case hexadecimal
     */
    @SentBy(Role.LIAISON_OFFICER)
    record ReleaseTechnicalData(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull Party to,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String documentHash)
            implements IntroductionCommand {}

    /**
     * Says when the parties will meet.
     *
     * @param introductionId the introduction
     * @param meetsAt in the future
     * @param mode how they will meet
     * @param language two letters, ISO 639-1
     * @param interpreter whether one is needed
     */
    @SentBy(Role.LIAISON_OFFICER)
    record ScheduleMeeting(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull Instant meetsAt,
            @NotNull MeetingMode mode,
            @NotNull @Pattern(regexp = "[a-z]{2}") String language,
            boolean interpreter)
            implements IntroductionCommand {}

    /**
     * Moves the meeting. The reason is mandatory.
     *
     * @param introductionId the introduction
     * @param meetsAt in the future
     */
    @SentBy(value = Role.LIAISON_OFFICER, needsReason = true)
    record RescheduleMeeting(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull Instant meetsAt)
            implements IntroductionCommand {}

    /**
     * Calls the meeting off; the parties are still to meet. The reason is mandatory.
     *
     * @param introductionId the introduction
     */
    @SentBy(value = Role.LIAISON_OFFICER, needsReason = true)
    record CancelMeeting(@NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}

    /**
     * Records that a party did not come; both are still to meet.
     *
     * @param introductionId the introduction
     * @param party who did not come
     */
    @SentBy(Role.LIAISON_OFFICER)
    record RecordNoShow(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId, @NotNull Party party)
            implements IntroductionCommand {}

    /**
     * Records that the parties met.
     *
     * @param introductionId the introduction
     * @param heldOn day of the meeting in Brussels, not in the future
     * @param mode how they met
     * @param attendees 2 or more
     * @param summary of what was said; administrative: no technical or operational detail, and
     *     nobody's name, like what both sides say; left out where nobody wrote it down
     * @param innovatorFeedback what the innovator says of the meeting; may be left out
     * @param counterpartyFeedback what the other side says; may be left out
     */
    @SentBy(Role.LIAISON_OFFICER)
    record RecordMeeting(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull LocalDate heldOn,
            @NotNull MeetingMode mode,
            @Min(2) @Max(1000) int attendees,
            @Nullable @Size(min = 1, max = 500) String summary,
            @Nullable @Size(min = 1, max = 500) String innovatorFeedback,
            @Nullable @Size(min = 1, max = 500) String counterpartyFeedback)
            implements IntroductionCommand {}

    /**
     * Records what somebody has promised to do next.
     *
     * @param introductionId the introduction
     * @param action administrative, no technical or operational detail
     * @param turn whose it is
     * @param dueOn day in Brussels by which it is due, not past
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record RecordFollowUp(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotBlank @Size(max = 300) String action,
            @NotNull FollowUpOwner turn,
            @NotNull LocalDate dueOn)
            implements IntroductionCommand {}

    /**
     * Stops the introduction because a party is suspended or excluded; the ledger does it by
     * itself.
     *
     * @param introductionId the introduction
     * @param organisation the party
     */
    @SentBy(Role.PROCESS)
    record BlockIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull OrganisationId organisation)
            implements IntroductionCommand {}

    /**
     * Lets the introduction go on where it stood; both parties must be validated and screened. The
     * reason is mandatory.
     *
     * @param introductionId the introduction
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record UnblockIntroduction(@NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}

    /**
     * Keeps the introduction back while another one of the same application leads to a pilot;
     * nothing is due meanwhile. Without it, it goes on beside the pilot. The reason is mandatory.
     *
     * @param introductionId the introduction
     * @param inFavourOf the other one
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record ParkIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull IntroductionId inFavourOf)
            implements IntroductionCommand {}

    /**
     * Lets a parked introduction go on where it stood, with the whole time for what is due; both
     * parties must be validated and screened. The reason is mandatory.
     *
     * @param introductionId the introduction
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record TakeUpIntroduction(@NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}

    /**
     * Ends the introduction without a pilot. The reason is mandatory.
     *
     * @param introductionId the introduction
     * @param closeReason the kind of reason
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record CloseIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull CloseReason closeReason)
            implements IntroductionCommand {}

    /**
     * Ends the introduction since its application was withdrawn or closed. The ledger does it by
     * itself.
     *
     * @param introductionId the introduction
     */
    @SentBy(Role.PROCESS)
    record CloseIntroductionWithoutAward(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}

    /**
     * Takes the introduction back before the parties have met. The reason is mandatory.
     *
     * @param introductionId the introduction
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record CancelIntroduction(@NotNull @TargetAggregateIdentifier IntroductionId introductionId)
            implements IntroductionCommand {}
}
