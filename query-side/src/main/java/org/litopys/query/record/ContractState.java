package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;

/**
 * A contract and its payments.
 *
 * @param paid sum of the executed payments
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractState(
        ContractId contractId,
        PilotId pilot,
        ApplicationId application,
        ProgrammeId programme,
        ReservationId reservation,
        OrganisationId contractor,
        ContractType type,
        String title,
        Money value,
        LocalDate startDate,
        LocalDate endDate,
        ContractStatus status,
        Instant statusSince,
        @Nullable Due due,
        @Nullable String approvedBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Signature> signatures,
        @Nullable LocalDate signedOn,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Payment> payments,
        Money paid,
        @Nullable String finalReportHash)
        implements RecordState {

    /**
     * @param reference where the qualified electronic signature is kept
     */
    public record Signature(ContractParty party, String reference, String by, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            PaymentId paymentId,
            PaymentKind kind,
            Money amount,
            PaymentStatus status,
            Instant requestedAt,
            Instant dueAt,
            String requestedBy,
            @Nullable String authorisedBy,
            @Nullable LocalDate valueDate,
            @Nullable String bankReference) {}

    public ContractState {
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
        payments = payments == null ? List.of() : List.copyOf(payments);
    }

    /** What the contract is after one more of its events; null where its beginning is unknown. */
    static @Nullable ContractState apply(
            @Nullable ContractState before, ContractEvent event, Stamp stamp) {
        if (event instanceof ContractDrafted drafted) {
            return new ContractState(
                    drafted.contractId(),
                    drafted.pilotId(),
                    drafted.applicationId(),
                    drafted.programmeId(),
                    drafted.reservationId(),
                    drafted.contractor(),
                    drafted.type(),
                    drafted.title(),
                    drafted.value(),
                    drafted.startDate(),
                    drafted.endDate(),
                    ContractStatus.DRAFT,
                    stamp.occurredAt(),
                    Due.of(Due.Step.APPROVE_CONTRACT, drafted.approvalDueAt(), stamp),
                    null,
                    List.of(),
                    null,
                    List.of(),
                    Money.zero(drafted.value().currency()),
                    null);
        }
        return before == null ? null : before.after(event, stamp);
    }

    private ContractState after(ContractEvent event, Stamp stamp) {
        return switch (event) {
            case ContractDrafted _ -> this; // begins a record, see apply
            case ContractApproved approved ->
                    concluded(stamp.by(), signatures, signedOn, finalReportHash)
                            .moved(
                                    ContractStatus.APPROVED,
                                    Due.of(
                                            Due.Step.SIGN_CONTRACT,
                                            approved.signatureDueAt(),
                                            stamp),
                                    stamp);
            case ContractSignedByParty signed ->
                    concluded(
                                    approvedBy,
                                    appended(
                                            signatures,
                                            new Signature(
                                                    signed.party(),
                                                    signed.signatureReference(),
                                                    stamp.by(),
                                                    stamp.occurredAt())),
                                    signedOn,
                                    finalReportHash)
                            .moved(ContractStatus.PARTLY_SIGNED, due, stamp);
            case ContractSigned signed ->
                    concluded(approvedBy, signatures, signed.signedOn(), finalReportHash)
                            .moved(ContractStatus.SIGNED, null, stamp);
            case PaymentRequested requested ->
                    paying(
                            appended(
                                    payments,
                                    new Payment(
                                            requested.paymentId(),
                                            requested.kind(),
                                            requested.amount(),
                                            PaymentStatus.REQUESTED,
                                            stamp.occurredAt(),
                                            requested.dueAt(),
                                            stamp.by(),
                                            null,
                                            null,
                                            null)),
                            paid);
            case PaymentAuthorised authorised ->
                    paying(changed(authorised.paymentId(), one -> authorised(one, stamp)), paid);
            case PaymentExecuted executed ->
                    paying(
                            changed(executed.paymentId(), one -> executed(one, executed)),
                            paid.plus(executed.amount()));
            case ContractCompleted completed ->
                    concluded(approvedBy, signatures, signedOn, completed.finalReportHash())
                            .moved(ContractStatus.COMPLETED, null, stamp);
        };
    }

    private static Payment authorised(Payment one, Stamp stamp) {
        return new Payment(
                one.paymentId,
                one.kind,
                one.amount,
                PaymentStatus.AUTHORISED,
                one.requestedAt,
                one.dueAt,
                one.requestedBy,
                stamp.by(),
                null,
                null);
    }

    private static Payment executed(Payment one, PaymentExecuted executed) {
        return new Payment(
                one.paymentId,
                one.kind,
                one.amount,
                PaymentStatus.EXECUTED,
                one.requestedAt,
                one.dueAt,
                one.requestedBy,
                one.authorisedBy,
                executed.valueDate(),
                executed.bankReference());
    }

    private List<Payment> changed(PaymentId id, UnaryOperator<Payment> change) {
        return payments.stream()
                .map(one -> one.paymentId.equals(id) ? change.apply(one) : one)
                .toList();
    }

    /** The payment that is due first is what the contract waits for. */
    private static @Nullable Due firstDue(List<Payment> payments) {
        return payments.stream()
                .filter(one -> one.status != PaymentStatus.EXECUTED)
                .min(Comparator.comparing(Payment::dueAt))
                .map(one -> {
                    Due.Step step =
                            one.status == PaymentStatus.REQUESTED
                                    ? Due.Step.AUTHORISE_PAYMENT
                                    : Due.Step.EXECUTE_PAYMENT;
                    return new Due(step, step.desk(), null, one.dueAt, one.requestedAt);
                })
                .orElse(null);
    }

    private ContractState concluded(
            @Nullable String approver,
            List<Signature> signed,
            @Nullable LocalDate day,
            @Nullable String report) {
        return new ContractState(
                contractId,
                pilot,
                application,
                programme,
                reservation,
                contractor,
                type,
                title,
                value,
                startDate,
                endDate,
                status,
                statusSince,
                due,
                approver,
                signed,
                day,
                payments,
                paid,
                report);
    }

    private ContractState paying(List<Payment> all, Money paidThen) {
        return new ContractState(
                contractId,
                pilot,
                application,
                programme,
                reservation,
                contractor,
                type,
                title,
                value,
                startDate,
                endDate,
                status,
                statusSince,
                firstDue(all),
                approvedBy,
                signatures,
                signedOn,
                all,
                paidThen,
                finalReportHash);
    }

    private ContractState moved(ContractStatus next, @Nullable Due nextDue, Stamp stamp) {
        return new ContractState(
                contractId,
                pilot,
                application,
                programme,
                reservation,
                contractor,
                type,
                title,
                value,
                startDate,
                endDate,
                next,
                next == status ? statusSince : stamp.occurredAt(),
                nextDue,
                approvedBy,
                signatures,
                signedOn,
                payments,
                paid,
                finalReportHash);
    }

    private static <T> List<T> appended(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
