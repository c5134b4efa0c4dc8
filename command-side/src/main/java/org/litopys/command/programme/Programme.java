package org.litopys.command.programme;

import static org.litopys.command.Rule.BUDGET_EXCEEDED;
import static org.litopys.command.Rule.COMMITMENT_EXCEEDS_RESERVATION;
import static org.litopys.command.Rule.PAYMENT_EXCEEDS_COMMITMENT;
import static org.litopys.command.Rule.RESERVATION_NOT_OPEN;
import static org.litopys.command.Rule.UNKNOWN_BUDGET_LINE;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Amounts;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetCommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetConsumed;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;

/**
 * A programme with its budget lines. Awards, withdrawals, signatures and payments move its money in
 * the unit of work in which they happen to their own record.
 */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Programme extends LedgerRecord<ProgrammeEvent, ProgrammeStatus> {
    private @Nullable ProgrammeId id;
    private @Nullable Money zero;
    private @Nullable ProgrammeStatus status;
    private final Map<String, BudgetLine> lines = new HashMap<>();
    private final Map<ReservationId, Reservation> reservations = new HashMap<>();
    private final Map<ContractId, Commitment> commitments = new HashMap<>();

    /**
     * @param left what is neither released nor committed
     */
    private record Reservation(String line, Money left) {
        /** Null where nothing is left: then the reservation is closed. */
        @Nullable Reservation less(Money amount) {
            Money rest = left.minus(amount);
            return rest.isZero() ? null : new Reservation(line, rest);
        }
    }

    /**
     * @param unpaid what is committed but not paid
     */
    private record Commitment(String line, Money unpaid) {
        Commitment less(Money amount) {
            return new Commitment(line, unpaid.minus(amount));
        }
    }

    Programme() {} // Axon rebuilds from events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(CreateProgramme command) {
        Deadlines.requireOrder(command.startDate(), command.endDate(), "/data/endDate");
        apply(
                new ProgrammeCreated(
                        command.subject(),
                        command.code(),
                        command.title(),
                        command.currency(),
                        command.startDate(),
                        command.endDate(),
                        command.legalBasis()));
    }

    @CommandHandler
    void decide(AllocateBudget command) {
        Amounts.require(command.amount(), zero().currency(), "/data/amount");
        apply(
                new BudgetAllocated(
                        id(),
                        command.line(),
                        command.lineTitle(),
                        command.amount(),
                        command.source(),
                        command.decisionReference()));
    }

    /** Sets money aside for an award. */
    public void reserve(String line, Money amount, ApplicationId application) {
        Amounts.requireCurrency(amount, zero().currency(), "/data/awarded");
        Money available = line(line).available();
        if (amount.compareTo(available) > 0) {
            throw Refused.by(BUDGET_EXCEEDED, "/data/awarded", amount, line, available);
        }
        apply(
                new BudgetReserved(
                        id(), ReservationId.behind(application), line, amount, application));
    }

    /** Makes what is left of a reservation available again. */
    public void release(ReservationId reservation, ReleaseCause cause) {
        Reservation open = openReservation(reservation);
        apply(new BudgetReservationReleased(id(), reservation, open.line(), open.left(), cause));
    }

    /** Turns reserved money into owed money; what is left of the reservation is released. */
    public void commit(ReservationId reservation, Money amount, ContractId contract) {
        Reservation open = openReservation(reservation);
        Amounts.requireAtMost(amount, open.left(), COMMITMENT_EXCEEDS_RESERVATION, "");
        apply(new BudgetCommitted(id(), reservation, open.line(), amount, contract));
        if (reservations.containsKey(reservation)) {
            release(reservation, ReleaseCause.CONTRACT_BELOW_AWARD);
        }
    }

    /** Charges a payment under a signed contract. */
    public void consume(ContractId contract, PaymentId payment, Money amount) {
        Commitment commitment = commitments.get(contract);
        Money unpaid = commitment == null ? zero() : commitment.unpaid();
        Amounts.requireAtMost(amount, unpaid, PAYMENT_EXCEEDS_COMMITMENT, "");
        apply(
                new BudgetConsumed(
                        id(),
                        Objects.requireNonNull(commitment).line(),
                        amount,
                        contract,
                        payment));
    }

    private BudgetLine line(String code) {
        BudgetLine line = lines.get(code);
        if (line == null) {
            throw Refused.by(UNKNOWN_BUDGET_LINE, "/data/budgetLine", code);
        }
        return line;
    }

    private Reservation openReservation(ReservationId id) {
        Reservation reservation = reservations.get(id);
        if (reservation == null) {
            throw Refused.by(RESERVATION_NOT_OPEN, "", id);
        }
        return reservation;
    }

    @Override
    protected void evolve(ProgrammeEvent event) {
        switch (event) {
            case ProgrammeCreated created -> {
                id = created.programmeId();
                zero = Money.zero(created.currency());
                status = ProgrammeStatus.ACTIVE;
            }
            case BudgetAllocated allocated ->
                    lines.merge(
                            allocated.line(),
                            BudgetLine.empty(zero()).allocate(allocated.amount()),
                            (line, _) -> line.allocate(allocated.amount()));
            case BudgetReserved reserved -> {
                lines.computeIfPresent(
                        reserved.line(), (_, line) -> line.reserve(reserved.amount()));
                reservations.put(
                        reserved.reservationId(),
                        new Reservation(reserved.line(), reserved.amount()));
            }
            case BudgetReservationReleased released -> {
                lines.computeIfPresent(
                        released.line(), (_, line) -> line.release(released.amount()));
                reservations.computeIfPresent(
                        released.reservationId(), (_, open) -> open.less(released.amount()));
            }
            case BudgetCommitted committed -> {
                lines.computeIfPresent(
                        committed.line(), (_, line) -> line.commit(committed.amount()));
                reservations.computeIfPresent(
                        committed.reservationId(), (_, open) -> open.less(committed.amount()));
                commitments.put(
                        committed.contractId(),
                        new Commitment(committed.line(), committed.amount()));
            }
            case BudgetConsumed consumed -> {
                lines.computeIfPresent(consumed.line(), (_, line) -> line.pay(consumed.amount()));
                commitments.computeIfPresent(
                        consumed.contractId(), (_, owed) -> owed.less(consumed.amount()));
            }
        }
    }

    @Override
    protected Lifecycle<ProgrammeStatus, ProgrammeCommand> lifecycle() {
        return ProgrammeCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable ProgrammeStatus status() {
        return status;
    }

    ProgrammeTerms terms() {
        return new ProgrammeTerms(zero().currency(), Set.copyOf(lines.keySet()));
    }

    private ProgrammeId id() {
        return Objects.requireNonNull(id);
    }

    private Money zero() {
        return Objects.requireNonNull(zero);
    }
}
