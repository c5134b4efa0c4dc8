package org.litopys.command.programme;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.Staff.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandSide;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.contract.ContractCommand.AmendContract;
import org.litopys.command.contract.ContractCommand.CloseContractFinancially;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.OrderRecovery;
import org.litopys.command.contract.ContractCommand.RecordFailedPayment;
import org.litopys.command.contract.ContractCommand.RecordRecovery;
import org.litopys.command.contract.ContractCommand.TerminateContract;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.command.programme.ProgrammeCommand.ReallocateBudget;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.DecommitmentCause;

/**
 * Random acts that move money, on cases that all threads share: what one has begun another may
 * undo. Whatever the ledger refuses is refused; what it must never take, the test looks for.
 * Thread-safe.
 */
final class BudgetActs {
    static final String OTHER_LINE = "OTHER";

    enum Act {
        AWARD,
        WITHDRAWAL,
        SIGNATURE,
        PAYMENT,
        REALLOCATION,
        DECOMMITMENT,
        AMENDMENT,
        FAILED_PAYMENT,
        RECOVERY,
        TERMINATION,
        FINANCIAL_CLOSING
    }

    /** An application and what came of it; raced for on purpose. */
    private static final class Case {
        private volatile @Nullable ApplicationId application;
        private volatile @Nullable ContractId contract;
    }

    private final List<Case> cases = new ArrayList<>();
    private final Map<Act, Integer> done = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    BudgetActs(int cases) {
        for (int i = 0; i < cases; i++) {
            this.cases.add(new Case());
        }
    }

    Map<Act, Integer> done() {
        return done;
    }

    Map<String, Integer> refused() {
        return refused;
    }

    /** So many random acts, one after the other. */
    void play(CommandSide side, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            Case some = cases.get(random.nextInt(cases.size()));
            Act act = Act.values()[random.nextInt(Act.values().length)];
            try {
                if (play(side, act, some, random)) {
                    done.merge(act, 1, Integer::sum);
                }
            } catch (Refused refusal) {
                refused.merge(refusal.refusal().rule(), 1, Integer::sum);
            }
        }
    }

    /** False where the case has not come so far. */
    private boolean play(CommandSide side, Act act, Case some, SplittableRandom random) {
        ApplicationId application = some.application;
        ContractId contract = some.contract;
        String amount = random.nextInt(1, 400) + "." + random.nextInt(10, 100);
        switch (act) {
            case AWARD -> {
                if (contract != null && random.nextInt(3) > 0) {
                    return false; // or no contract would come to its end
                }
                ApplicationId next = Samples.eligible(side, "500");
                Actor evaluator = person("EV-" + random.nextInt(20, 40), Role.EVALUATOR);
                Samples.evaluatedAndRecommended(side, next, "500", evaluator);
                String line = random.nextBoolean() ? LINE : OTHER_LINE;
                side.send(
                        new AcceptApplication(next, eur(amount), line, List.of(), "DEC"),
                        decidedBy(AUTHORISING));
                some.application = next;
                some.contract = null;
            }
            case WITHDRAWAL -> {
                if (application == null || random.nextInt(3) > 0) {
                    return false; // or nothing would come to a contract
                }
                side.send(new WithdrawApplication(application), decidedBy(PORTAL));
            }
            case SIGNATURE -> {
                if (application == null || contract != null) {
                    return false;
                }
                some.contract = signed(side, application, random.nextInt(1, 120) + ".01");
            }
            case PAYMENT -> {
                if (contract == null) {
                    return false;
                }
                String part = random.nextInt(1, 40) + ".03";
                PaymentId payment = Samples.authorised(side, contract, part);
                side.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
            }
            case REALLOCATION -> {
                boolean there = random.nextBoolean();
                side.send(
                        new ReallocateBudget(
                                PROGRAMME,
                                there ? LINE : OTHER_LINE,
                                there ? OTHER_LINE : LINE,
                                eur(amount),
                                "DEC"),
                        decidedBy(AUTHORISING));
            }
            case DECOMMITMENT -> {
                if (contract == null) {
                    return false;
                }
                String part = random.nextInt(1, 60) + ".02";
                side.send(
                        new DecommitBudget(
                                PROGRAMME, contract, eur(part), DecommitmentCause.CONTRACT_REDUCED),
                        decidedBy(AUTHORISING));
            }
            case AMENDMENT -> {
                if (contract == null) {
                    return false;
                }
                String value = random.nextInt(1, 240) + ".04";
                side.send(
                        new AmendContract(contract, eur(value), TODAY.plusYears(1), "A"),
                        decidedBy(AUTHORISING));
            }
            case FAILED_PAYMENT -> {
                if (contract == null) {
                    return false;
                }
                PaymentId payment = Samples.authorised(side, contract, "7.05");
                side.send(new RecordFailedPayment(contract, payment), decidedBy(ACCOUNTING));
            }
            case RECOVERY -> {
                if (contract == null) {
                    return false;
                }
                if (random.nextInt(4) > 0) { // or there is seldom anything to recover
                    PaymentId payment = Samples.authorised(side, contract, "4.07");
                    side.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
                }
                RecoveryId recovery = new RecoveryId(UUID.randomUUID());
                String part = random.nextInt(1, 8) + ".06";
                side.send(
                        new OrderRecovery(
                                contract, eur(part), RecoveryGround.OVERPAYMENT, recovery),
                        decidedBy(AUTHORISING));
                if (random.nextBoolean()) {
                    side.send(
                            new RecordRecovery(contract, recovery, eur("1.03"), TODAY, "TRF"),
                            by(ACCOUNTING));
                }
                side.send(
                        new RecordRecovery(contract, recovery, null, TODAY, "TRF"), by(ACCOUNTING));
            }
            case TERMINATION -> {
                if (contract == null || random.nextInt(4) > 0) {
                    return false; // or nothing would be paid
                }
                side.send(
                        new TerminateContract(contract, TerminationGround.BY_AGREEMENT, TODAY),
                        decidedBy(AUTHORISING));
            }
            case FINANCIAL_CLOSING -> {
                if (contract == null) {
                    return false;
                }
                if (random.nextBoolean()) {
                    side.send(new CompleteContract(contract, HASH), by(MANAGER));
                }
                side.send(new CloseContractFinancially(contract), decidedBy(AUTHORISING));
            }
        }
        return true;
    }

    private static ContractId signed(CommandSide side, ApplicationId application, String value) {
        PilotId pilot = Samples.evaluated(side, Samples.held(side, application));
        return Samples.signed(side, pilot, value);
    }
}
