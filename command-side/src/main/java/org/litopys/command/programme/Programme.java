package org.litopys.command.programme;

import static org.litopys.command.Rule.BUDGET_EXCEEDED;
import static org.litopys.command.Rule.COMMITMENT_EXCEEDS_RESERVATION;
import static org.litopys.command.Rule.DECOMMITMENT_EXCEEDS_UNPAID;
import static org.litopys.command.Rule.PAYMENT_EXCEEDS_COMMITMENT;
import static org.litopys.command.Rule.PERIOD_GIVEN_TWICE;
import static org.litopys.command.Rule.REALLOCATION_EXCEEDS_AVAILABLE;
import static org.litopys.command.Rule.RESERVATIONS_OPEN;
import static org.litopys.command.Rule.RESERVATION_NOT_OPEN;
import static org.litopys.command.Rule.ROLE_APPROVES_NO_CONTRACT;
import static org.litopys.command.Rule.SAME_BUDGET_LINE;
import static org.litopys.command.Rule.UNKNOWN_BUDGET_LINE;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Amounts;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.PolicyInForce;
import org.litopys.command.Refused;
import org.litopys.command.programme.ProgrammeCommand.ActivateProgramme;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.ApproveProgramme;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.command.programme.ProgrammeCommand.ReallocateBudget;
import org.litopys.command.programme.ProgrammeCommand.ResumeProgramme;
import org.litopys.command.programme.ProgrammeCommand.SetPolicy;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetCommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetConsumed;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetReallocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetRecovered;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.CallDelisted;
import org.litopys.events.programme.ProgrammeEvent.CallListed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeApproved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosingStarted;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeResumed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;
import org.litopys.events.programme.ProgrammeEvent.ReserveListExtended;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;

