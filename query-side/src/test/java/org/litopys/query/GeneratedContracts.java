package org.litopys.query;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.AuditFlag;
import org.litopys.events.contract.ContractEvent.ApprovalInvalidated;
import org.litopys.events.contract.ContractEvent.ContractActivated;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractApprovalGiven;
import org.litopys.events.contract.ContractEvent.ContractApprovalRefused;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSubmittedForApproval;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.ContractTerminated;
import org.litopys.events.contract.ContractEvent.DeliverableAccepted;
import org.litopys.events.contract.ContractEvent.DeliverableDefined;
import org.litopys.events.contract.ContractEvent.DeliverableRejected;
import org.litopys.events.contract.ContractEvent.DeliverableSubmitted;
import org.litopys.events.contract.ContractEvent.LegalReviewCompleted;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentFailed;
import org.litopys.events.contract.ContractEvent.PaymentResubmitted;
import org.litopys.events.contract.ContractEvent.PaymentReturned;
import org.litopys.events.contract.ContractEvent.PaymentVerified;
import org.litopys.events.contract.ContractEvent.PilotConditionWaived;
import org.litopys.events.contract.ContractEvent.RecoveryOrdered;
import org.litopys.events.contract.ContractEvent.RecoveryPartReceived;
import org.litopys.events.contract.ContractEvent.RecoveryReceived;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent.BudgetCommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetRecovered;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.Subject;

/**
 * What happens to contracts beside their straight way. It rolls dice of its own and adds to the
 * acts of others, so that who acts when stays the same.
 */
final class GeneratedContracts {
    private static final String HASH = "cd".repeat(32);
    private static final long RISE = 2_000;
    private static final long RECOVERED = 3_000;
    private static final long PAID = 20_000;

    private final GeneratedActs acts;
    private final Map<ContractId, Money> unpaid = new HashMap<>();
    private final Set<ContractId> settled = new HashSet<>();

    GeneratedContracts(GeneratedActs acts) {
        this.acts = acts;
    }

    LedgerEvent[] approval(ContractApproved approved) {
        ContractId id = approved.contractId();
        return new LedgerEvent[] {
            new LegalReviewCompleted(id, 1, LegalOutcome.PASSED),
            new ContractSubmittedForApproval(id, 1, Policy.DEFAULT.contractApproval(), 1),
            new ContractApprovalGiven(id, 1, Role.AUTHORISING_OFFICER),
            approved
        };
    }

    /** Some begin work and owe a report. */
    GeneratedOffice.Act begun(GeneratedOffice.Act signature, ContractId id) {
        return acts.chance(70)
                ? and(
                        signature,
                        new ContractActivated(id),
                        new DeliverableDefined(
                                id, "R1", DeliverableKind.FINAL_REPORT, "Report", acts.in(400)))
                : signature;
    }

    static PaymentVerified verified(ContractId id, PaymentId payment) {
        return new PaymentVerified(id, payment, EnumSet.allOf(PaymentCheck.class));
    }

    /** What some do after the first payment. */
    GeneratedOffice.Act performed(
            GeneratedOffice.Act payment,
            ApplicationId application,
            ContractId id,
            Money value,
            PaymentId second) {
        List<LedgerEvent> more = new ArrayList<>();
        Money worth = value;
        if (acts.chance(60)) {
            second(more, id, second);
            settled.add(id);
        }
        for (int number = 1; number <= 3 && acts.chance(50); number++) {
            Money rise = GeneratedActs.euro(RISE);
            ReservationId reservation = ReservationId.behind(id, number);
            more.add(
                    new ContractAmended(
                            id,
                            number,
                            worth,
                            worth.plus(rise),
                            LocalDate.of(2027, 10, 1).plusMonths(number),
                            "amendment/" + number,
                            1,
                            number < AuditFlag.MANY ? null : AuditFlag.MANY_AMENDMENTS));
            more.add(
                    new BudgetReserved(
                            GeneratedOffice.PROGRAMME,
                            reservation,
                            "CHALLENGES",
                            rise,
                            application,
                            null));
            more.add(
                    new BudgetCommitted(
                            GeneratedOffice.PROGRAMME, reservation, "CHALLENGES", rise, id));
            worth = worth.plus(rise);
        }
        if (acts.chance(20)) {
            more.add(new ContractSuspended(id, null, Instant.parse("2026-03-02T09:00:00Z")));
            more.add(new ContractResumed(id, List.of()));
        }
        if (acts.chance(25)) {
            recovery(more, id);
        }
        unpaid.put(id, worth.minus(GeneratedActs.euro(PAID)));
        return and(payment, more.toArray(LedgerEvent[]::new));
    }

