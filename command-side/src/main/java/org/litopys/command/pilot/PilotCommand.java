package org.litopys.command.pilot;

import static java.util.Map.entry;
import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.pilot.PilotStatus.AUTHORISED;
import static org.litopys.events.pilot.PilotStatus.CANCELLED;
import static org.litopys.events.pilot.PilotStatus.CLOSED;
import static org.litopys.events.pilot.PilotStatus.COMPLETED;
import static org.litopys.events.pilot.PilotStatus.ENDORSED;
import static org.litopys.events.pilot.PilotStatus.EVALUATED;
import static org.litopys.events.pilot.PilotStatus.PLAN_APPROVED;
import static org.litopys.events.pilot.PilotStatus.PLAN_SUBMITTED;
import static org.litopys.events.pilot.PilotStatus.PROPOSED;
import static org.litopys.events.pilot.PilotStatus.REJECTED;
import static org.litopys.events.pilot.PilotStatus.REPORTED;
import static org.litopys.events.pilot.PilotStatus.RUNNING;
import static org.litopys.events.pilot.PilotStatus.SUSPENDED;
import static org.litopys.events.pilot.PilotStatus.TERMINATED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.ObservationCategory;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.pilot.ReadinessScale;
import org.litopys.events.pilot.Severity;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.pilot.TerminationCause;

/** What can be asked of a pilot, in the order in which it usually is. */
public sealed interface PilotCommand extends LedgerCommand {
    /** Until the trial begins. */
    List<Class<? extends PilotCommand>> ENDS_BEFORE_START =
            List.of(
                    RecordExportLicence.class,
                    RejectPilot.class,
                    CancelPilot.class,
                    StopPilotWithoutAward.class);

    /** What a licence needs as long as a trial may still take place. */
    List<Class<? extends PilotCommand>> LICENCE_RUNS =
            List.of(WarnOfExpiringLicence.class, RecordExpiredLicence.class);

    /** While a trial runs or stands still. */
    List<Class<? extends PilotCommand>> IN_TRIAL =
            List.of(
                    PlanMilestone.class,
                    RescheduleMilestone.class,
                    RecordReachedMilestone.class,
                    RecordMissedMilestone.class,
                    RecordObservation.class,
                    ReportIncident.class,
                    ResolveIncident.class,
                    RecordExportLicence.class,
                    ExtendPilot.class,
                    TerminatePilot.class);

