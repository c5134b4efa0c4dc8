package org.litopys.events.application;

import java.time.Instant;
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
import org.litopys.events.Echo;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Reversible;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.Subject;

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

    /** Title, summary and language as they are from now on. */
    @Exercises(Duty.SUBMIT_APPLICATION)
    record ApplicationDraftEdited(
            ApplicationId applicationId,
            @Correctable String title,
            @Correctable(pattern = "(?s).{0,4000}") String summary,
            @Correctable(pattern = "[a-z]{2}") String language)
            implements ApplicationEvent {}

    /**
     * @param sharePercent of the work, 1 to 99; what all partners leave is the lead's
     */
    @Exercises(Duty.SUBMIT_APPLICATION)
    record ConsortiumPartnerAdded(
            ApplicationId applicationId, OrganisationId partner, int sharePercent)
            implements ApplicationEvent {}

    @Exercises(Duty.SUBMIT_APPLICATION)
    record ConsortiumPartnerRemoved(ApplicationId applicationId, OrganisationId partner)
            implements ApplicationEvent {}

    /**
     * The ledger holds the hash; the document itself lies where the applicant handed it in.
     *
     * @param sha256 of its bytes, lower-case hex
     */
    @Exercises(Duty.SUBMIT_APPLICATION)
    record DocumentAttached(
            ApplicationId applicationId,
            DocumentId documentId,
            DocumentType type,
            String sha256,
            long sizeBytes)
            implements ApplicationEvent {}

    /** Another version takes the place of the one before. */
    @Exercises(Duty.SUBMIT_APPLICATION)
    record DocumentSuperseded(
            ApplicationId applicationId, DocumentId documentId, String sha256, long sizeBytes)
            implements ApplicationEvent {}

    /**
     * The applicant handed the application in; from here on its content is fixed.
     *
     * @param trl technology readiness level declared by the applicant, 1 to 9
     * @param exportControl what the applicant says of it; null where nobody asked
     * @param need that it would meet; null where it names none
     * @param submittedAt server clock, before the call closes
     * @param contentHash SHA-256 of the submitted documents' canonical list, lower-case hex
     * @param eligibilityDueAt when eligibility must have been assessed
     * @param outcomeDueAt when the applicant must have been told how it ended (PRAG 6.5.10.1):
     *     counted from the moment at which the call was to close when it was submitted, which a
     *     later extension does not move; from the submission in a continuous call; none in
     *     submissions of the earlier form
     */
    @Revision("3") // 2: names the date of the outcome; 3: export control and the need
    @Exercises(Duty.SUBMIT_APPLICATION)
    record ApplicationSubmitted(
            ApplicationId applicationId,
            Money requested,
            TechnologyArea technology,
            int trl,
            @Nullable ExportControl exportControl,
            @Nullable NeedId need,
            Instant submittedAt,
            String contentHash,
            @DueDate(Deadline.ASSESS_ELIGIBILITY) Instant eligibilityDueAt,
            @DueDate(Deadline.REACH_OUTCOME) @Nullable Instant outcomeDueAt)
            implements ApplicationEvent {}

    /**
     * The ledger itself confirms to the applicant what came in.
     *
     * @param contentHash of what was submitted
     */
    record ReceiptAcknowledged(ApplicationId applicationId, String contentHash)
            implements ApplicationEvent {}

    /**
     * A partner is out after the submission, by a decision of the office; its share is the lead's.
     * What pilots and contracts have begun goes on without it; whoever has an interest in it still
     * does nothing to the application.
     */
    @Reversible
    record ConsortiumPartnerReleased(ApplicationId applicationId, OrganisationId partner)
            implements ApplicationEvent {}

    // Screening

    /** Somebody looks whether the application is in the form that the call asks for. */
    @Exercises(Duty.SCREEN_APPLICATION)
    record ScreeningStarted(ApplicationId applicationId) implements ApplicationEvent {}

    /**
     * @param eligibilityDueAt when eligibility must have been assessed, as before; none where the
     *     application is inadmissible
     * @param noticeDueAt when the applicant must have been told; none where the application is
     *     admissible, or in assessments of the earlier form
     */
    @Revision("2") // 2: names the date of the notice
    @Exercises(Duty.SCREEN_APPLICATION)
    @EndsDeadlines(Deadline.ASSESS_ELIGIBILITY)
    @Reversible
    record AdmissibilityAssessed(
            ApplicationId applicationId,
            Admissibility outcome,
            List<AdmissibilityCheck> checks,
            @DueDate(Deadline.ASSESS_ELIGIBILITY) @Nullable Instant eligibilityDueAt,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
            implements ApplicationEvent {}

    /**
     * The applicant is asked to complete the application; the clock of the assessment stands still.
     *
     * @param items what is missing or unclear, one or more
     * @param requestedAt server clock; from then on the clock stands still
     * @param dueAt until when the applicant may provide it
     */
    @Exercises(Duty.SCREEN_APPLICATION)
    @EndsDeadlines(Deadline.ASSESS_ELIGIBILITY)
    record InformationRequested(
            ApplicationId applicationId,
            List<String> items,
            Instant requestedAt,
            @DueDate(Deadline.PROVIDE_INFORMATION) Instant dueAt)
            implements ApplicationEvent {}

    /**
     * The applicant completed the application; the clock of the assessment goes on.
     *
     * @param contentHash SHA-256 of the canonical list of all documents as they are now
     * @param eligibilityDueAt as many days from now as were left when the clock stopped
     */
    @Exercises(Duty.SUBMIT_APPLICATION)
    @EndsDeadlines(Deadline.PROVIDE_INFORMATION)
    record InformationProvided(
            ApplicationId applicationId,
            String contentHash,
            @DueDate(Deadline.ASSESS_ELIGIBILITY) Instant eligibilityDueAt)
            implements ApplicationEvent {}

    /**
     * What was asked for did not come in time; the application ends.
     *
     * @param noticeDueAt when the applicant must have been told; none in the earlier form
     */
    @Revision("2") // 2: names the date of the notice
    @EndsDeadlines
    record InformationRequestLapsed(
            ApplicationId applicationId,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
            implements ApplicationEvent {}

    // Assessment

    /**
     * The ledger itself asked the records of all who apply for what a favourable assessment rests
     * on; each has its own event of that, stored together with this one.
     *
     * @param members the lead and its partners
     */
    record PartnerChecksRequested(ApplicationId applicationId, List<OrganisationId> members)
            implements ApplicationEvent {
        public PartnerChecksRequested {
            members = List.copyOf(members);
        }
    }

    /**
     * @param evaluationDueAt when the evaluations must be in; none where the application is not
     *     eligible
     * @param policyVersion version of the programme's policy that the assessment rests on
     * @param noticeDueAt when the applicant must have been told; none where the application is
     *     eligible, or in assessments of earlier forms
     */
    @Revision("3") // 2: cites the policy; 3: names the date of the notice
    @Exercises(Duty.ASSESS_ELIGIBILITY)
    @EndsDeadlines(Deadline.ASSESS_ELIGIBILITY)
    @Reversible
    record EligibilityAssessed(
            ApplicationId applicationId,
            Eligibility outcome,
            List<EligibilityCheck> checks,
            @DueDate(Deadline.RECOMMEND) @Nullable Instant evaluationDueAt,
            int policyVersion,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
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

    /** Somebody who was asked is not expected to evaluate any more; the reason says why. */
    @Exercises(Duty.ASSIGN_EVALUATOR)
    @EndsDeadlines(Deadline.EVALUATE)
    record EvaluatorUnassigned(ApplicationId applicationId, String evaluator)
            implements ApplicationEvent {}

    /**
     * What an evaluator says of links to those who apply, before evaluating. A later declaration
     * takes the place of an earlier one; the reason says which link it is.
     */
    @Classified(Classification.CONFIDENTIAL)
    record ConflictOfInterestDeclared(
            ApplicationId applicationId, String evaluator, InterestLevel level)
            implements ApplicationEvent {}

    /**
     * An evaluator with an actual interest is out, and so is what they handed in. It happens
     * together with the declaration.
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.RECUSE)
    @EndsDeadlines(Deadline.EVALUATE)
    record EvaluatorRecused(ApplicationId applicationId, String evaluator)
            implements ApplicationEvent {}

    /** An assigned evaluator's scores; each evaluator hands in once. */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.EVALUATE)
    @EndsDeadlines(Deadline.EVALUATE)
    record EvaluationSubmitted(
            ApplicationId applicationId, String evaluator, List<Score> scores, Advice advice)
            implements ApplicationEvent {}

    /** Other scores than those handed in, before a consensus; the reason says why. */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.EVALUATE)
    record EvaluationAmended(
            ApplicationId applicationId, String evaluator, List<Score> scores, Advice advice)
            implements ApplicationEvent {}

    /**
     * What the evaluators hold together, as the rapporteur records it. Evaluations are not amended
     * after it; one more evaluator opens it again.
     *
     * @param dissent what some of them hold otherwise; null where they agree
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.EVALUATE) // who weighs the evaluations has evaluated
    record ConsensusReached(
            ApplicationId applicationId,
            List<Score> scores,
            Advice advice,
            @Correctable @Nullable String dissent)
            implements ApplicationEvent {}

    // Decision

    /**
     * @param proposed amount proposed for the award; none where rejection is recommended
     * @param decisionDueAt when the authorising officer must have decided
     */
    @Classified(Classification.CONFIDENTIAL)
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
     * Sent back to who recommended; the reason says what is missing.
     *
     * @param recommendationDueAt when it must be recommended anew
     */
    @Exercises(Duty.DECIDE)
    @EndsDeadlines(Deadline.DECIDE)
    record ApplicationReturnedForReview(
            ApplicationId applicationId, @DueDate(Deadline.RECOMMEND) Instant recommendationDueAt)
            implements ApplicationEvent {}

    /**
     * Good enough, but there is no money now: it may be awarded while it stands on the list.
     *
     * @param rank from 1; who is first when money becomes available
     * @param place on the ranking list in force, from 1; none where no list names it, or in
     *     decisions of the earlier form
     * @param until when it lapses, unless it is promoted
     * @param policyVersion version of the programme's policy that the decision rests on
     */
    @Revision("2") // 2: cites the ranking list
    @Exercises(Duty.DECIDE)
    @EndsDeadlines(Deadline.DECIDE)
    @Reversible
    record ApplicationReserveListed(
            ApplicationId applicationId,
            int rank,
            @Nullable Integer place,
            Instant until,
            @Correctable String decisionReference,
            @DueDate(Deadline.NOTIFY_OUTCOME) Instant noticeDueAt,
            int policyVersion)
            implements ApplicationEvent {}

    /**
     * Money of its line became available, in the same unit of work, or the award that it had from
     * the list was reversed: it is the next to be decided on, and does not lapse meanwhile. Nothing
     * is awarded by that.
     *
     * @param decisionDueAt when the authorising officer must have decided
     */
    record ReservePromoted(
            ApplicationId applicationId, @DueDate(Deadline.DECIDE) Instant decisionDueAt)
            implements ApplicationEvent {}

    /**
     * No money became available in time; the application ends.
     *
     * @param noticeDueAt when the applicant must have been told; none in the earlier form
     */
    @Revision("2") // 2: names the date of the notice
    @EndsDeadlines
    record ReserveListingLapsed(
            ApplicationId applicationId,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
            implements ApplicationEvent {}

    /**
     * The award. Its money is reserved in the same unit of work.
     *
     * @param introductions how many must be proposed by then, 1 or more
     * @param introductionDueAt when they must have been proposed; none where they are already,
     *     since an award before this one was reversed
     * @param agreementDueAt when both parties must have agreed to one of them; none where they have
     *     already, or in decisions of earlier forms
     * @param contractDueAt when a contract must have been signed; then the reservation expires.
     *     None in decisions of earlier forms
     * @param policyVersion version of the programme's policy that the award rests on
     * @param noticeDueAt when the applicant must have been told; none in decisions of earlier forms
     */
    @Revision("5") // 3: the date of the notice; 4: several introductions; 5: that of the contract
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
            int introductions,
            @DueDate(Deadline.PROPOSE_INTRODUCTION) @Nullable Instant introductionDueAt,
            @DueDate(Deadline.AGREE_INTRODUCTION) @Nullable Instant agreementDueAt,
            @DueDate(Deadline.CONCLUDE_CONTRACT) @Nullable Instant contractDueAt,
            int policyVersion,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
            implements ApplicationEvent {}

    /**
     * @param grounds one or more; the reason of the event explains them
     * @param policyVersion version of the programme's policy that the decision rests on
     * @param noticeDueAt when the applicant must have been told; none in decisions of earlier forms
     */
    @Revision("3") // 2: cites the policy; 3: names the date of the notice
    @Exercises(Duty.DECIDE)
    @EndsDeadlines({Deadline.DECIDE, Deadline.NOTIFY_OUTCOME}) // a notice of the reserve list
    @Reversible
    record ApplicationRejected(
            ApplicationId applicationId,
            @Correctable Set<RejectionGround> grounds,
            @Correctable String decisionReference,
            int policyVersion,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
            implements ApplicationEvent {
        public ApplicationRejected {
            grounds = Collections.unmodifiableSet(new TreeSet<>(grounds)); // one order, for ever
        }
    }

    /**
     * The applicant was told of the outcome that is in force.
     *
     * @param language in which, ISO 639-1
     * @param redressUntil until when the applicant may complain
     */
    @EndsDeadlines({Deadline.NOTIFY_OUTCOME, Deadline.REACH_OUTCOME})
    record OutcomeNotified(
            ApplicationId applicationId,
            NoticeChannel channel,
            @Correctable(pattern = "[a-z]{2}") String language,
            Instant redressUntil)
            implements ApplicationEvent {}

    // Match-making

    /**
     * An introduction was proposed for it, in the same unit of work. Histories in which one was
     * enough did not record it.
     *
     * @param missing how many are still to be proposed
     * @param introductionDueAt by when, as before; none where none is missing
     */
    @Echo
    @EndsDeadlines(Deadline.PROPOSE_INTRODUCTION)
    record ApplicationIntroduced(
            ApplicationId applicationId,
            IntroductionId introductionId,
            int missing,
            @DueDate(Deadline.PROPOSE_INTRODUCTION) @Nullable Instant introductionDueAt)
            implements ApplicationEvent {}

    /** Both parties agreed to the first of its introductions, in the same unit of work. */
    @Echo
    @EndsDeadlines(Deadline.AGREE_INTRODUCTION)
    record ApplicationMatched(ApplicationId applicationId, IntroductionId introductionId)
            implements ApplicationEvent {}

    /**
     * What follows from its award, other than a first proposal of an introduction, began or goes on
     * again, in the same unit of work; so nobody closes the award in that moment.
     *
     * @param followOn an introduction that is proposed anew, a pilot or a contract
     */
    @Echo
    record FollowOnBegan(ApplicationId applicationId, Subject followOn)
            implements ApplicationEvent {}

    /** A contract that its award led to was signed by both sides, in the same unit of work. */
    @Echo
    @EndsDeadlines(Deadline.CONCLUDE_CONTRACT)
    record ApplicationContracted(ApplicationId applicationId, ContractId contractId)
            implements ApplicationEvent {}

    // Redress

    /**
     * The applicant complains about the outcome; the reason gives the grounds.
     *
     * @param decisionDueAt when the complaint must have been decided
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.SUBMIT_APPLICATION)
    @EndsDeadlines // whoever complains knows the outcome
    record RedressRequested(
            ApplicationId applicationId, @DueDate(Deadline.DECIDE_REDRESS) Instant decisionDueAt)
            implements ApplicationEvent {}

    /**
     * Decided by somebody who took no part before.
     *
     * @param eligibilityDueAt when it must have been assessed anew; none unless an assessment fell
     * @param recommendationDueAt when it must be recommended anew; none unless a rejection fell
     * @param policyVersion version of the programme's policy that the decision rests on
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.DECIDE_REDRESS)
    @EndsDeadlines(Deadline.DECIDE_REDRESS)
    record RedressDecided(
            ApplicationId applicationId,
            RedressOutcome outcome,
            @DueDate(Deadline.ASSESS_ELIGIBILITY) @Nullable Instant eligibilityDueAt,
            @DueDate(Deadline.RECOMMEND) @Nullable Instant recommendationDueAt,
            int policyVersion)
            implements ApplicationEvent {}

    // End

    /**
     * The applicant gave up; the reason of the event says why. A reservation is released in the
     * same unit of work.
     */
    @EndsDeadlines
    record ApplicationWithdrawn(ApplicationId applicationId) implements ApplicationEvent {}

    /**
     * Nothing more comes of it. Where an award is closed that led to no contract, its reservation
     * is released in the same unit of work.
     *
     * @param noticeDueAt when the applicant must have been told; none where the end is the one that
     *     the applicant knows, since everything was done that the award was for
     */
    @Exercises(Duty.DECIDE)
    @EndsDeadlines
    record ApplicationClosed(
            ApplicationId applicationId,
            ClosingCause cause,
            @DueDate(Deadline.NOTIFY_OUTCOME) @Nullable Instant noticeDueAt)
            implements ApplicationEvent {}

    /**
     * The applicant was told that the application will not be decided: it was closed, or has
     * lapsed. It is no outcome, so no time to complain runs from here.
     *
     * @param language in which, ISO 639-1
     */
    @EndsDeadlines(Deadline.NOTIFY_OUTCOME)
    record ClosureNotified(
            ApplicationId applicationId,
            NoticeChannel channel,
            @Correctable(pattern = "[a-z]{2}") String language)
            implements ApplicationEvent {}
}
