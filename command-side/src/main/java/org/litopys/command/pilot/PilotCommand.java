package org.litopys.command.pilot;

import static org.litopys.events.pilot.PilotStatus.AUTHORISED;
import static org.litopys.events.pilot.PilotStatus.COMPLETED;
import static org.litopys.events.pilot.PilotStatus.PLAN_APPROVED;
import static org.litopys.events.pilot.PilotStatus.PROPOSED;
import static org.litopys.events.pilot.PilotStatus.RUNNING;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.PilotStatus;

/** What can be asked of a pilot, in the order in which it usually is. */
public sealed interface PilotCommand extends LedgerCommand {
    Lifecycle<PilotStatus, PilotCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.PILOT,
                    PilotStatus.class,
                    PilotCommand.class,
                    Set.of(ProposePilot.class),
                    Map.of(
                            PROPOSED, List.of(ApprovePilotPlan.class),
                            PLAN_APPROVED, List.of(AuthorisePilot.class),
                            AUTHORISED, List.of(StartPilot.class),
                            RUNNING, List.of(CompletePilot.class),
                            COMPLETED, List.of(EvaluatePilot.class)));

    @Override
    default Lifecycle<PilotStatus, PilotCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Proposes a trial with the counterparty of an introduction whose meeting was held; the
     * introduction thereby ends. An introduction leads to one pilot at most.
     *
     * @param introduction its meeting must have been held
     * @param title of the pilot; administrative, no technical or operational detail
     * @param plannedStart first planned day
     * @param plannedEnd last planned day
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record ProposePilot(
            @NotNull IntroductionId introduction,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate plannedStart,
            @NotNull LocalDate plannedEnd)
            implements PilotCommand {
        @Override
        public PilotId subject() {
            return PilotId.after(introduction);
        }
    }

    /**
     * Approves the test plan.
     *
     * @param pilotId the pilot
     * @param planHash SHA-256 of the plan, lower-case hexadecimal
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record ApprovePilotPlan(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String planHash)
            implements PilotCommand {
        @Override
        public PilotId subject() {
            return pilotId;
        }
    }

    /**
     * Authorises the trial.
     *
     * @param pilotId the pilot
     */
    @SentBy(Role.AUTHORISING_OFFICER)
    record AuthorisePilot(@NotNull @TargetAggregateIdentifier PilotId pilotId)
            implements PilotCommand {
        @Override
        public PilotId subject() {
            return pilotId;
        }
    }

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
            implements PilotCommand {
        @Override
        public PilotId subject() {
            return pilotId;
        }
    }

    /**
     * Records that the trial ended.
     *
     * @param pilotId the pilot
     * @param completedOn last day in Brussels, not before the start and not in the future
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record CompletePilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId, @NotNull LocalDate completedOn)
            implements PilotCommand {
        @Override
        public PilotId subject() {
            return pilotId;
        }
    }

    /**
     * Evaluates the trial.
     *
     * @param pilotId the pilot
     * @param outcome how far it met its criteria
     * @param trlAfter technology readiness level at the end, 1 to 9; it may be lower than before
     * @param advice what to do next; a contract may follow where it is to scale
     */
    @SentBy({Role.EVALUATOR, Role.RAPPORTEUR})
    record EvaluatePilot(
            @NotNull @TargetAggregateIdentifier PilotId pilotId,
            @NotNull PilotOutcome outcome,
            @Min(1) @Max(9) int trlAfter,
            @NotNull PilotAdvice advice)
            implements PilotCommand {
        @Override
        public PilotId subject() {
            return pilotId;
        }
    }
}