/**
 * A programme with its budget lines. Awards, withdrawals, signatures and payments move its money in
 * the unit of work in which they happen to their own record; so a suspension, too, is seen by each
 * of them.
 */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Programme extends LedgerRecord<ProgrammeEvent, ProgrammeStatus> {
    /** States in which awards that were made come to contracts. */
    private static final Set<ProgrammeStatus> COMMITTING =
            EnumSet.of(ProgrammeStatus.ACTIVE, ProgrammeStatus.CLOSING);

    /** Why a reservation ends although the award stands. */
    private static final Set<ReleaseCause> LAPSED =
            EnumSet.of(
                    ReleaseCause.EXPIRED,
                    ReleaseCause.CONTRACT_NOT_SIGNED,
                    ReleaseCause.CALL_CANCELLED);

    private @Nullable ProgrammeTerms terms;
    private final Map<ReservationId, OpenReservation> reservations = new HashMap<>();
    private final Set<ReservationId> lapsed = new HashSet<>();
    private final Map<ContractId, Commitment> commitments = new HashMap<>();
    private final Set<CallId> calls = new LinkedHashSet<>();

    /**
     * What is owed under one contract.
     *
     * @param committed paid or not
     * @param paid part of it
     */
    private record Commitment(String line, Money committed, Money paid) {
        Money unpaid() {
            return committed.minus(paid);
        }

        Commitment commit(Money amount) {
            return new Commitment(line, committed.plus(amount), paid);
        }

        Commitment decommit(Money amount) {
            return new Commitment(line, committed.minus(amount), paid);
        }

        Commitment pay(Money amount) {
            return new Commitment(line, committed, paid.plus(amount));
        }

        Commitment recover(Money amount) {
            return new Commitment(line, committed.minus(amount), paid.minus(amount));
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
                        command.legalBasis(),
                        command.objectives(),
                        Objects.requireNonNullElse(command.fundingSources(), List.of()),
                        true));
    }

    @CommandHandler
    void decide(ApproveProgramme command) {
        apply(new ProgrammeApproved(id(), command.decisionReference()));
    }

    @CommandHandler
    void decide(ActivateProgramme command) {
        apply(new ProgrammeActivated(command.programmeId()));
    }

    // Policy

    @CommandHandler
    void decide(SetPolicy command) {
        requireApprovers(command.contractApproval());
        apply(
                new ProgrammePolicySet(
                        id(),
                        new Policy(
                                terms().policy().version() + 1,
                                command.eligibility(),
                                command.minEvaluations(),
                                command.maxDivergence(),
                                command.maxEvaluationsPerEvaluator(),
                                allPeriods(command.periods()),
                                command.calendars(),
                                command.screeningIntervalDays(),
                                command.contractApproval(),
                                command.amendmentSharePercent(),
                                command.maxPilotExtensionDays(),
                                command.introductionsPerAward(),
                                command.maxBackDatingDays())));
    }

    /** Refuses a step at which every contract would stop. */
    private static void requireApprovers(List<ApprovalStep> steps) {
        for (ApprovalStep step : steps) {
            if (!ApprovalStep.APPROVERS.contains(step.role())) {
                throw Refused.by(
                        ROLE_APPROVES_NO_CONTRACT,
                        "/data/contractApproval/" + steps.indexOf(step) + "/role",
                        step.role(),
                        ApprovalStep.APPROVERS);
            }
        }
    }

    /** The event says the period of every clock, also of those that the command left alone. */
    private static List<GrantedPeriod> allPeriods(List<GrantedPeriod> given) {
        Map<Due, GrantedPeriod> periods = new TreeMap<>();
        for (GrantedPeriod period : given) {
            if (periods.put(period.clock(), period) != null) {
                throw Refused.by(PERIOD_GIVEN_TWICE, "/data/periods", period.clock());
            }
        }
        return Arrays.stream(Due.values())
                .map(due -> periods.getOrDefault(due, due.byDefault()))
                .toList();
    }

    // Budget

    @CommandHandler
    void decide(AllocateBudget command) {
        Amounts.require(command.amount(), terms().currency(), "/data/amount");
        apply(
                new BudgetAllocated(
                        id(),
                        command.line(),
                        command.lineTitle(),
                        command.amount(),
                        command.source(),
                        command.decisionReference()));
    }

    @CommandHandler
    void decide(ReallocateBudget command) {
        Amounts.require(command.amount(), terms().currency(), "/data/amount");
        Money available = line(command.fromLine(), "/data/fromLine").available();
        line(command.toLine(), "/data/toLine");
        if (command.fromLine().equals(command.toLine())) {
            throw Refused.by(SAME_BUDGET_LINE, "/data/toLine", command.toLine());
        }
        if (command.amount().compareTo(available) > 0) {
            throw Refused.by(
                    REALLOCATION_EXCEEDS_AVAILABLE,
                    "/data/amount",
                    command.amount(),
                    command.fromLine(),
                    available);
        }
        apply(
                new BudgetReallocated(
                        id(),
                        command.fromLine(),
                        command.toLine(),
                        command.amount(),
                        command.decisionReference()));
    }

    /**
     * Sets money aside for an award. Where there is not enough, the award is refused with it and
     * nothing of either is recorded.
     */
    public void reserve(String line, Money amount, ApplicationId application, Instant expiresAt) {
        terms().requireActive("");
        Amounts.requireCurrency(amount, terms().currency(), "/data/awarded");
        Money available = line(line, "/data/budgetLine").available();
        if (amount.compareTo(available) > 0) {
            throw Refused.by(BUDGET_EXCEEDED, "/data/awarded", amount, line, available);
        }
        apply(
                new BudgetReserved(
                        id(),
                        ReservationId.behind(application),
                        line,
                        amount,
                        application,
                        expiresAt));
    }

    /** Releases a reservation whose time is over and that no contract has taken over. */
    public void releaseExpired(ReservationId reservation, Deadlines deadlines) {
        openReservation(reservation).requireExpired(reservation, deadlines.now());
        release(reservation, ReleaseCause.EXPIRED);
    }

    /** Makes what is left of a reservation available again; nothing is, where it has lapsed. */
    public void release(ReservationId reservation, ReleaseCause cause) {
        if (lapsed.contains(reservation)) {
            return;
        }
        OpenReservation open = openReservation(reservation);
        apply(new BudgetReservationReleased(id(), reservation, open.line(), open.left(), cause));
    }

    /** Turns reserved money into owed money; what is left of the reservation is released. */
    public void commit(ReservationId reservation, Money amount, ContractId contract) {
        requireCommitting();
        OpenReservation open = openReservation(reservation);
        Amounts.requireAtMost(amount, open.left(), COMMITMENT_EXCEEDS_RESERVATION, "");
        apply(new BudgetCommitted(id(), reservation, open.line(), amount, contract));
        if (reservations.containsKey(reservation)) {
            release(reservation, ReleaseCause.CONTRACT_BELOW_AWARD);
        }
    }

    private void requireCommitting() {
        if (!COMMITTING.contains(terms().status())) {
            throw terms().refusing("");
        }
    }

    /**
     * Brings what is owed under a signed contract to the value that an amendment gave it: what is
     * missing is reserved and committed at once, what is too much is decommitted.
     *
     * @param amendment its number
     */
    public void owe(ContractId contract, Money owed, ApplicationId application, int amendment) {
        Commitment commitment = commitment(contract);
        if (owed.compareTo(commitment.committed()) > 0) {
            requireCommitting();
            Money more = owed.minus(commitment.committed());
            Money available = line(commitment.line(), "").available();
            if (more.compareTo(available) > 0) {
                throw Refused.by(
                        BUDGET_EXCEEDED, "/data/value", more, commitment.line(), available);
            }
            ReservationId reservation = ReservationId.behind(contract, amendment);
            apply(
                    new BudgetReserved(
                            id(), reservation, commitment.line(), more, application, null));
            apply(new BudgetCommitted(id(), reservation, commitment.line(), more, contract));
        } else if (owed.compareTo(commitment.committed()) < 0) {
            Money less = commitment.committed().minus(owed);
            Amounts.requireAtMost(
                    less, commitment.unpaid(), DECOMMITMENT_EXCEEDS_UNPAID, "/data/value");
            decommit(contract, less, DecommitmentCause.CONTRACT_REDUCED);
        }
    }

    /** Charges a payment under a signed contract. */
    public void consume(ContractId contract, PaymentId payment, Money amount) {
        Amounts.requireAtMost(amount, unpaid(contract), PAYMENT_EXCEEDS_COMMITMENT, "");
        apply(new BudgetConsumed(id(), commitment(contract).line(), amount, contract, payment));
    }

    /** Takes back a payment, or a part of it, that came back. */
    public void recover(ContractId contract, RecoveryId recovery, Money amount) {
        apply(new BudgetRecovered(id(), commitment(contract).line(), amount, contract, recovery));
    }

    /** Nothing more is paid under a contract: what is owed and not paid becomes available. */
    public void settle(ContractId contract, DecommitmentCause cause) {
        Money rest = unpaid(contract);
        if (!rest.isZero()) {
            decommit(contract, rest, cause);
        }
    }

    /** What is owed under a contract and not paid. */
    public Money unpaid(ContractId contract) {
        Commitment commitment = commitments.get(contract);
        return commitment == null ? zero() : commitment.unpaid();
    }

    private Commitment commitment(ContractId contract) {
        return Objects.requireNonNull(commitments.get(contract), "a signed contract is owed");
    }

    private void decommit(ContractId contract, Money amount, DecommitmentCause cause) {
        apply(new BudgetDecommitted(id(), commitment(contract).line(), amount, contract, cause));
    }

    @CommandHandler
    void decide(DecommitBudget command) {
        Amounts.require(command.amount(), terms().currency(), "/data/amount");
        Amounts.requireAtMost(
                command.amount(),
                unpaid(command.contract()),
                DECOMMITMENT_EXCEEDS_UNPAID,
                "/data/amount");
        decommit(command.contract(), command.amount(), command.cause());
    }

    // Calls, suspension and end

    /** Takes note of a call that is published in the same unit of work. */
    public void list(CallId call) {
        terms().requireActive("/data/programme");
        apply(new CallListed(id(), call));
    }

    /** Takes note of a listed call that is cancelled in the same unit of work. */
    public void delist(CallId call) {
        if (calls.contains(call)) {
            apply(new CallDelisted(id(), call));
        }
    }

    /** Knows from now on who may follow when money of the line becomes available. */
    public void extendReserveList(String line, ApplicationId application, int rank) {
        terms().requireActive("");
        apply(new ReserveListExtended(id(), line, application, rank));
    }

    @CommandHandler
    void decide(SuspendProgramme command) {
        apply(new ProgrammeSuspended(command.programmeId()));
    }

    @CommandHandler
    void decide(ResumeProgramme command) {
        apply(new ProgrammeResumed(command.programmeId()));
    }

    /** Begins nothing new any more, once no call is open. */
    public void startClosing() {
        apply(new ProgrammeClosingStarted(id()));
    }

    /** Ends, once its contracts are closed for the books: then nothing is owed and not paid. */
    public void close() {
        if (!reservations.isEmpty()) {
            throw Refused.by(RESERVATIONS_OPEN, "", reservations.size());
        }
        apply(new ProgrammeClosed(id()));
    }

    /** The calls that were published under it, other than those that were cancelled. */
    public Set<CallId> calls() {
        return Set.copyOf(calls);
    }

    /** The applications whose awards have reserved money that is neither owed nor released. */
    public List<ApplicationId> awarded() {
        return reservations.values().stream().map(OpenReservation::application).toList();
    }

    /** A reservation that is open; null where it is not. */
    @Nullable OpenReservation reserved(ReservationId id) {
        return reservations.get(id);
    }

    /** The contracts that were signed under it. */
    public Set<ContractId> contracts() {
        return Set.copyOf(commitments.keySet());
    }

    private BudgetLine line(String code, String pointer) {
        BudgetLine line = terms().lines().get(code);
        if (line == null) {
            throw Refused.by(UNKNOWN_BUDGET_LINE, pointer, code);
        }
        return line;
    }

    private OpenReservation openReservation(ReservationId id) {
        OpenReservation reservation = reservations.get(id);
        if (reservation == null) {
            throw Refused.by(RESERVATION_NOT_OPEN, "", id);
        }
        return reservation;
    }

    @Override
    protected void evolve(ProgrammeEvent event) {
        terms = ProgrammeTerms.after(terms, event);
        switch (event) {
            case BudgetReserved reserved -> {
                lapsed.remove(reserved.reservationId()); // after a reversal, an award comes anew
                reservations.put(
                        reserved.reservationId(),
                        new OpenReservation(
                                reserved.applicationId(),
                                reserved.line(),
                                reserved.amount(),
                                reserved.expiresAt()));
            }
            case BudgetReservationReleased released -> {
                reservations.computeIfPresent(
                        released.reservationId(), (_, open) -> open.less(released.amount()));
                if (LAPSED.contains(released.cause())) {
                    lapsed.add(released.reservationId());
                }
            }
            case BudgetCommitted committed -> {
                reservations.computeIfPresent(
                        committed.reservationId(), (_, open) -> open.less(committed.amount()));
                commitments.merge(
                        committed.contractId(),
                        new Commitment(committed.line(), committed.amount(), zero()),
                        (owed, _) -> owed.commit(committed.amount()));
            }
            case BudgetConsumed consumed ->
                    commitments.computeIfPresent(
                            consumed.contractId(), (_, owed) -> owed.pay(consumed.amount()));
            case BudgetRecovered back ->
                    commitments.computeIfPresent(
                            back.contractId(), (_, owed) -> owed.recover(back.amount()));
            case BudgetDecommitted less ->
                    commitments.computeIfPresent(
                            less.contractId(), (_, owed) -> owed.decommit(less.amount()));
            case CallListed listed -> calls.add(listed.callId());
            case CallDelisted gone -> calls.remove(gone.callId());
            case BudgetAllocated _,
                    BudgetReallocated _,
                    ReserveListExtended _,
                    ProgrammeCreated _,
                    ProgrammeApproved _,
                    ProgrammeActivated _,
                    ProgrammePolicySet _,
                    ProgrammeSuspended _,
                    ProgrammeResumed _,
                    ProgrammeClosingStarted _,
                    ProgrammeClosed _ -> {} // told by the terms
        }
    }

    @Override
    protected Policy policy(PolicyInForce policies) {
        return terms().policy();
    }

    @Override
    protected Lifecycle<ProgrammeStatus, ProgrammeCommand> lifecycle() {
        return ProgrammeCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable ProgrammeStatus status() {
        return terms == null ? null : terms.status();
    }

    private ProgrammeTerms terms() {
        return Objects.requireNonNull(terms);
    }

    private ProgrammeId id() {
        return terms().id();
    }

    private Money zero() {
        return Money.zero(terms().currency());
    }
}
