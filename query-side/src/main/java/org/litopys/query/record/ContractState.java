package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.AuditFlag;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractEvent.PaymentResubmitted;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.DeliverableStatus;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;

/**
 * A contract with its approvals, deliverables, payments and recoveries.
 *
 * @param suspendedFrom to where a resumption leads; null where it is not suspended
 * @param version of the draft, from 1
 * @param byException true where it was drafted although no evaluation advised to scale, else null
 * @param review of this version; null before it
 * @param steps of approval that this version was submitted to
 * @param approvals that count
 * @param flag what an auditor should look at; null where nothing is
 * @param paid sum of the executed payments, less what came back
 * @param closing since its last day is over; null before and where that was before the signature
 * @param decommitted at the financial closing; null before it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContractState(
        ContractId contractId,
        PilotId pilot,
        ApplicationId application,
        ProgrammeId programme,
        ReservationId reservation,
        OrganisationId contractor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrganisationId> partners,
        ContractType type,
        String title,
        Money value,
        LocalDate startDate,
        LocalDate endDate,
        ContractStatus status,
        Instant statusSince,
        @Nullable ContractStatus suspendedFrom,
        @Nullable Due due,
        int version,
        @Nullable Boolean byException,
        @Nullable Review review,
        List<ApprovalStep> steps,
        List<Approval> approvals,
        @Nullable String approvedBy,
        List<Signature> signatures,
        @Nullable LocalDate signedOn,
        List<Amendment> amendments,
        @Nullable AuditFlag flag,
        List<Deliverable> deliverables,
        List<Payment> payments,
        Money paid,
        List<Recovery> recoveries,
        @Nullable Closing closing,
        @Nullable Termination termination,
        @Nullable String finalReportHash,
        @Nullable Money decommitted)
        implements RecordState {
    private static final Set<ContractStatus> RUNNING =
            EnumSet.of(ContractStatus.SIGNED, ContractStatus.ACTIVE, ContractStatus.SUSPENDED);

    public record Review(LegalOutcome outcome, String by) {}

    /**
     * @param step 1 is the first
     */
    public record Approval(int step, Role role, String by, Instant at) {}

    /**
     * @param reference where the qualified electronic signature is kept
     */
    public record Signature(ContractParty party, String reference, String by, Instant at) {}

    /**
     * @param before the value until then
     */
    public record Amendment(
            int number,
            Money before,
            Money value,
            LocalDate endDate,
            String agreementReference,
            String by) {}

    /**
     * @param dueAt by when it is handed in, newest date
     * @param contentHash of what was handed in last; null before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deliverable(
            String deliverable,
            DeliverableKind kind,
            String title,
            DeliverableStatus status,
            Instant since,
            Instant dueAt,
            @Nullable String contentHash) {
        boolean isOwed() {
            return status == DeliverableStatus.DEFINED || status == DeliverableStatus.REJECTED;
        }

        Deliverable submitted(String hash) {
            return with(DeliverableStatus.SUBMITTED, dueAt, hash);
        }

        Deliverable accepted() {
            return with(DeliverableStatus.ACCEPTED, dueAt, contentHash);
        }

        Deliverable rejected(Instant dueAgainAt) {
            return with(DeliverableStatus.REJECTED, dueAgainAt, contentHash);
        }

        private Deliverable with(DeliverableStatus next, Instant due, @Nullable String hash) {
            return new Deliverable(deliverable, kind, title, next, since, due, hash);
        }
    }

    /**
     * @param stoppedAt when its clock was stopped; null while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            PaymentId paymentId,
            PaymentKind kind,
            Money amount,
            PaymentStatus status,
            Instant requestedAt,
            Instant dueAt,
            @Nullable Instant stoppedAt,
            String requestedBy,
            @Nullable String verifiedBy,
            @Nullable String authorisedBy,
            @Nullable LocalDate valueDate,
            @Nullable String bankReference) {
        static Payment requested(PaymentRequested request, Stamp stamp) {
            return new Payment(
                    request.paymentId(),
                    request.kind(),
                    request.amount(),
                    PaymentStatus.REQUESTED,
                    stamp.occurredAt(),
                    request.dueAt(),
                    null,
                    stamp.by(),
                    null,
                    null,
                    null,
                    null);
        }

        Payment verified(String by) {
            return with(PaymentStatus.VERIFIED, by, null, null);
        }

        Payment authorised(String by) {
            return with(PaymentStatus.AUTHORISED, verifiedBy, by, null);
        }

        Payment executed(PaymentExecuted executed) {
            return with(PaymentStatus.EXECUTED, verifiedBy, authorisedBy, executed);
        }

        Payment failed() {
            return with(PaymentStatus.FAILED, verifiedBy, authorisedBy, null);
        }

        /** It stays stopped from when it was first stopped. */
        Payment stopped(Instant at) {
            return clock(dueAt, stoppedAt == null ? at : stoppedAt);
        }

        Payment goesOn(Instant newDueAt) {
            return clock(newDueAt, null);
        }

        private Payment clock(Instant due, @Nullable Instant stopped) {
            return new Payment(
                    paymentId,
                    kind,
                    amount,
                    status,
                    requestedAt,
                    due,
                    stopped,
                    requestedBy,
                    verifiedBy,
                    authorisedBy,
                    valueDate,
                    bankReference);
        }

        Payment returned(Instant at) {
            return stopped(at).with(PaymentStatus.RETURNED, null, null, null);
        }

        Payment resubmitted(PaymentResubmitted again, String by) {
            return new Payment(
                    paymentId,
                    kind,
                    again.amount(),
                    PaymentStatus.REQUESTED,
                    requestedAt,
                    again.dueAt(),
                    null,
                    by,
                    null,
                    null,
                    null,
                    null);
        }

        private Payment with(
                PaymentStatus next,
                @Nullable String verifier,
                @Nullable String authoriser,
                @Nullable PaymentExecuted execution) {
            return new Payment(
                    paymentId,
                    kind,
                    amount,
                    next,
                    requestedAt,
                    dueAt,
                    stoppedAt,
                    requestedBy,
                    verifier,
                    authoriser,
                    execution == null ? null : execution.valueDate(),
                    execution == null ? null : execution.bankReference());
        }
    }

    /**
     * @param received all parts together; null before the first
     * @param valueDate when money came back last; null before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recovery(
            RecoveryId recoveryId,
            Money amount,
            RecoveryGround ground,
            Instant since,
            Instant dueAt,
            String orderedBy,
            @Nullable Money received,
            @Nullable LocalDate valueDate,
            @Nullable String bankReference) {
        boolean isOpen() {
            return !amount.equals(received);
        }

        Recovery received(Money part, LocalDate on, String reference) {
            return new Recovery(
                    recoveryId,
                    amount,
                    ground,
                    since,
                    dueAt,
                    orderedBy,
                    received == null ? part : received.plus(part),
                    on,
                    reference);
        }
    }

    /**
     * @param dueAt by when the contract is completed and closed for the books
     */
    public record Closing(Instant since, Instant dueAt) {}

    public record Termination(TerminationGround ground, LocalDate effectiveOn) {}

    public ContractState {
        partners = orNone(partners);
        steps = orNone(steps);
        approvals = orNone(approvals);
        signatures = orNone(signatures);
        amendments = orNone(amendments);
        deliverables = orNone(deliverables);
        payments = orNone(payments);
        recoveries = orNone(recoveries);
    }

    /** An empty list is left out of the JSON form. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether work is owed and paid under it. */
    public boolean runs() {
        return RUNNING.contains(status);
    }

    @Override
    public Set<UUID> mentions() {
        return partners.stream().map(OrganisationId::value).collect(Collectors.toSet());
    }

    /** What the contract is after one more of its events; null where its beginning is unknown. */
    static @Nullable ContractState apply(
            @Nullable ContractState before, ContractEvent event, Stamp stamp) {
        if (event instanceof ContractDrafted drafted) {
            return ContractChange.begun(drafted, stamp);
        }
        return before == null ? null : new ContractChange(before, stamp).by(event);
    }
}
