package org.litopys.query.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.contract.AuditFlag;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ApprovalInvalidated;
import org.litopys.events.contract.ContractEvent.ContractActivated;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractApprovalGiven;
import org.litopys.events.contract.ContractEvent.ContractApprovalRefused;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.ContractSubmittedForApproval;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.ContractTerminated;
import org.litopys.events.contract.ContractEvent.DeliverableAccepted;
import org.litopys.events.contract.ContractEvent.DeliverableDefined;
import org.litopys.events.contract.ContractEvent.DeliverableRejected;
import org.litopys.events.contract.ContractEvent.DeliverableSubmitted;
import org.litopys.events.contract.ContractEvent.LegalReviewCompleted;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentFailed;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractEvent.PaymentResubmitted;
import org.litopys.events.contract.ContractEvent.PaymentReturned;
import org.litopys.events.contract.ContractEvent.PaymentVerified;
import org.litopys.events.contract.ContractEvent.PilotConditionWaived;
import org.litopys.events.contract.ContractEvent.RecoveryOrdered;
import org.litopys.events.contract.ContractEvent.RecoveryPartReceived;
import org.litopys.events.contract.ContractEvent.RecoveryReceived;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.DeliverableStatus;
import org.litopys.events.contract.PaymentDue;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.query.record.ContractState.Amendment;
import org.litopys.query.record.ContractState.Approval;
import org.litopys.query.record.ContractState.Closing;
import org.litopys.query.record.ContractState.Deliverable;
import org.litopys.query.record.ContractState.Payment;
import org.litopys.query.record.ContractState.Recovery;
import org.litopys.query.record.ContractState.Review;
import org.litopys.query.record.ContractState.Signature;
import org.litopys.query.record.ContractState.Termination;

/** One event of a contract on its way into the state: what it changes, and what is due then. */
final class ContractChange {
    private static final Set<ContractStatus> OVER =
            EnumSet.of(
                    ContractStatus.COMPLETED,
                    ContractStatus.TERMINATED,
                    ContractStatus.FINANCIALLY_CLOSED);

    private final ContractState before;
    private final Stamp stamp;
    private String title;
    private Money value;
    private LocalDate startDate;
    private LocalDate endDate;
    private ContractStatus status;
    private @Nullable ContractStatus suspendedFrom;
    private @Nullable Due due;
    private int version;
    private @Nullable Boolean byException;
    private @Nullable Review review;
    private List<ApprovalStep> steps;
    private List<Approval> approvals;
    private @Nullable String approvedBy;
    private List<Signature> signatures;
    private @Nullable LocalDate signedOn;
    private List<Amendment> amendments;
    private @Nullable AuditFlag flag;
    private List<Deliverable> deliverables;
    private List<Payment> payments;
    private Money paid;
    private List<Recovery> recoveries;
    private @Nullable Closing closing;
    private @Nullable Termination termination;
    private @Nullable String finalReportHash;
    private @Nullable Money decommitted;

    ContractChange(ContractState before, Stamp stamp) {
        this.before = before;
        this.stamp = stamp;
        title = before.title();
        value = before.value();
        startDate = before.startDate();
        endDate = before.endDate();
        status = before.status();
        suspendedFrom = before.suspendedFrom();
        due = before.due();
        version = before.version();
        byException = before.byException();
        review = before.review();
        steps = before.steps();
        approvals = before.approvals();
        approvedBy = before.approvedBy();
        signatures = before.signatures();
        signedOn = before.signedOn();
        amendments = before.amendments();
        flag = before.flag();
        deliverables = before.deliverables();
        payments = before.payments();
        paid = before.paid();
        recoveries = before.recoveries();
        closing = before.closing();
        termination = before.termination();
        finalReportHash = before.finalReportHash();
        decommitted = before.decommitted();
    }

    static ContractState begun(ContractDrafted drafted, Stamp stamp) {
        return new ContractState(
                drafted.contractId(),
                drafted.pilotId(),
                drafted.applicationId(),
                drafted.programmeId(),
                drafted.reservationId(),
                drafted.contractor(),
                drafted.partners(),
                drafted.type(),
                drafted.title(),
                drafted.value(),
                drafted.startDate(),
                drafted.endDate(),
                ContractStatus.DRAFT,
                stamp.occurredAt(),
                null,
                Due.of(Due.Step.APPROVE_CONTRACT, drafted.approvalDueAt(), stamp),
                1,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                Money.zero(drafted.value().currency()),
                List.of(),
                null,
                null,
                null,
                null);
    }

    ContractState by(ContractEvent event) {
        take(event);
        if (signedOn != null) {
            due = firstDue();
        }
        return done();
    }

