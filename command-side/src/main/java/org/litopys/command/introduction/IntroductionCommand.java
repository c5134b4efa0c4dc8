package org.litopys.command.introduction;

import static org.litopys.events.introduction.IntroductionStatus.AGREED;
import static org.litopys.events.introduction.IntroductionStatus.CLEARED;
import static org.litopys.events.introduction.IntroductionStatus.HELD;
import static org.litopys.events.introduction.IntroductionStatus.PARTLY_ACCEPTED;
import static org.litopys.events.introduction.IntroductionStatus.PROPOSED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationId;

/** What can be asked of an introduction, in the order in which it usually is. */
public sealed interface IntroductionCommand extends LedgerCommand {
    Lifecycle<IntroductionStatus, IntroductionCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.INTRODUCTION,
                    IntroductionStatus.class,
                    IntroductionCommand.class,
                    Set.of(ProposeIntroduction.class),
                    Map.of(
                            PROPOSED, List.of(ClearIntroduction.class, CloseIntroduction.class),
                            CLEARED,
                                    List.of(
                                            AcceptIntroduction.class,
                                            DeclineIntroduction.class,
                                            CloseIntroduction.class),
                            PARTLY_ACCEPTED,
                                    List.of(
                                            AcceptIntroduction.class,
                                            DeclineIntroduction.class,
                                            CloseIntroduction.class),
                            AGREED, List.of(RecordMeeting.class, CloseIntroduction.class),
                            HELD, List.of(RecordMeeting.class, CloseIntroduction.class)));

    @Override
    default Lifecycle<IntroductionStatus, IntroductionCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Proposes to introduce the applicant of an accepted application to somebody who needs the
     * innovation. There is one introduction for each application and counterparty.
     *
     * @param application it must be accepted
     * @param counterparty organisation to introduce; it and the applicant must be validated
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record ProposeIntroduction(
            @NotNull ApplicationId application, @NotNull OrganisationId counterparty)
            implements IntroductionCommand {
        @Override
        public IntroductionId subject() {
            return IntroductionId.between(application, counterparty);
        }
    }

    /**
     * Confirms that export control and sanctions were checked; both parties are asked.
     *
     * @param introductionId the introduction
     * @param exportLicenceNeeded whether a licence is needed before goods or technical data cross a
     *     border
     */
    @SentBy(Role.COMPLIANCE_OFFICER)
    record ClearIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            boolean exportLicenceNeeded)
            implements IntroductionCommand {
        @Override
        public IntroductionId subject() {
            return introductionId;
        }
    }

    /**
     * Records that a party wants to be introduced; with the second one the introduction is agreed.
     *
     * @param introductionId the introduction
     * @param party who accepts
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE, Role.LIAISON_OFFICER})
    record AcceptIntroduction(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId, @NotNull Party party)
            implements IntroductionCommand {
        @Override
        public IntroductionId subject() {
            return introductionId;
        }
    }

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
            implements IntroductionCommand {
        @Override
        public IntroductionId subject() {
            return introductionId;
        }
    }

    /**
     * Records that the parties met.
     *
     * @param introductionId the introduction
     * @param heldOn day of the meeting in Brussels, not in the future
     * @param mode how they met
     * @param attendees 2 or more
     */
    @SentBy(Role.LIAISON_OFFICER)
    record RecordMeeting(
            @NotNull @TargetAggregateIdentifier IntroductionId introductionId,
            @NotNull LocalDate heldOn,
            @NotNull MeetingMode mode,
            @Min(2) @Max(1000) int attendees)
            implements IntroductionCommand {
        @Override
        public IntroductionId subject() {
            return introductionId;
        }
    }

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
            implements IntroductionCommand {
        @Override
        public IntroductionId subject() {
            return introductionId;
        }
    }
}