    /** The second payment comes back, and may be asked for again and fail. */
    private void second(List<LedgerEvent> more, ContractId id, PaymentId second) {
        more.add(new PaymentReturned(id, second, acts.in(300)));
        if (acts.chance(50)) {
            more.add(new PaymentResubmitted(id, second, GeneratedActs.euro(25_000), acts.in(345)));
            more.add(verified(id, second));
            more.add(new PaymentAuthorised(id, second));
            more.add(new PaymentFailed(id, second));
        }
    }

    private void recovery(List<LedgerEvent> more, ContractId id) {
        RecoveryId recovery = new RecoveryId(acts.uuid());
        Money amount = GeneratedActs.euro(RECOVERED);
        more.add(
                new RecoveryOrdered(
                        id, recovery, amount, RecoveryGround.INELIGIBLE_COSTS, acts.in(410)));
        Money part = GeneratedActs.euro(RECOVERED / 3);
        Money rest = amount.minus(part);
        LocalDate day = LocalDate.of(2026, 12, 1);
        more.add(new RecoveryPartReceived(id, recovery, part, day, "bank-back-1"));
        more.add(recovered(id, recovery, part));
        more.add(new RecoveryReceived(id, recovery, rest, day, "bank-back-2"));
        more.add(recovered(id, recovery, rest));
    }

    private static BudgetRecovered recovered(ContractId id, RecoveryId recovery, Money amount) {
        return new BudgetRecovered(GeneratedOffice.PROGRAMME, "CHALLENGES", amount, id, recovery);
    }

    /** Some books are closed. */
    GeneratedOffice.Act closed(GeneratedOffice.Act decommitment, ContractId id) {
        if (acts.chance(50)) {
            return decommitment;
        }
        Money rest =
                requireNonNull(unpaid.get(id))
                        .minus(GeneratedActs.euro(GeneratedFollowUp.DECOMMITTED));
        return and(
                decommitment,
                new ContractFinanciallyClosed(id, GeneratedActs.euro(PAID), rest),
                decommitted(id, rest, DecommitmentCause.CONTRACT_COMPLETED));
    }

    /** A few that owe no payment hand in their report and are ended before their time. */
    GeneratedOffice.Act terminated(GeneratedOffice.Act last, ContractId id) {
        if (!settled.contains(id) || acts.chance(50)) {
            return last;
        }
        return and(
                last,
                new DeliverableDefined(id, "R2", DeliverableKind.RESULT, "Manual", acts.in(405)),
                new DeliverableSubmitted(id, "R2", HASH),
                new DeliverableRejected(id, "R2", acts.in(420)),
                new DeliverableSubmitted(id, "R2", HASH),
                new DeliverableAccepted(id, "R2"),
                new ContractTerminated(
                        id, TerminationGround.BY_AGREEMENT, LocalDate.of(2027, 1, 31)),
                decommitted(
                        id, requireNonNull(unpaid.get(id)), DecommitmentCause.CONTRACT_TERMINATED));
    }

    private static BudgetDecommitted decommitted(
            ContractId id, Money amount, DecommitmentCause cause) {
        return new BudgetDecommitted(GeneratedOffice.PROGRAMME, "CHALLENGES", amount, id, cause);
    }