    private void take(ContractEvent event) {
        switch (event) {
            case ContractDrafted _ -> {} // begins a record, see above
            case PilotConditionWaived _ -> byException = true;
            case ContractRevised revised -> {
                version = revised.version();
                title = revised.title();
                value = revised.value();
                startDate = revised.startDate();
                endDate = revised.endDate();
                review = null;
                steps = List.of();
                approvedBy = null;
                status = ContractStatus.DRAFT;
                due = Due.of(Due.Step.APPROVE_CONTRACT, revised.approvalDueAt(), stamp);
            }
            case ApprovalInvalidated _ -> approvals = List.of();
            case LegalReviewCompleted completed -> {
                review = new Review(completed.outcome(), stamp.by());
                status =
                        switch (completed.outcome()) {
                            case PASSED -> ContractStatus.REVIEWED;
                            case CHANGES_NEEDED -> ContractStatus.DRAFT;
                        };
            }
            case ContractSubmittedForApproval submitted -> {
                steps = submitted.steps();
                status = ContractStatus.IN_APPROVAL;
            }
            case ContractApprovalGiven given ->
                    approvals =
                            appended(
                                    approvals,
                                    new Approval(
                                            given.step(),
                                            given.role(),
                                            stamp.by(),
                                            stamp.occurredAt()));
            case ContractApprovalRefused _ -> {
                review = null;
                steps = List.of();
                approvals = List.of();
                status = ContractStatus.DRAFT;
            }
            case ContractApproved approved -> {
                approvedBy = stamp.by();
                status = ContractStatus.APPROVED;
                due = Due.of(Due.Step.SIGN_CONTRACT, approved.signatureDueAt(), stamp);
            }
            case ContractRejected _ -> {
                status = ContractStatus.REJECTED;
                due = null;
            }
            case ContractCancelled _ -> {
                status = ContractStatus.CANCELLED;
                due = null;
            }
            case ContractSignedByParty signed -> {
                signatures =
                        appended(
                                signatures,
                                new Signature(
                                        signed.party(),
                                        signed.signatureReference(),
                                        stamp.by(),
                                        stamp.occurredAt()));
                status = ContractStatus.PARTLY_SIGNED;
            }
            case ContractSigned signed -> {
                signedOn = signed.signedOn();
                status = ContractStatus.SIGNED;
            }
            case ContractActivated _ -> status = ContractStatus.ACTIVE;
            case ContractSuspended suspended -> {
                suspendedFrom = status;
                status = ContractStatus.SUSPENDED;
                Instant at = suspended.stoppedAt();
                if (at != null) {
                    payments =
                            changed(
                                    payments,
                                    one -> one.status().isUnderWay() && at.isBefore(one.dueAt()),
                                    one -> one.stopped(at));
                }
            }
            case ContractResumed resumed -> {
                status = suspendedFrom == null ? status : suspendedFrom;
                suspendedFrom = null;
                for (PaymentDue due : resumed.payments()) {
                    payment(due.paymentId(), one -> one.goesOn(due.dueAt()));
                }
            }
            case ContractAmended amended -> {
                closing = null; // there may be another last day
                value = amended.value();
                endDate = amended.endDate();
                flag = amended.flag() == null ? flag : amended.flag();
                amendments =
                        appended(
                                amendments,
                                new Amendment(
                                        amended.number(),
                                        amended.before(),
                                        amended.value(),
                                        amended.endDate(),
                                        amended.agreementReference(),
                                        stamp.by()));
            }
            case ContractPeriodEnded ended ->
                    closing =
                            ended.closingDueAt() == null
                                    ? null
                                    : new Closing(stamp.occurredAt(), ended.closingDueAt());
            case ContractTerminated terminated -> {
                termination = new Termination(terminated.ground(), terminated.effectiveOn());
                status = ContractStatus.TERMINATED;
            }
            case ContractCompleted completed -> {
                finalReportHash = completed.finalReportHash();
                status = ContractStatus.COMPLETED;
            }
            case ContractFinanciallyClosed closed -> {
                closing = null;
                decommitted = closed.decommitted();
                status = ContractStatus.FINANCIALLY_CLOSED;
            }
            case DeliverableDefined defined ->
                    deliverables =
                            appended(
                                    deliverables,
                                    new Deliverable(
                                            defined.deliverable(),
                                            defined.kind(),
                                            defined.title(),
                                            DeliverableStatus.DEFINED,
                                            stamp.occurredAt(),
                                            defined.dueAt(),
                                            null));
            case DeliverableSubmitted submitted ->
                    deliverable(
                            submitted.deliverable(), one -> one.submitted(submitted.contentHash()));
            case DeliverableAccepted accepted ->
                    deliverable(accepted.deliverable(), Deliverable::accepted);
            case DeliverableRejected rejected ->
                    deliverable(rejected.deliverable(), one -> one.rejected(rejected.dueAt()));
            case PaymentRequested requested ->
                    payments = appended(payments, Payment.requested(requested, stamp));
            case PaymentVerified verified ->
                    payment(verified.paymentId(), one -> one.verified(stamp.by()));
            case PaymentReturned returned ->
                    payment(returned.paymentId(), one -> one.returned(returned.stoppedAt()));
            case PaymentResubmitted again ->
                    payment(again.paymentId(), one -> one.resubmitted(again, stamp.by()));
            case PaymentAuthorised authorised ->
                    payment(authorised.paymentId(), one -> one.authorised(stamp.by()));
            case PaymentExecuted executed -> {
                payment(executed.paymentId(), one -> one.executed(executed));
                paid = paid.plus(executed.amount());
            }
            case PaymentFailed failed -> payment(failed.paymentId(), Payment::failed);
            case RecoveryOrdered ordered ->
                    recoveries =
                            appended(
                                    recoveries,
                                    new Recovery(
                                            ordered.recoveryId(),
                                            ordered.amount(),
                                            ordered.ground(),
                                            stamp.occurredAt(),
                                            ordered.dueAt(),
                                            stamp.by(),
                                            null,
                                            null,
                                            null));
            case RecoveryPartReceived part ->
                    cameBack(
                            part.recoveryId(),
                            part.amount(),
                            part.valueDate(),
                            part.bankReference());
            case RecoveryReceived rest ->
                    cameBack(
                            rest.recoveryId(),
                            rest.amount(),
                            rest.valueDate(),
                            rest.bankReference());
        }
    }

