package org.litopys.events.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.litopys.events.ChangesDeadlines;
import org.litopys.events.Classified;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.DeadlineChange;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.Echo;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Reversible;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;

/** What can happen to a contract and its payments. */
public sealed interface ContractEvent extends LedgerEvent {
    ContractId contractId();

    @Override
    default ContractId subject() {
        return contractId();
    }

    // Draft

    /**
     * @param reservationId the reservation of the award, from which the value is committed at
     *     signature
     * @param partners of the contractor in the application; none in histories that did not record
     *     them
     */
    @Revision("2") // 2: the partners
    @Exercises(Duty.DRAFT_CONTRACT)
    @EndsDeadlines(value = Deadline.DRAFT_CONTRACT, of = "pilotId")
    record ContractDrafted(
            ContractId contractId,
            PilotId pilotId,
            ApplicationId applicationId,
            ProgrammeId programmeId,
            ReservationId reservationId,
            OrganisationId contractor,
            List<OrganisationId> partners,
            ContractType type,
            @Correctable String title,
            Money value,
            LocalDate startDate,
            LocalDate endDate,
            @DueDate(Deadline.APPROVE_CONTRACT) Instant approvalDueAt)
            implements ContractEvent {
        public ContractDrafted {
            partners = List.copyOf(partners);
        }
    }

    /**
     * The contract is drafted although no evaluation advised to scale; the reason of the event says
     * why.
     *
     * @param advice that of the evaluation; none where the pilot was not evaluated
     */
    record PilotConditionWaived(
            ContractId contractId, PilotId pilotId, @Nullable PilotAdvice advice)
            implements ContractEvent {}

    /**
     * The draft has a new version; review and approval begin anew, and with them their clock.
     *
     * @param version 2 or more; what was drafted first is version 1
     */
    @Exercises(Duty.DRAFT_CONTRACT)
    record ContractRevised(
            ContractId contractId,
            int version,
            @Correctable String title,
            Money value,
            LocalDate startDate,
            LocalDate endDate,
            @DueDate(value = Deadline.APPROVE_CONTRACT, insteadOf = Deadline.SIGN_CONTRACT)
                    Instant approvalDueAt)
            implements ContractEvent {}

    /**
     * Approvals that were given to an earlier version count no longer.
     *
     * @param version that they were given to
     */
    record ApprovalInvalidated(ContractId contractId, int version) implements ContractEvent {}

    /** The reason of the event holds the comments. */
    @Exercises(Duty.REVIEW_CONTRACT)
    @Reversible
    record LegalReviewCompleted(ContractId contractId, int version, LegalOutcome outcome)
            implements ContractEvent {}

    /**
     * @param steps of the policy at this moment, in their order; a later policy does not change
     *     them
     */
    @Exercises(Duty.DRAFT_CONTRACT)
    record ContractSubmittedForApproval(
            ContractId contractId, int version, List<ApprovalStep> steps, int policyVersion)
            implements ContractEvent {
        public ContractSubmittedForApproval {
            steps = List.copyOf(steps);
        }
    }

    // Approval

    /**
     * One person gave one of the approvals of a step.
     *
     * @param step 1 is the first
     * @param role in which it was given
     */
    @Exercises(Duty.APPROVE_CONTRACT)
    @Reversible
    record ContractApprovalGiven(ContractId contractId, int step, Role role)
            implements ContractEvent {}

    /** The contract is a draft again; approvals that were given to this version count no longer. */
    @Exercises(Duty.APPROVE_CONTRACT)
    @Reversible
    record ContractApprovalRefused(ContractId contractId, int step, Role role)
            implements ContractEvent {}

    /** All steps have their approvals, in the same unit of work as the last of them. */
    @Exercises(Duty.APPROVE_CONTRACT)
    @EndsDeadlines(Deadline.APPROVE_CONTRACT)
    @Reversible
    record ContractApproved(
            ContractId contractId, @DueDate(Deadline.SIGN_CONTRACT) Instant signatureDueAt)
            implements ContractEvent {}

    /** The office does not want the contract. */
    @Exercises(Duty.APPROVE_CONTRACT)
    @EndsDeadlines
    @Reversible
    record ContractRejected(ContractId contractId) implements ContractEvent {}

    /** Given up before both sides had signed. */
    @EndsDeadlines
    record ContractCancelled(ContractId contractId) implements ContractEvent {}

    // Signature

    /**
     * @param signatureReference where the qualified electronic signature (eIDAS, КЕП) is kept
     */
    @Exercises(Duty.SIGN_CONTRACT)
    record ContractSignedByParty(
            ContractId contractId, ContractParty party, @Correctable String signatureReference)
            implements ContractEvent {}

