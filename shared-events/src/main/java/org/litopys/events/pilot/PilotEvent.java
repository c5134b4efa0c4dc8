package org.litopys.events.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
     * @param partners of the innovator in the application; none in histories that did not record
     *     them
     * @param host the organisation with which the trial takes place
     */
    @Revision("2") // 2: the partners
    @Exercises(Duty.PROPOSE_PILOT)
    record PilotProposed(
            PilotId pilotId,
            IntroductionId introductionId,
            ApplicationId applicationId,
            OrganisationId innovator,
            List<OrganisationId> partners,
            OrganisationId host,
            TechnologyArea technology,
            @Correctable String title,
            LocalDate plannedStart,
            LocalDate plannedEnd,
            @DueDate(Deadline.APPROVE_PLAN) Instant planDueAt)
            implements PilotEvent {
        public PilotProposed {
            partners = List.copyOf(partners);
        }
    }

    /**
     * @param version 1, 2 …: one more than plans were submitted before
     * @param planHash SHA-256 of the plan, lower-case hex, like the other hashes
     * @param riskHash of the assessment of risks
     * @param termsHash of the terms on data and liability
     */
    @Exercises(Duty.SUBMIT_PILOT_PLAN)
    record PilotPlanSubmitted(
            PilotId pilotId,
            int version,
            String planHash,
            String riskHash,
            String termsHash,
            List<SuccessCriterion> criteria)
            implements PilotEvent {
        public PilotPlanSubmitted {
            criteria = List.copyOf(criteria);
        }
    }

    /** It is to be submitted again; the reason says what is missing. */
    @Exercises(Duty.APPROVE_PILOT_PLAN)
    record PilotPlanReturned(PilotId pilotId, int version) implements PilotEvent {}

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

    /** The first of the two persons without whom no trial is authorised. */
    @Exercises(Duty.ENDORSE_PILOT)
    @Reversible
    record PilotEndorsed(PilotId pilotId) implements PilotEvent {}

    /** The second one, an authorising officer; in histories before endorsements, the only one. */
    @Exercises(Duty.AUTHORISE_PILOT)
    @EndsDeadlines(Deadline.AUTHORISE_PILOT)
    @Reversible
    record PilotAuthorised(PilotId pilotId, @DueDate(Deadline.START_PILOT) Instant startDueAt)
            implements PilotEvent {}

    /** The office does not want the trial; the introduction goes on without it. */
    @Exercises(Duty.AUTHORISE_PILOT)
    @EndsDeadlines
    record PilotRejected(PilotId pilotId) implements PilotEvent {}

    /** A party does not want the trial any more; the introduction goes on without it. */
    @EndsDeadlines
    record PilotCancelled(PilotId pilotId) implements PilotEvent {}

    // Export licence

    /**
     * Another authority has granted a licence; it takes the place of the one before.
     *
     * @param licence its number
     * @param validUntil last day
     */
    record ExportLicenceRecorded(
            PilotId pilotId,
            @Correctable LicenceRegime regime,
            String licence,
            @Correctable String authority,
            LocalDate validUntil)
            implements PilotEvent {}

    /**
     * Somebody should see to a new licence.
     *
     * @param daysLeft 30, 14 or 7
     */
    record ExportLicenceExpiring(PilotId pilotId, String licence, int daysLeft)
            implements PilotEvent {}

    /** Its last day is over. */
    record ExportLicenceExpired(PilotId pilotId, String licence) implements PilotEvent {}

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

    /**
     * @param milestone number within the pilot, from 1
     */
    record MilestonePlanned(
            PilotId pilotId,
            int milestone,
            @Correctable String title,
            @DueDate(Deadline.REACH_MILESTONE) Instant milestoneDueAt)
            implements PilotEvent {}

    record MilestoneRescheduled(
            PilotId pilotId,
            int milestone,
            @DueDate(Deadline.REACH_MILESTONE) Instant milestoneDueAt)
            implements PilotEvent {}

    @EndsDeadlines(Deadline.REACH_MILESTONE)
    record MilestoneReached(PilotId pilotId, int milestone, @Correctable LocalDate reachedOn)
            implements PilotEvent {}

    /** It will not be reached any more; the reason says why. */
    @EndsDeadlines(Deadline.REACH_MILESTONE)
    record MilestoneMissed(PilotId pilotId, int milestone) implements PilotEvent {}

    /**
     * @param text unclassified, administrative: no place, no operation, no technical detail
     */
    @Classified(Classification.CONFIDENTIAL)
    record ObservationRecorded(
            PilotId pilotId,
            @Correctable ObservationCategory category,
            @Correctable Severity severity,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") String text)
            implements PilotEvent {}

    /**
     * @param incident number within the pilot, from 1
     * @param summary unclassified, as above
     */
    @Classified(Classification.CONFIDENTIAL)
    record IncidentReported(
            PilotId pilotId,
            int incident,
            Severity severity,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") String summary)
            implements PilotEvent {}

    /**
     * @param actions what was done about it; unclassified, as above
     */
    @Classified(Classification.CONFIDENTIAL)
    record IncidentResolved(
            PilotId pilotId,
            int incident,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") String actions)
            implements PilotEvent {}

    /**
     * The trial stands still; its end stays where it was planned.
     *
     * @param organisation that is barred; null where that is not the cause
     */
    record PilotSuspended(
            PilotId pilotId, SuspensionCause cause, @Nullable OrganisationId organisation)
            implements PilotEvent {}

    /** A person has seen to it that the trial can go on. */
    @Exercises(Duty.RESUME_PILOT)
    record PilotResumed(PilotId pilotId) implements PilotEvent {}

    /**
     * @param completionDueAt end of the new last day
     */
    @Exercises(Duty.AUTHORISE_PILOT)
    record PilotExtended(
            PilotId pilotId,
            LocalDate plannedEnd,
            @DueDate(Deadline.COMPLETE_PILOT) Instant completionDueAt)
            implements PilotEvent {}

    /** Ended before its end, with nothing to be judged. */
    @EndsDeadlines
    record PilotTerminated(PilotId pilotId, @Correctable TerminationCause terminationCause)
            implements PilotEvent {}

    @EndsDeadlines({Deadline.COMPLETE_PILOT, Deadline.REACH_MILESTONE})
    record PilotCompleted(
            PilotId pilotId,
            LocalDate completedOn,
            @DueDate(Deadline.EVALUATE_PILOT) Instant evaluationDueAt)
            implements PilotEvent {}

    // Evaluation

    /**
     * @param reportHash SHA-256 of the report, lower-case hex
     */
    @Exercises(Duty.SUBMIT_PILOT_REPORT)
    record PilotReportSubmitted(PilotId pilotId, String reportHash) implements PilotEvent {}

    /**
     * @param rating 1 (poor) to 5 (excellent)
     */
    @Classified(Classification.CONFIDENTIAL)
    record EndUserFeedbackRecorded(
            PilotId pilotId,
            @Correctable(pattern = "[1-5]") int rating,
            boolean wouldAdopt,
            @Correctable(pattern = "(?s)(?=.*\\S).{1,500}") String text)
            implements PilotEvent {}

    /**
     * @param after may be lower than before; lists and pages flag it then
     */
    @Exercises(Duty.EVALUATE_PILOT)
    record TechnologyReadinessAssessed(PilotId pilotId, ReadinessScale scale, int before, int after)
            implements PilotEvent {}

    /**
     * @param kpisMet which of the criteria of the plan were met, in their order, as they are called
     *     there; null in histories that did not record it
     * @param trlAfter technology readiness level at the end, 1 to 9; it may be lower than before
     * @param contractDueAt when a contract must have been drafted; set where the recommendation is
     *     to scale
     */
    @Revision("2") // 2: the criteria that were met
    @Exercises(Duty.EVALUATE_PILOT)
    @EndsDeadlines(Deadline.EVALUATE_PILOT)
    @Reversible
    record PilotEvaluated(
            PilotId pilotId,
            PilotOutcome outcome,
            @Nullable List<String> kpisMet,
            @Correctable(pattern = "[1-9]") int trlAfter,
            PilotAdvice advice,
            @DueDate(Deadline.DRAFT_CONTRACT) @Nullable Instant contractDueAt)
            implements PilotEvent {
        public PilotEvaluated {
            kpisMet = kpisMet == null ? null : List.copyOf(kpisMet);
        }
    }

    /** Nothing more is expected of it. */
    @EndsDeadlines
    record PilotClosed(PilotId pilotId) implements PilotEvent {}
}
