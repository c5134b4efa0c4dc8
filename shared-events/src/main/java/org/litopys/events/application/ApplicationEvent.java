package org.litopys.events.application;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Reversible;
import org.litopys.events.TechnologyArea;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;

/**
 * What can happen to an application, in the order in which it usually happens. Due dates are facts:
 * computed once, by the calendar in force, when the event that starts the clock is recorded.
 */
public sealed interface ApplicationEvent extends LedgerEvent {
    ApplicationId applicationId();

    @Override
    default ApplicationId subject() {
        return applicationId();
    }

    // Intake

    /**
     * @param lead the organisation that applies
     * @param language of title and summary, ISO 639-1
     */
    @Exercises(Duty.SUBMIT_APPLICATION) // who writes an application takes the applicant's side
    record ApplicationDrafted(
            ApplicationId applicationId,
            CallId callId,
            OrganisationId lead,
            @Correctable String title,
            @Correctable(pattern = "(?s).{0,4000}") String summary,
            @Correctable(pattern = "[a-z]{2}") String language)
            implements ApplicationEvent {}

    /**
     * The applicant handed the application in; from here on its content is fixed.
     *
     * @param trl technology readiness level declared by the applicant, 1 to 9
     * @param submittedAt server clock, before the call closes
     * @param contentHash SHA-256 of the submitted documents' canonical list, lower-case hex
     * @param eligibilityDueAt when eligibility must have been assessed
     */
    @Exercises(Duty.SUBMIT_APPLICATION)
    record ApplicationSubmitted(
            ApplicationId applicationId,
            Money requested,
            TechnologyArea technology,
            int trl,
            Instant submittedAt,
            String contentHash,
            @DueDate(Deadline.ASSESS_ELIGIBILITY) Instant eligibilityDueAt)
            implements ApplicationEvent {}

    // Assessment

    /**
     * @param evaluationDueAt when the evaluations must be in; none where the application is not
     *     eligible
     * @param policyVersion version of the programme's policy that the assessment rests on
     */
    @Revision("2") // 2: cites the policy
    @Exercises(Duty.ASSESS_ELIGIBILITY)
    @EndsDeadlines(Deadline.ASSESS_ELIGIBILITY)
    @Reversible
    record EligibilityAssessed(
            ApplicationId applicationId,
            Eligibility outcome,
            List<EligibilityCheck> checks,
            @DueDate(Deadline.RECOMMEND) @Nullable Instant evaluationDueAt,
            int policyVersion)
            implements ApplicationEvent {}

    /**
     * @param evaluator pseudonym of the person asked to evaluate
     */
    @Exercises(Duty.ASSIGN_EVALUATOR)
    record EvaluatorAssigned(
            ApplicationId applicationId,
            String evaluator,
            @DueDate(Deadline.EVALUATE) Instant dueAt)
            implements ApplicationEvent {}

    /** An assigned evaluator's scores. They are never changed; each evaluator hands in once. */
    @Exercises(Duty.EVALUATE)
    @EndsDeadlines(Deadline.EVALUATE)
    record EvaluationSubmitted(
            ApplicationId applicationId, String evaluator, List<Score> scores, Advice advice)
            implements ApplicationEvent {}

    // Decision

    /**
     * @param proposed amount proposed for the award; none where rejection is recommended
     * @param decisionDueAt when the authorising officer must have decided
     */
    @Exercises(Duty.RECOMMEND)
    @EndsDeadlines(Deadline.RECOMMEND)
    record ApplicationRecommended(
            ApplicationId applicationId,
            Advice advice,
            @Nullable Money proposed,
            List<String> conditions,
            @DueDate(Deadline.DECIDE) Instant decisionDueAt)
            implements ApplicationEvent {}

    /**
     * The award. Its money is reserved in the same unit of work.
     *
     * @param introductionDueAt when a first introduction must have been proposed
     * @param policyVersion version of the programme's policy that the award rests on
     */
    @Revision("2") // 2: cites the policy
    @Exercises(Duty.DECIDE)
    @EndsDeadlines(Deadline.DECIDE)
    @Reversible
    record ApplicationAccepted(
            ApplicationId applicationId,
            Money awarded,
            String budgetLine,
            ReservationId reservationId,
            List<String> conditions,
            @Correctable String decisionReference,
            @DueDate(Deadline.PROPOSE_INTRODUCTION) Instant introductionDueAt,
            int policyVersion)
            implements ApplicationEvent {}

    /**
     * @param grounds one or more; the reason of the event explains them
     * @param policyVersion version of the programme's policy that the decision rests on
     */
    @Revision("2") // 2: cites the policy
    @Exercises(Duty.DECIDE)
    @EndsDeadlines
    @Reversible
    record ApplicationRejected(
            ApplicationId applicationId,
            @Correctable Set<RejectionGround> grounds,
            @Correctable String decisionReference,
            int policyVersion)
            implements ApplicationEvent {
        public ApplicationRejected {
            grounds = Collections.unmodifiableSet(new TreeSet<>(grounds)); // one order, for ever
        }
    }

    /**
     * The applicant gave up; the reason of the event says why. A reservation is released in the
     * same unit of work.
     */
    @EndsDeadlines
    record ApplicationWithdrawn(ApplicationId applicationId) implements ApplicationEvent {}
}