    private static GeneratedOffice.Act and(GeneratedOffice.Act act, LedgerEvent... more) {
        return new GeneratedOffice.Act(
                act.metadata(), Stream.concat(act.events().stream(), Arrays.stream(more)).toList());
    }

    /** Contracts after pilots that were not to scale, which came to nothing. */
    void addExceptions(List<GeneratedOffice.Act> all) {
        Map<PilotId, PilotProposed> proposed = new HashMap<>();
        int found = 0;
        for (int i = 0; i < all.size() && found < 2; i++) {
            for (LedgerEvent event : all.get(i).events()) {
                if (event instanceof PilotProposed pilot) {
                    proposed.put(pilot.pilotId(), pilot);
                }
                if (event instanceof PilotEvaluated evaluated
                        && evaluated.advice() == PilotAdvice.STOP) {
                    PilotProposed pilot = requireNonNull(proposed.get(evaluated.pilotId()));
                    all.addAll(i + 1, found == 0 ? rejected(pilot) : cancelled(pilot));
                    found++;
                }
            }
        }
    }

    private List<GeneratedOffice.Act> rejected(PilotProposed pilot) {
        ContractId id = ContractId.after(pilot.pilotId());
        List<ApprovalStep> two =
                List.of(
                        new ApprovalStep(Role.FINANCIAL_VERIFIER, 1),
                        new ApprovalStep(Role.AUTHORISING_OFFICER, 1));
        return List.of(
                byException(pilot),
                legal("unclear", new LegalReviewCompleted(id, 1, LegalOutcome.CHANGES_NEEDED)),
                legal("clearer", revised(id, 2)),
                legal(
                        "clear",
                        new LegalReviewCompleted(id, 2, LegalOutcome.PASSED),
                        new ContractSubmittedForApproval(id, 2, two, 1),
                        new ContractApprovalGiven(id, 1, Role.FINANCIAL_VERIFIER),
                        new ContractApprovalRefused(id, 2, Role.AUTHORISING_OFFICER)),
                legal(
                        "once more",
                        new LegalReviewCompleted(id, 2, LegalOutcome.PASSED),
                        new ContractSubmittedForApproval(id, 2, two, 1),
                        new ContractApprovalGiven(id, 1, Role.FINANCIAL_VERIFIER)),
                legal("last", revised(id, 3), new ApprovalInvalidated(id, 2)),
                acts.act(
                        Role.AUTHORISING_OFFICER, "AO-01", "not wanted", new ContractRejected(id)));
    }

    private List<GeneratedOffice.Act> cancelled(PilotProposed pilot) {
        return List.of(
                byException(pilot),
                acts.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-01",
                        "given up",
                        new ContractCancelled(ContractId.after(pilot.pilotId()))));
    }

    private GeneratedOffice.Act legal(String reason, LedgerEvent... events) {
        return acts.act(Role.LEGAL_OFFICER, "LE-01", reason, events);
    }

    private ContractRevised revised(ContractId id, int version) {
        return new ContractRevised(
                id,
                version,
                "Version " + version,
                GeneratedActs.euro(10_000),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2027, 10, 1),
                acts.in(310 + version));
    }

    private GeneratedOffice.Act byException(PilotProposed pilot) {
        ContractId id = ContractId.after(pilot.pilotId());
        return acts.act(
                Role.AUTHORISING_OFFICER,
                "AO-02",
                "needed all the same",
                new ContractDrafted(
                        id,
                        pilot.pilotId(),
                        pilot.applicationId(),
                        GeneratedOffice.PROGRAMME,
                        ReservationId.behind(pilot.applicationId()),
                        pilot.innovator(),
                        List.of(),
                        ContractType.GRANT,
                        "Exception",
                        GeneratedActs.euro(10_000),
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2027, 10, 1),
                        acts.in(310)),
                new PilotConditionWaived(id, pilot.pilotId(), PilotAdvice.STOP),
                new FollowOnBegan(pilot.applicationId(), Subject.of(RecordType.CONTRACT, id)));
    }
}
