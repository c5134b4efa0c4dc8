package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.AuditFlag;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ApprovalInvalidated;
import org.litopys.events.contract.ContractEvent.ContractActivated;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractApprovalGiven;
import org.litopys.events.contract.ContractEvent.ContractApprovalRefused;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSigned;
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
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.DeliverableStatus;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentDue;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;

/** What each event changes in the state of a contract; each happens on the next day. */
class ContractStateTest {
    private static final PilotId PILOT = new PilotId(new UUID(0, 2));
    private static final ContractId ID = ContractId.after(PILOT);
    private static final PaymentId PAYMENT = new PaymentId(new UUID(0, 3));
    private static final RecoveryId RECOVERY = new RecoveryId(new UUID(0, 4));
    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 5));
    private static final LocalDate START = LocalDate.of(2026, 10, 1);
    private static final LocalDate END = LocalDate.of(2027, 10, 1);
    private static final Instant SOON = Instant.parse("2026-11-02T16:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-01T16:00:00Z");

    private @Nullable ContractState state;
    private long version;

    private ContractState after(ContractEvent... events) {
        for (ContractEvent event : events) {
            state = ContractState.apply(state, event, ApplicationStateTest.stamp(++version));
        }
        return requireNonNull(state);
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    private static ContractDrafted drafted() {
        return new ContractDrafted(
                ID,
                PILOT,
                APPLICATION,
                ProgrammeId.ofCode("BRIDGE"),
                ReservationId.behind(APPLICATION),
                new OrganisationId(new UUID(0, 6)),
                List.of(),
                ContractType.GRANT,
                "Contract",
                euro("100"),
                START,
                END,
                SOON);
    }

    private void sign() {
        after(drafted(), new ContractApproved(ID, SOON), new ContractSigned(ID, START));
    }

    @Test
    void an_exception_stays_visible() {
        assertThat(after(drafted()).byException()).isNull();
        assertThat(after(new PilotConditionWaived(ID, PILOT, PilotAdvice.STOP)).byException())
                .isTrue();
    }

    @Test
    void review_steps_and_approvals_are_those_of_the_version() {
        List<ApprovalStep> steps = List.of(new ApprovalStep(Role.AUTHORISING_OFFICER, 2));
        ContractState inApproval =
                after(
                        drafted(),
                        new LegalReviewCompleted(ID, 1, LegalOutcome.PASSED),
                        new ContractSubmittedForApproval(ID, 1, steps, 1),
                        new ContractApprovalGiven(ID, 1, Role.AUTHORISING_OFFICER));

        assertThat(inApproval.review())
                .isEqualTo(new ContractState.Review(LegalOutcome.PASSED, "CO-01"));
        assertThat(inApproval.steps()).isEqualTo(steps);
        assertThat(inApproval.approvals())
                .extracting(ContractState.Approval::step, ContractState.Approval::by)
                .containsExactly(tuple(1, "CO-01"));

        ContractState revised =
                after(
                        new ContractRevised(ID, 2, "Other", euro("90"), START, END, LATER),
                        new ApprovalInvalidated(ID, 1));
        assertThat(revised.version()).isEqualTo(2);
        assertThat(revised.title()).isEqualTo("Other");
        assertThat(revised.value()).isEqualTo(euro("90"));
        assertThat(revised.review()).isNull();
        assertThat(revised.steps()).isEmpty();
        assertThat(revised.approvals()).isEmpty();
        assertThat(requireNonNull(revised.due()).at()).isEqualTo(LATER);
    }

    @Test
    void after_a_refused_approval_nothing_of_the_way_is_left() {
        ContractState refused =
                after(
                        drafted(),
                        new LegalReviewCompleted(ID, 1, LegalOutcome.PASSED),
                        new ContractSubmittedForApproval(
                                ID, 1, List.of(new ApprovalStep(Role.AUTHORISING_OFFICER, 2)), 1),
                        new ContractApprovalGiven(ID, 1, Role.AUTHORISING_OFFICER),
                        new ContractApprovalRefused(ID, 1, Role.AUTHORISING_OFFICER));

        assertThat(refused.status()).isEqualTo(ContractStatus.DRAFT);
        assertThat(refused.review()).isNull();
        assertThat(refused.steps()).isEmpty();
        assertThat(refused.approvals()).isEmpty();
    }

    @Test
    void a_resumption_leads_to_where_the_suspension_came_from() {
        sign();

        assertThat(after(new ContractSuspended(ID, null, null)).suspendedFrom())
                .isEqualTo(ContractStatus.SIGNED);
        assertThat(after(new ContractResumed(ID, List.of())).status())
                .isEqualTo(ContractStatus.SIGNED);
        ContractState active =
                after(
                        new ContractActivated(ID),
                        new ContractSuspended(ID, null, null),
                        new ContractResumed(ID, List.of()));
        assertThat(active.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(active.suspendedFrom()).isNull();
    }

    @Test
    void an_amendment_changes_value_and_end_and_a_flag_stays() {
        sign();
        LocalDate later = END.plusMonths(1);

        ContractState amended =
                after(
                        new ContractAmended(
                                ID,
                                3,
                                euro("100"),
                                euro("120"),
                                later,
                                "A-3",
                                1,
                                AuditFlag.MANY_AMENDMENTS));

        assertThat(amended.value()).isEqualTo(euro("120"));
        assertThat(amended.endDate()).isEqualTo(later);
        assertThat(amended.amendments())
                .containsExactly(
                        new ContractState.Amendment(
                                3, euro("100"), euro("120"), later, "A-3", "CO-01"));
        ContractState corrected =
                after(new ContractAmended(ID, 4, euro("120"), euro("120"), END, "A-4", 1, null));
        assertThat(corrected.flag()).isEqualTo(AuditFlag.MANY_AMENDMENTS);
    }

    @Test
    void a_deliverable_is_waited_for_until_it_is_handed_in() {
        sign();
        ContractState owed =
                after(
                        new DeliverableDefined(
                                ID, "D1", DeliverableKind.FINAL_REPORT, "Report", SOON));
        assertThat(requireNonNull(owed.due()).step()).isEqualTo(Due.Step.SUBMIT_DELIVERABLE);
        assertThat(requireNonNull(owed.due()).at()).isEqualTo(SOON);

        ContractState handedIn = after(new DeliverableSubmitted(ID, "D1", "aa".repeat(32)));
        assertThat(handedIn.due()).isNull();
        assertThat(handedIn.deliverables().getFirst().contentHash()).isEqualTo("aa".repeat(32));

        ContractState rejected = after(new DeliverableRejected(ID, "D1", LATER));
        assertThat(requireNonNull(rejected.due()).at()).isEqualTo(LATER);

        ContractState accepted =
                after(
                        new DeliverableSubmitted(ID, "D1", "bb".repeat(32)),
                        new DeliverableAccepted(ID, "D1"));
        assertThat(accepted.deliverables().getFirst().status())
                .isEqualTo(DeliverableStatus.ACCEPTED);
        assertThat(accepted.due()).isNull();
    }

    @Test
    void a_payment_waits_for_one_desk_after_the_other() {
        sign();
        assertThat(step(after(requested()))).isEqualTo(Due.Step.VERIFY_PAYMENT);
        assertThat(step(after(verified()))).isEqualTo(Due.Step.AUTHORISE_PAYMENT);
        assertThat(step(after(new PaymentAuthorised(ID, PAYMENT))))
                .isEqualTo(Due.Step.EXECUTE_PAYMENT);
        ContractState paid = after(new PaymentExecuted(ID, PAYMENT, euro("40"), START, "TRF-1"));

        assertThat(paid.due()).isNull();
        assertThat(paid.paid()).isEqualTo(euro("40"));
        ContractState.Payment payment = paid.payments().getFirst();
        assertThat(payment.status()).isEqualTo(PaymentStatus.EXECUTED);
        assertThat(payment.verifiedBy()).isEqualTo("CO-01");
        assertThat(payment.authorisedBy()).isEqualTo("CO-01");
        assertThat(payment.bankReference()).isEqualTo("TRF-1");
    }

    @Test
    void a_returned_payment_is_waited_for_again_once_it_is_resubmitted() {
        sign();
        ContractState returned =
                after(requested(), verified(), new PaymentReturned(ID, PAYMENT, SOON));
        assertThat(returned.due()).isNull();
        assertThat(returned.payments().getFirst().stoppedAt()).isEqualTo(SOON);
        assertThat(returned.payments().getFirst().verifiedBy()).isNull();

        ContractState again = after(new PaymentResubmitted(ID, PAYMENT, euro("35"), LATER));
        assertThat(again.payments().getFirst().amount()).isEqualTo(euro("35"));
        assertThat(again.payments().getFirst().stoppedAt()).isNull();
        assertThat(requireNonNull(again.due()).at()).isEqualTo(LATER);
        assertThat(step(again)).isEqualTo(Due.Step.VERIFY_PAYMENT);
    }

    @Test
    void no_payment_is_waited_for_while_the_contract_is_suspended() {
        sign();
        Instant before = SOON.minusSeconds(1);
        ContractState suspended =
                after(requested(), verified(), new ContractSuspended(ID, null, before));
        assertThat(suspended.due()).isNull();
        assertThat(suspended.payments().getFirst().stoppedAt()).isEqualTo(before);

        ContractState again =
                after(new ContractResumed(ID, List.of(new PaymentDue(PAYMENT, LATER))));
        assertThat(again.payments().getFirst().stoppedAt()).isNull();
        assertThat(requireNonNull(again.due()).at()).isEqualTo(LATER);
        assertThat(step(again)).isEqualTo(Due.Step.AUTHORISE_PAYMENT);
    }

    @Test
    void a_payment_that_was_late_before_the_suspension_stays_late() {
        sign();
        ContractState suspended =
                after(requested(), verified(), new ContractSuspended(ID, null, SOON));
        assertThat(requireNonNull(suspended.due()).at()).isEqualTo(SOON);
    }

    @Test
    void a_failed_payment_is_not_paid() {
        sign();
        ContractState failed =
                after(
                        requested(),
                        verified(),
                        new PaymentAuthorised(ID, PAYMENT),
                        new PaymentFailed(ID, PAYMENT));

        assertThat(failed.paid()).isEqualTo(euro("0"));
        assertThat(failed.payments().getFirst().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(failed.due()).isNull();
    }

    @Test
    void what_came_back_is_not_paid_any_more_and_a_recovery_is_waited_for_after_the_end() {
        sign();
        ContractState terminated =
                after(
                        requested(),
                        verified(),
                        new PaymentAuthorised(ID, PAYMENT),
                        new PaymentExecuted(ID, PAYMENT, euro("40"), START, "TRF-1"),
                        new RecoveryOrdered(
                                ID, RECOVERY, euro("15"), RecoveryGround.OVERPAYMENT, SOON),
                        new ContractTerminated(ID, TerminationGround.BY_AGREEMENT, END));
        assertThat(requireNonNull(terminated.termination()).effectiveOn()).isEqualTo(END);
        assertThat(step(terminated)).isEqualTo(Due.Step.RECEIVE_RECOVERY);

        ContractState received =
                after(new RecoveryReceived(ID, RECOVERY, euro("15"), START, "TRF-R"));
        assertThat(received.paid()).isEqualTo(euro("25"));
        assertThat(received.due()).isNull();
        assertThat(received.recoveries().getFirst().bankReference()).isEqualTo("TRF-R");

        assertThat(after(new ContractFinanciallyClosed(ID, euro("25"), euro("60"))).decommitted())
                .isEqualTo(euro("60"));
    }

    @Test
    void what_comes_back_in_parts_is_waited_for_until_all_of_it_is_there() {
        sign();
        ContractState part =
                after(
                        requested(),
                        verified(),
                        new PaymentAuthorised(ID, PAYMENT),
                        new PaymentExecuted(ID, PAYMENT, euro("40"), START, "TRF-1"),
                        new RecoveryOrdered(
                                ID, RECOVERY, euro("15"), RecoveryGround.OVERPAYMENT, SOON),
                        new RecoveryPartReceived(ID, RECOVERY, euro("5"), START, "TRF-2"));

        assertThat(part.paid()).isEqualTo(euro("35"));
        assertThat(part.recoveries().getFirst().received()).isEqualTo(euro("5"));
        assertThat(step(part)).isEqualTo(Due.Step.RECEIVE_RECOVERY);

        ContractState all = after(new RecoveryReceived(ID, RECOVERY, euro("10"), END, "TRF-3"));
        assertThat(all.paid()).isEqualTo(euro("25"));
        assertThat(all.recoveries().getFirst().received()).isEqualTo(euro("15"));
        assertThat(all.due()).isNull();
    }

    private static Due.Step step(ContractState of) {
        return requireNonNull(of.due()).step();
    }

    private static PaymentRequested requested() {
        return new PaymentRequested(ID, PAYMENT, PaymentKind.INTERIM, euro("40"), SOON);
    }

    private static PaymentVerified verified() {
        return new PaymentVerified(ID, PAYMENT, EnumSet.allOf(PaymentCheck.class));
    }

    @Test
    void after_its_last_day_a_contract_waits_to_be_completed_and_then_to_be_closed() {
        sign();

        assertThat(step(after(new ContractPeriodEnded(ID, END, LATER))))
                .isEqualTo(Due.Step.COMPLETE_CONTRACT);
        ContractState completed = after(new ContractCompleted(ID, "ab"));
        assertThat(step(completed)).isEqualTo(Due.Step.CLOSE_CONTRACT);
        assertThat(requireNonNull(completed.due()).at()).isEqualTo(LATER);
        assertThat(after(new ContractFinanciallyClosed(ID, euro("0"), euro("100"))).due()).isNull();
    }

    @Test
    void an_amendment_after_the_last_day_sets_another_one() {
        sign();
        after(new ContractPeriodEnded(ID, END, LATER));

        ContractState amended =
                after(
                        new ContractAmended(
                                ID,
                                1,
                                euro("100"),
                                euro("100"),
                                END.plusMonths(1),
                                "amendment-1",
                                1,
                                null));

        assertThat(amended.due()).isNull();
        assertThat(amended.endDate()).isEqualTo(END.plusMonths(1));
    }

    @Test
    void where_the_last_day_was_before_the_signature_nothing_is_to_be_closed() {
        assertThat(step(after(drafted(), new ContractPeriodEnded(ID, END, null))))
                .isEqualTo(Due.Step.APPROVE_CONTRACT);
    }
}
