package org.litopys.events.programme;

import java.time.LocalDate;
import java.util.Currency;
import org.litopys.events.Correctable;
import org.litopys.events.Duty;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;

/**
 * What can happen to a programme and its budget lines. At every position of history and for each
 * line: allocated ≥ reserved + committed, and committed ≥ paid.
 */
public sealed interface ProgrammeEvent extends LedgerEvent {
    ProgrammeId programmeId();

    @Override
    default ProgrammeId subject() {
        return programmeId();
    }

    // Foundation

    /**
     * @param code unique in the ledger; the reference of the programme
     * @param currency of every amount under this programme
     * @param legalBasis the act that founds it
     */
    @Exercises(Duty.CREATE_PROGRAMME)
    record ProgrammeCreated(
            ProgrammeId programmeId,
            String code,
            @Correctable LocalizedText title,
            Currency currency,
            LocalDate startDate,
            LocalDate endDate,
            @Correctable String legalBasis)
            implements ProgrammeEvent {}

    // Budget

    /**
     * Money was put on a line; the first time founds the line.
     *
     * @param line code of the budget line, unique in the programme
     * @param source who provides the money
     */
    @Exercises(Duty.ALLOCATE_BUDGET)
    record BudgetAllocated(
            ProgrammeId programmeId,
            String line,
            @Correctable LocalizedText lineTitle,
            Money amount,
            @Correctable String source,
            @Correctable String decisionReference)
            implements ProgrammeEvent {}

    /** Money was set aside for an award, in the same unit of work as the award. */
    record BudgetReserved(
            ProgrammeId programmeId,
            ReservationId reservationId,
            String line,
            Money amount,
            ApplicationId applicationId)
            implements ProgrammeEvent {}

    /** What was left of a reservation became available again. */
    record BudgetReservationReleased(
            ProgrammeId programmeId,
            ReservationId reservationId,
            String line,
            Money amount,
            ReleaseCause cause)
            implements ProgrammeEvent {}

    /**
     * Reserved money became owed under a signed contract, in the same unit of work as the last
     * signature.
     */
    record BudgetCommitted(
            ProgrammeId programmeId,
            ReservationId reservationId,
            String line,
            Money amount,
            ContractId contractId)
            implements ProgrammeEvent {}

    /** Committed money was paid, in the same unit of work as the payment. */
    record BudgetConsumed(
            ProgrammeId programmeId,
            String line,
            Money amount,
            ContractId contractId,
            PaymentId paymentId)
            implements ProgrammeEvent {}
}