    /** Both sides have signed; the value is committed in the same unit of work. */
    @Classified(Classification.PUBLIC)
    @EndsDeadlines(Deadline.SIGN_CONTRACT)
    record ContractSigned(ContractId contractId, @Correctable LocalDate signedOn)
            implements ContractEvent {}

    // Performance

    /** The work has begun. */
    record ContractActivated(ContractId contractId) implements ContractEvent {}

    /**
     * Nothing is authorised or paid until it is resumed, and the clocks of its payments stand
     * still.
     *
     * @param organisation the party that was suspended or excluded; null where a person suspends
     *     the contract, the reason of the event says why
     * @param stoppedAt from when the clocks stand still; null in histories in which they ran on
     */
    @Revision("2") // 2: from when clocks stand still
    record ContractSuspended(
            ContractId contractId,
            @Nullable OrganisationId organisation,
            @Nullable Instant stoppedAt)
            implements ContractEvent, ChangesDeadlines {
        @Override
        public List<DeadlineChange> deadlineChanges() {
            return stoppedAt == null
                    ? List.of()
                    : List.of(new DeadlineChange.Ended(contractId, Deadline.EXECUTE_PAYMENT, null));
        }
    }

    /**
     * @param payments whose clocks go on
     */
    @Revision("2") // 2: the clocks that go on
    record ContractResumed(ContractId contractId, List<PaymentDue> payments)
            implements ContractEvent, ChangesDeadlines {
        public ContractResumed {
            payments = List.copyOf(payments);
        }

        @Override
        public List<DeadlineChange> deadlineChanges() {
            return payments.stream()
                    .<DeadlineChange>map(one ->
                            new DeadlineChange.Started(
                                    contractId,
                                    Deadline.EXECUTE_PAYMENT,
                                    one.paymentId().toString(),
                                    one.dueAt()))
                    .toList();
        }
    }

    /**
     * The parties agreed on another value or end; money is committed or decommitted in the same
     * unit of work.
     *
     * @param number 1 is the first amendment
     * @param before the value until now
     * @param value from now on
     * @param flag what an auditor should look at, if anything
     */
    @Exercises(Duty.AMEND_CONTRACT)
    @EndsDeadlines(Deadline.CLOSE_CONTRACT)
    record ContractAmended(
            ContractId contractId,
            int number,
            Money before,
            Money value,
            LocalDate endDate,
            @Correctable String agreementReference,
            int policyVersion,
            @Nullable AuditFlag flag)
            implements ContractEvent {}

    // Deliverables

    /**
     * @param deliverable code, unique in the contract
     */
    record DeliverableDefined(
            ContractId contractId,
            String deliverable,
            DeliverableKind kind,
            @Correctable String title,
            @DueDate(Deadline.SUBMIT_DELIVERABLE) Instant dueAt)
            implements ContractEvent {}

    /**
     * @param contentHash SHA-256 of what was handed in, lower-case hex
     */
    @Exercises(Duty.SUBMIT_DELIVERABLE)
    @EndsDeadlines(Deadline.SUBMIT_DELIVERABLE)
    record DeliverableSubmitted(ContractId contractId, String deliverable, String contentHash)
            implements ContractEvent {}

    @Exercises(Duty.ACCEPT_DELIVERABLE)
    @Reversible
    record DeliverableAccepted(ContractId contractId, String deliverable)
            implements ContractEvent {}

    /** To be handed in again; the reason of the event says what is missing. */
    @Exercises(Duty.ACCEPT_DELIVERABLE)
    @Reversible
    record DeliverableRejected(
            ContractId contractId,
            String deliverable,
            @DueDate(Deadline.SUBMIT_DELIVERABLE) Instant dueAt)
            implements ContractEvent {}

    // Payments

    @Exercises(Duty.REQUEST_PAYMENT)
    record PaymentRequested(
            ContractId contractId,
            PaymentId paymentId,
            PaymentKind kind,
            Money amount,
            @DueDate(Deadline.EXECUTE_PAYMENT) Instant dueAt)
            implements ContractEvent {}

    /**
     * @param checks all of them: without one, nothing is verified
     */
    @Exercises(Duty.VERIFY_PAYMENT)
    record PaymentVerified(ContractId contractId, PaymentId paymentId, Set<PaymentCheck> checks)
            implements ContractEvent {
        public PaymentVerified {
            checks = Collections.unmodifiableSet(new TreeSet<>(checks)); // one order, for ever
        }
    }

