package org.litopys.events.contract;

import java.time.Instant;
import java.time.LocalDate;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Reversible;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;

/** What can happen to a contract and its payments. */
public sealed interface ContractEvent extends LedgerEvent {
    ContractId contractId();

    @Override
    default ContractId subject() {
        return contractId();
    }

    // Conclusion

    /**
     * @param reservationId the reservation of the award, from which the value is committed at
     *     signature
     */
    @Exercises(Duty.DRAFT_CONTRACT)
    @EndsDeadlines(value = Deadline.DRAFT_CONTRACT, of = "pilotId")
    record ContractDrafted(
            ContractId contractId,
            PilotId pilotId,
            ApplicationId applicationId,
            ProgrammeId programmeId,
            ReservationId reservationId,
            OrganisationId contractor,
            ContractType type,
            @Correctable String title,
            Money value,
            LocalDate startDate,
            LocalDate endDate,
            @DueDate(Deadline.APPROVE_CONTRACT) Instant approvalDueAt)
            implements ContractEvent {}

    @Exercises(Duty.APPROVE_CONTRACT)
    @EndsDeadlines(Deadline.APPROVE_CONTRACT)
    @Reversible
    record ContractApproved(
            ContractId contractId, @DueDate(Deadline.SIGN_CONTRACT) Instant signatureDueAt)
            implements ContractEvent {}

    /**
     * @param signatureReference where the qualified electronic signature (eIDAS, КЕП) is kept
     */
    @Exercises(Duty.SIGN_CONTRACT)
    record ContractSignedByParty(
            ContractId contractId, ContractParty party, @Correctable String signatureReference)
            implements ContractEvent {}

    /** Both sides have signed; the value is committed in the same unit of work. */
    @EndsDeadlines(Deadline.SIGN_CONTRACT)
    record ContractSigned(ContractId contractId, @Correctable LocalDate signedOn)
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

    // End

    /**
     * @param finalReportHash SHA-256 of the final report, lower-case hex
     */
    @EndsDeadlines
    record ContractCompleted(ContractId contractId, String finalReportHash)
            implements ContractEvent {}
}