    private void cameBack(RecoveryId id, Money amount, LocalDate on, String reference) {
        recoveries =
                changed(
                        recoveries,
                        one -> one.recoveryId().equals(id),
                        one -> one.received(amount, on, reference));
        paid = paid.minus(amount);
    }

    private void deliverable(String code, UnaryOperator<Deliverable> change) {
        deliverables = changed(deliverables, one -> one.deliverable().equals(code), change);
    }

    private void payment(PaymentId id, UnaryOperator<Payment> change) {
        payments = changed(payments, one -> one.paymentId().equals(id), change);
    }

    private static <T> List<T> changed(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        return list.stream().map(one -> which.test(one) ? change.apply(one) : one).toList();
    }

    private static <T> List<T> appended(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    /** What is due first is what a signed contract waits for; after its end only money. */
    private @Nullable Due firstDue() {
        Stream<Due> work =
                OVER.contains(status)
                        ? Stream.empty()
                        : Stream.concat(paymentsDue(), deliverablesDue());
        return Stream.of(work, recoveriesDue(), closingDue())
                .flatMap(Function.identity())
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }

    private Stream<Due> paymentsDue() {
        return payments.stream()
                .filter(one -> one.status().isUnderWay() && one.stoppedAt() == null)
                .map(one -> due(stepOf(one.status()), one.dueAt(), one.requestedAt()));
    }

    private static Due.Step stepOf(PaymentStatus underWay) {
        return switch (underWay) {
            case REQUESTED -> Due.Step.VERIFY_PAYMENT;
            case VERIFIED -> Due.Step.AUTHORISE_PAYMENT;
            case AUTHORISED, EXECUTED, RETURNED, FAILED -> Due.Step.EXECUTE_PAYMENT;
        };
    }

    private Stream<Due> deliverablesDue() {
        return deliverables.stream()
                .filter(Deliverable::isOwed)
                .map(one -> due(Due.Step.SUBMIT_DELIVERABLE, one.dueAt(), one.since()));
    }

    private Stream<Due> recoveriesDue() {
        return recoveries.stream()
                .filter(Recovery::isOpen)
                .map(one -> due(Due.Step.RECEIVE_RECOVERY, one.dueAt(), one.since()));
    }

    /** What is completed waits for its books only. */
    private Stream<Due> closingDue() {
        Due.Step step =
                OVER.contains(status) ? Due.Step.CLOSE_CONTRACT : Due.Step.COMPLETE_CONTRACT;
        return Stream.ofNullable(closing).map(one -> due(step, one.dueAt(), one.since()));
    }

    private static Due due(Due.Step step, Instant at, Instant since) {
        return new Due(step, step.desk(), null, at, since);
    }

    private ContractState done() {
        return new ContractState(
                before.contractId(),
                before.pilot(),
                before.application(),
                before.programme(),
                before.reservation(),
                before.contractor(),
                before.partners(),
                before.type(),
                title,
                value,
                startDate,
                endDate,
                status,
                status == before.status() ? before.statusSince() : stamp.occurredAt(),
                suspendedFrom,
                due,
                version,
                byException,
                review,
                steps,
                approvals,
                approvedBy,
                signatures,
                signedOn,
                amendments,
                flag,
                deliverables,
                payments,
                paid,
                recoveries,
                closing,
                termination,
                finalReportHash,
                decommitted);
    }
}
