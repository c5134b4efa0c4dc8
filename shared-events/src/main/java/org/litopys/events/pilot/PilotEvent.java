package org.litopys.events.pilot;

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
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;

/**
 * What can happen to a pilot: a trial with an end user. Objectives are administrative; no technical
 * or operational detail.
 */
public sealed interface PilotEvent extends LedgerEvent {
    PilotId pilotId();

    @Override
    default PilotId subject() {
        return pilotId();
    }

    // Preparation

    /**
     * @param host the organisation with which the trial takes place
     */
    @Exercises(Duty.PROPOSE_PILOT)
    record PilotProposed(
            PilotId pilotId,
            IntroductionId introductionId,
            ApplicationId applicationId,
            OrganisationId innovator,
            OrganisationId host,
            TechnologyArea technology,
            @Correctable String title,
            LocalDate plannedStart,
            LocalDate plannedEnd,
            @DueDate(Deadline.APPROVE_PLAN) Instant planDueAt)
            implements PilotEvent {}

    /**
     * @param planHash SHA-256 of the plan, lower-case hex
     */
    @Exercises(Duty.APPROVE_PILOT_PLAN)
    @EndsDeadlines(Deadline.APPROVE_PLAN)
    @Reversible
    record PilotPlanApproved(
            PilotId pilotId,
            String planHash,
            @DueDate(Deadline.AUTHORISE_PILOT) Instant authorisationDueAt)
            implements PilotEvent {}

    @Exercises(Duty.AUTHORISE_PILOT)
    @EndsDeadlines(Deadline.AUTHORISE_PILOT)
    @Reversible
    record PilotAuthorised(PilotId pilotId, @DueDate(Deadline.START_PILOT) Instant startDueAt)
            implements PilotEvent {}

    // Trial

    /**
     * @param trlBefore technology readiness level at the start, 1 to 9
     * @param completionDueAt end of the last planned day
     */
    @EndsDeadlines(Deadline.START_PILOT)
    record PilotStarted(
            PilotId pilotId,
            LocalDate startedOn,
            @Correctable(pattern = "[1-9]") int trlBefore,
            @DueDate(Deadline.COMPLETE_PILOT) Instant completionDueAt)
            implements PilotEvent {}

    @EndsDeadlines(Deadline.COMPLETE_PILOT)
    record PilotCompleted(
            PilotId pilotId,
            LocalDate completedOn,
            @DueDate(Deadline.EVALUATE_PILOT) Instant evaluationDueAt)
            implements PilotEvent {}

    /**
     * @param trlAfter technology readiness level at the end, 1 to 9; it may be lower than before
     * @param contractDueAt when a contract must have been drafted; set where the recommendation is
     *     to scale
     */
    @Exercises(Duty.EVALUATE_PILOT)
    @EndsDeadlines(Deadline.EVALUATE_PILOT)
    @Reversible
    record PilotEvaluated(
            PilotId pilotId,
            PilotOutcome outcome,
            @Correctable(pattern = "[1-9]") int trlAfter,
            PilotAdvice advice,
            @DueDate(Deadline.DRAFT_CONTRACT) @Nullable Instant contractDueAt)
            implements PilotEvent {}
}