    Lifecycle<PilotStatus, PilotCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.PILOT,
                    PilotStatus.class,
                    PilotCommand.class,
                    Set.of(ProposePilot.class),
                    Map.ofEntries(
                            entry(
                                    PROPOSED,
                                    all(
                                            List.of(SubmitPilotPlan.class),
                                            ENDS_BEFORE_START,
                                            LICENCE_RUNS)),
                            entry(
                                    PLAN_SUBMITTED,
                                    all(
                                            List.of(ApprovePilotPlan.class, ReturnPilotPlan.class),
                                            ENDS_BEFORE_START,
                                            LICENCE_RUNS)),
                            entry(
                                    PLAN_APPROVED,
                                    all(
                                            List.of(EndorsePilot.class),
                                            ENDS_BEFORE_START,
                                            LICENCE_RUNS)),
                            entry(
                                    ENDORSED,
                                    all(
                                            List.of(AuthorisePilot.class),
                                            ENDS_BEFORE_START,
                                            LICENCE_RUNS)),
                            entry(
                                    AUTHORISED,
                                    all(
                                            List.of(
                                                    StartPilot.class,
                                                    PlanMilestone.class,
                                                    RescheduleMilestone.class,
                                                    RecordExportLicence.class,
                                                    CancelPilot.class,
                                                    StopPilotWithoutAward.class),
                                            LICENCE_RUNS)),
                            entry(
                                    RUNNING,
                                    all(
                                            List.of(
                                                    CompletePilot.class,
                                                    SuspendPilot.class,
                                                    SuspendPilotOfBarred.class,
                                                    StopPilotWithoutAward.class,
                                                    RecordEndUserFeedback.class),
                                            IN_TRIAL,
                                            LICENCE_RUNS)),
                            entry(
                                    SUSPENDED,
                                    all(List.of(ResumePilot.class), IN_TRIAL, LICENCE_RUNS)),
                            entry(
                                    COMPLETED,
                                    List.of(
                                            SubmitPilotReport.class,
                                            RecordEndUserFeedback.class,
                                            AssessReadiness.class)),
                            entry(
                                    REPORTED,
                                    List.of(
                                            RecordEndUserFeedback.class,
                                            AssessReadiness.class,
                                            EvaluatePilot.class)),
                            entry(EVALUATED, List.of(ClosePilot.class))),
                    to(PROPOSED, ProposePilot.class, ReturnPilotPlan.class),
                    to(PLAN_SUBMITTED, SubmitPilotPlan.class),
                    to(PLAN_APPROVED, ApprovePilotPlan.class),
                    to(ENDORSED, EndorsePilot.class),
                    to(AUTHORISED, AuthorisePilot.class),
                    to(RUNNING, StartPilot.class, ResumePilot.class),
                    to(SUSPENDED, SuspendPilot.class, SuspendPilotOfBarred.class),
                    to(SUSPENDED, RecordExpiredLicence.class, StopPilotWithoutAward.class)
                            .from(RUNNING),
                    to(COMPLETED, CompletePilot.class),
                    to(REPORTED, SubmitPilotReport.class),
                    to(EVALUATED, EvaluatePilot.class),
                    to(CLOSED, ClosePilot.class),
                    to(REJECTED, RejectPilot.class),
                    to(CANCELLED, CancelPilot.class),
                    to(CANCELLED, StopPilotWithoutAward.class)
                            .from(PROPOSED, PLAN_SUBMITTED, PLAN_APPROVED, ENDORSED, AUTHORISED),
                    to(TERMINATED, TerminatePilot.class));

    @SafeVarargs
    private static List<Class<? extends PilotCommand>> all(
            List<Class<? extends PilotCommand>>... parts) {
        return Stream.of(parts).<Class<? extends PilotCommand>>flatMap(List::stream).toList();
    }

    PilotId pilotId();

    @Override
    default PilotId subject() {
        return pilotId();
    }

    @Override
    default Lifecycle<PilotStatus, PilotCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Proposes a trial with the counterparty of an introduction whose meeting was held; the
     * introduction thereby ends. An introduction leads to one pilot at a time.
     *
     * @param introduction its meeting must have been held
     * @param attempt 2 where a first pilot of the introduction was rejected or cancelled, then 3 …;
     *     left out for the first
     * @param title of the pilot; administrative, no technical or operational detail
     * @param plannedStart first planned day
     * @param plannedEnd last planned day
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record ProposePilot(
            @NotNull IntroductionId introduction,
            @Nullable @Min(2) @Max(99) Integer attempt,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate plannedStart,
            @NotNull LocalDate plannedEnd)
            implements PilotCommand {
        @Override
        public PilotId pilotId() {
            return PilotId.after(introduction, whichAttempt());
        }

        int whichAttempt() {
            return attempt == null ? 1 : attempt;
        }
    }

    /**
     * Submits the test plan, or the next version of one that was returned. The ledger keeps hashes
     * and criteria, never the plan.
     *
     * @param pilotId the pilot
     * @param planHash SHA-256 of the plan, lower-case hexadecimal, like the other hashes
     * @param riskHash of the assessment of risks
     * @param termsHash of the terms on data and liability
     * @param criteria by which success is measured
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE, Role.LIAISON_OFFICER})
    record SubmitPilotPlan(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String planHash,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String riskHash,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String termsHash,
            @NotEmpty @Size(max = 20) List<@NotNull SuccessCriterion> criteria)
            implements PilotCommand {}

    /**
     * Returns the test plan to be submitted again. The reason, which is mandatory, says what is
     * missing.
     *
     * @param pilotId the pilot
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record ReturnPilotPlan(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Approves the test plan. The reason is mandatory.
     *
     * @param pilotId the pilot
     * @param planHash SHA-256 of the plan that was submitted, lower-case hexadecimal
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record ApprovePilotPlan(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String planHash)
            implements PilotCommand {}

    /**
     * Endorses the trial: the first of the two persons who authorise it. The reason is mandatory.
     *
     * @param pilotId the pilot
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record EndorsePilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Authorises the trial, after another person has endorsed it. The reason is mandatory.
     *
     * @param pilotId the pilot
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record AuthorisePilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Rejects the trial; its introduction goes on without it. The reason is mandatory.
     *
     * @param pilotId the pilot
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record RejectPilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Cancels the trial before it begins; its introduction goes on without it. The reason is
     * mandatory.
     *
     * @param pilotId the pilot
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record CancelPilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Ends a trial whose application is not accepted any more, or whose money was released: one
     * that has not begun is cancelled, one that runs stands still. The ledger does it by itself.
     *
     * @param pilotId the pilot
     */
    @SentBy(Role.PROCESS)
    record StopPilotWithoutAward(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Records a licence to export that an authority has granted; it takes the place of the one
     * before.
     *
     * @param pilotId the pilot
     * @param regime under which it was granted
     * @param licence its number
     * @param authority who granted it
     * @param validUntil last day, not past
     */
    @SentBy({Role.COMPLIANCE_OFFICER, Role.LEGAL_OFFICER})
    record RecordExportLicence(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull LicenceRegime regime,
            @NotBlank @Size(max = 100) String licence,
            @NotBlank @Size(max = 200) String authority,
            @NotNull LocalDate validUntil)
            implements PilotCommand {}

    /**
     * Warns that the licence ends soon; the ledger does it by itself.
     *
     * @param pilotId the pilot
     * @param licence its number
     * @param daysLeft 30, 14 or 7
     */
    @SentBy(Role.PROCESS)
    record WarnOfExpiringLicence(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotBlank @Size(max = 100) String licence,
            @Min(1) @Max(365) int daysLeft)
            implements PilotCommand {}

    /**
     * Records that the last day of the licence is over; a running trial stands still from then on.
     * The ledger does it by itself.
     *
     * @param pilotId the pilot
     * @param licence its number
     */
    @SentBy(Role.PROCESS)
    record RecordExpiredLicence(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotBlank @Size(max = 100) String licence)
            implements PilotCommand {}

    /**
     * Records that the trial began.
     *
     * @param pilotId the pilot
     * @param startedOn first day in Brussels, not in the future
     * @param trlBefore technology readiness level at the start, 1 to 9
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record StartPilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull LocalDate startedOn,
            @Min(1) @Max(9) int trlBefore)
            implements PilotCommand {}

    /**
     * Plans a milestone; it gets the next number within the pilot.
     *
     * @param pilotId the pilot
     * @param title administrative, no technical or operational detail
     * @param dueOn day in Brussels, not past
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record PlanMilestone(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate dueOn)
            implements PilotCommand {}

    /**
     * Moves a milestone that is not decided. The reason is mandatory.
     *
     * @param pilotId the pilot
     * @param milestone its number
     * @param dueOn day in Brussels, not past
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record RescheduleMilestone(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @Min(1) int milestone,
            @NotNull LocalDate dueOn)
            implements PilotCommand {}

    /**
     * Records that a milestone was reached.
     *
     * @param pilotId the pilot
     * @param milestone its number
     * @param reachedOn day in Brussels, not in the future
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record RecordReachedMilestone(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @Min(1) int milestone,
            @NotNull LocalDate reachedOn)
            implements PilotCommand {}

    /**
     * Records that a milestone will not be reached any more. The reason is mandatory.
     *
     * @param pilotId the pilot
     * @param milestone its number
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record RecordMissedMilestone(
            @NotNull @TargetAggregateIdentifier PilotId pilotId, @Min(1) int milestone)
            implements PilotCommand {}

    /**
     * Records what was observed.
     *
     * @param pilotId the pilot
     * @param category what it is about
     * @param severity how much it weighs
     * @param text unclassified, administrative: no place, no operation, no technical detail
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record RecordObservation(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull ObservationCategory category,
            @NotNull Severity severity,
            @NotBlank @Size(max = 500) String text)
            implements PilotCommand {}

    /**
     * Reports an incident; it gets the next number within the pilot. A HIGH one must be resolved
     * before the trial can be completed.
     *
     * @param pilotId the pilot
     * @param severity how much it weighs
     * @param summary unclassified, administrative: no place, no operation, no technical detail
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE, Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record ReportIncident(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull Severity severity,
            @NotBlank @Size(max = 500) String summary)
            implements PilotCommand {}

    /**
     * Says that an incident is resolved.
     *
     * @param pilotId the pilot
     * @param incident its number
     * @param actions what was done; unclassified, administrative
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record ResolveIncident(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @Min(1) int incident,
            @NotBlank @Size(max = 500) String actions)
            implements PilotCommand {}

    /**
     * Lets the trial stand still. The reason is mandatory.
     *
     * @param pilotId the pilot
     * @param cause the kind of reason
     */
    @SentBy(
            value = {
                Role.LIAISON_OFFICER,
                Role.PROGRAMME_MANAGER,
                Role.COMPLIANCE_OFFICER,
                Role.AUTHORISING_OFFICER
            },
            needsReason = true)
    record SuspendPilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId, @NotNull SuspensionCause cause)
            implements PilotCommand {}

    /**
     * Lets the trial stand still because one of its organisations is suspended or excluded; the
     * ledger does it by itself.
     *
     * @param pilotId the pilot
     * @param organisation the one that is barred
     */
    @SentBy(Role.PROCESS)
    record SuspendPilotOfBarred(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull OrganisationId organisation)
            implements PilotCommand {}

    /**
     * Lets the trial go on; all that its start needs must be there again. The reason is mandatory.
     *
     * @param pilotId the pilot
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record ResumePilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}

    /**
     * Moves the end of the trial; all extensions together keep within the policy. The reason is
     * mandatory.
     *
     * @param pilotId the pilot
     * @param plannedEnd the new last day, after the present one
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ExtendPilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId, @NotNull LocalDate plannedEnd)
            implements PilotCommand {}

    /**
     * Ends the trial before its end, with nothing to be judged. The reason is mandatory.
     *
     * @param pilotId the pilot
     * @param terminationCause the kind of reason
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record TerminatePilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull TerminationCause terminationCause)
            implements PilotCommand {}

    /**
     * Records that the trial ended.
     *
     * @param pilotId the pilot
     * @param completedOn last day in Brussels, not before the start and not in the future
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record CompletePilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId, @NotNull LocalDate completedOn)
            implements PilotCommand {}

    /**
     * Submits the report on the trial. The ledger keeps its hash and never the report.
     *
     * @param pilotId the pilot
     * @param reportHash SHA-256 of the report, lower-case hexadecimal
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE, Role.LIAISON_OFFICER})
    record SubmitPilotReport(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String reportHash)
            implements PilotCommand {}

    /**
     * Records what the end user says of the trial.
     *
     * @param pilotId the pilot
     * @param rating 1 (poor) to 5 (excellent)
     * @param wouldAdopt whether the end user would take the innovation into use
     * @param text unclassified, administrative: no place, no operation, no technical detail
     */
    @SentBy(Role.LIAISON_OFFICER)
    record RecordEndUserFeedback(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @Min(1) @Max(5) int rating,
            boolean wouldAdopt,
            @NotBlank @Size(max = 500) String text)
            implements PilotCommand {}

    /**
     * Records how ready the innovation is after the trial, by one scale.
     *
     * @param pilotId the pilot
     * @param scale TRL, ARL (1 to 9) or MRL (1 to 10)
     * @param before level before the trial
     * @param after level after it; it may be lower, and is flagged then
     */
    @SentBy({Role.EVALUATOR, Role.RAPPORTEUR})
    record AssessReadiness(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull ReadinessScale scale,
            @Min(1) @Max(10) int before,
            @Min(1) @Max(10) int after)
            implements PilotCommand {}

    /**
     * Evaluates the trial. The reason is mandatory.
     *
     * @param pilotId the pilot
     * @param outcome how far it met its criteria
     * @param kpisMet which of the criteria of its plan were met, as they are called there; may be
     *     none
     * @param trlAfter technology readiness level at the end, 1 to 9; it may be lower than before
     * @param advice what to do next; a contract may follow where it is to scale
     */
    @SentBy(
            value = {Role.EVALUATOR, Role.RAPPORTEUR},
            needsReason = true)
    record EvaluatePilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull PilotOutcome outcome,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 200) String> kpisMet,
            @Min(1) @Max(9) int trlAfter,
            @NotNull PilotAdvice advice)
            implements PilotCommand {}

    /**
     * Closes the pilot: nothing more is expected of it. The reason is mandatory.
     *
     * @param pilotId the pilot
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record ClosePilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {}
}
