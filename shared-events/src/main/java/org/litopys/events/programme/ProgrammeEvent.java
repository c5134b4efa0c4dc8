package org.litopys.events.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Classified;
import org.litopys.events.Correctable;
import org.litopys.events.Duty;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.RecoveryId;

/**
 * What can happen to a programme and its budget lines. At every position of history and for each
 * line: allocated ≥ reserved + committed, and committed ≥ paid.
 *
 * <p>A reservation that is refused is no event: the award that needs it is refused with it, and
 * nothing of either is recorded. Who was refused what stands in the log of commands.
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
     * @param objectives what it is for; none in histories that did not record them
     * @param fundingSources who pays for it
     * @param approvalNeeded whether it is a draft now; false in histories that began before
     *     approval was an event, where it was active at once
     */
    @Revision("2") // 2: objectives, funding sources, and a state before the approval
    @Exercises(Duty.CREATE_PROGRAMME)
    record ProgrammeCreated(
            ProgrammeId programmeId,
            String code,
            @Correctable LocalizedText title,
            Currency currency,
            LocalDate startDate,
            LocalDate endDate,
            @Correctable String legalBasis,
            @Nullable LocalizedText objectives,
            List<FundingSource> fundingSources,
            boolean approvalNeeded)
            implements ProgrammeEvent {
        public ProgrammeCreated {
            fundingSources = List.copyOf(fundingSources);
        }
    }

    /**
     * @param decisionReference where the signed decision is kept
     */
    @Classified(Classification.PUBLIC)
    @Exercises(Duty.APPROVE_PROGRAMME)
    record ProgrammeApproved(ProgrammeId programmeId, String decisionReference)
            implements ProgrammeEvent {}

    /** From now on calls are published and awards are made. */
    record ProgrammeActivated(ProgrammeId programmeId) implements ProgrammeEvent {}

    // Policy

    /** The numbers by which the programme is run from now on. What was decided before stays. */
    @Revision("2") // 2: without shares for reminders and years of retention, which nobody read
    record ProgrammePolicySet(ProgrammeId programmeId, Policy policy) implements ProgrammeEvent {}

    // Budget

    /**
     * Money was put on a line; the first time founds the line.
     *
     * @param line code of the budget line, unique in the programme
     * @param source who provides the money
     */
    @Classified(Classification.PUBLIC)
    @Exercises(Duty.ALLOCATE_BUDGET)
    record BudgetAllocated(
            ProgrammeId programmeId,
            String line,
            @Correctable LocalizedText lineTitle,
            Money amount,
            @Correctable String source,
            @Correctable String decisionReference)
            implements ProgrammeEvent {}

    /** Money that nobody had a claim to went from one line to another. */
    @Classified(Classification.PUBLIC)
    @Exercises(Duty.ALLOCATE_BUDGET)
    record BudgetReallocated(
            ProgrammeId programmeId,
            String fromLine,
            String toLine,
            Money amount,
            String decisionReference)
            implements ProgrammeEvent {}

    /**
     * Money was set aside for an award, in the same unit of work as the award, or for an amendment
     * that commits it at once.
     *
     * @param expiresAt when it is released if no contract has taken it over and none is under way,
     *     nor a trial; none in histories that did not record it
     */
    @Revision("2") // 2: may expire
    record BudgetReserved(
            ProgrammeId programmeId,
            ReservationId reservationId,
            String line,
            Money amount,
            ApplicationId applicationId,
            @Nullable Instant expiresAt)
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

    /**
     * Paid money came back: it is neither paid nor owed any more and is available again, in the
     * same unit of work as its receipt.
     */
    record BudgetRecovered(
            ProgrammeId programmeId,
            String line,
            Money amount,
            ContractId contractId,
            RecoveryId recoveryId)
            implements ProgrammeEvent {}

    /** Committed money that will not be paid became available again. */
    record BudgetDecommitted(
            ProgrammeId programmeId,
            String line,
            Money amount,
            ContractId contractId,
            DecommitmentCause cause)
            implements ProgrammeEvent {}

    // Calls

    /**
     * A call of the programme was published, in the same unit of work, so that the programme knows
     * from its own events what must be over before it is.
     */
    record CallListed(ProgrammeId programmeId, CallId callId) implements ProgrammeEvent {}

    /**
     * A listed call was cancelled, in the same unit of work, so that no award of it that happens
     * meanwhile reserves money.
     */
    record CallDelisted(ProgrammeId programmeId, CallId callId) implements ProgrammeEvent {}

    /**
     * An application was put on the reserve list, in the same unit of work, so that whoever frees
     * money of the line knows who is next.
     *
     * @param rank from 1
     */
    record ReserveListExtended(
            ProgrammeId programmeId, String line, ApplicationId applicationId, int rank)
            implements ProgrammeEvent {}

    // Suspension and end

    /** No call, award or commitment until it is resumed; the reason of the event says why. */
    record ProgrammeSuspended(ProgrammeId programmeId) implements ProgrammeEvent {}

    record ProgrammeResumed(ProgrammeId programmeId) implements ProgrammeEvent {}

    /** No call and no award any more; what was awarded is brought to its end. */
    record ProgrammeClosingStarted(ProgrammeId programmeId) implements ProgrammeEvent {}

    /** Everything is over and paid. */
    record ProgrammeClosed(ProgrammeId programmeId) implements ProgrammeEvent {}
}