    /**
     * Something is missing; the reason of the event says what. The clock stands still.
     *
     * @param stoppedAt from when it stands still
     */
    @EndsDeadlines(Deadline.EXECUTE_PAYMENT)
    record PaymentReturned(ContractId contractId, PaymentId paymentId, Instant stoppedAt)
            implements ContractEvent {}

    /**
     * A returned payment is requested again; the clock goes on.
     *
     * @param dueAt as many days are left as were when the clock was stopped
     */
    @Exercises(Duty.REQUEST_PAYMENT)
    record PaymentResubmitted(
            ContractId contractId,
            PaymentId paymentId,
            Money amount,
            @DueDate(Deadline.EXECUTE_PAYMENT) Instant dueAt)
            implements ContractEvent {}

    @Exercises(Duty.AUTHORISE_PAYMENT)
    record PaymentAuthorised(ContractId contractId, PaymentId paymentId) implements ContractEvent {}

    /** The money left; the budget line is charged in the same unit of work. */
    @Exercises(Duty.EXECUTE_PAYMENT)
    @EndsDeadlines(Deadline.EXECUTE_PAYMENT)
    record PaymentExecuted(
            ContractId contractId,
            PaymentId paymentId,
            Money amount,
            @Correctable LocalDate valueDate,
            @Correctable String bankReference)
            implements ContractEvent {}

    /** The bank did not carry it out; no money was consumed. What is owed is requested anew. */
    @Exercises(Duty.EXECUTE_PAYMENT)
    @EndsDeadlines(Deadline.EXECUTE_PAYMENT)
    record PaymentFailed(ContractId contractId, PaymentId paymentId) implements ContractEvent {}

    // Recovery

    /** Paid money is asked back. */
    @Exercises(Duty.ORDER_RECOVERY)
    record RecoveryOrdered(
            ContractId contractId,
            RecoveryId recoveryId,
            Money amount,
            RecoveryGround ground,
            @DueDate(Deadline.RECEIVE_RECOVERY) Instant dueAt)
            implements ContractEvent {}

    /**
     * Part of the money came back; the budget line has it again in the same unit of work. The rest
     * stays due on its day.
     */
    @Exercises(Duty.RECORD_RECOVERY)
    record RecoveryPartReceived(
            ContractId contractId,
            RecoveryId recoveryId,
            Money amount,
            @Correctable LocalDate valueDate,
            @Correctable String bankReference)
            implements ContractEvent {}

    /**
     * All that was still due came back; the budget line has it again in the same unit of work.
     *
     * @param amount what the parts before have left
     */
    @Exercises(Duty.RECORD_RECOVERY)
    @EndsDeadlines(Deadline.RECEIVE_RECOVERY)
    record RecoveryReceived(
            ContractId contractId,
            RecoveryId recoveryId,
            Money amount,
            @Correctable LocalDate valueDate,
            @Correctable String bankReference)
            implements ContractEvent {}

    // End

    /**
     * The last day is over, and the books are not closed. Nothing is forbidden by that: what is
     * late may still be handed in and paid.
     *
     * @param endDate the last day; an amendment may set another one
     * @param closingDueAt when the contract must be completed and closed for the books; null where
     *     it is not signed: then a later signature says it once more
     */
    @Echo
    record ContractPeriodEnded(
            ContractId contractId,
            LocalDate endDate,
            @DueDate(Deadline.CLOSE_CONTRACT) @Nullable Instant closingDueAt)
            implements ContractEvent {}

    /**
     * Ends the contract before its time; what was committed and not paid is decommitted in the same
     * unit of work.
     */
    @EndsDeadlines({Deadline.SUBMIT_DELIVERABLE, Deadline.EXECUTE_PAYMENT})
    record ContractTerminated(
            ContractId contractId, TerminationGround ground, LocalDate effectiveOn)
            implements ContractEvent {}

    /**
     * @param finalReportHash SHA-256 of the final report, lower-case hex
     */
    @EndsDeadlines({Deadline.SUBMIT_DELIVERABLE, Deadline.EXECUTE_PAYMENT})
    record ContractCompleted(ContractId contractId, String finalReportHash)
            implements ContractEvent {}

    /**
     * Everything is paid or given back; what was left is decommitted in the same unit of work.
     *
     * @param paid less what came back
     * @param decommitted by this act
     */
    @EndsDeadlines
    record ContractFinanciallyClosed(ContractId contractId, Money paid, Money decommitted)
            implements ContractEvent {}
}
