package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.contract.SampleContract;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.DeliverableDefined;
import org.litopys.events.contract.ContractEvent.DeliverableRejected;
import org.litopys.events.contract.ContractEvent.DeliverableSubmitted;
import org.litopys.events.contract.ContractEvent.PaymentFailed;
import org.litopys.events.contract.ContractEvent.PaymentResubmitted;
import org.litopys.events.contract.ContractEvent.PaymentReturned;
import org.litopys.events.contract.ContractEvent.RecoveryOrdered;
import org.litopys.events.contract.ContractEvent.RecoveryReceived;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.PaymentDue;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.record.Subject;

/**
 * What is reminded of and recorded as missed from a pilot to the last payment (DOMAIN §3 P6, P9).
 */
class ContractDeadlinesTest {
    private static final ContractId ID = SampleContract.ID;
    private static final PaymentId PAYMENT = SampleContract.PAYMENT;
    private static final Instant DUE = NOW.plus(Duration.ofDays(30));
    private static final Instant LATER = NOW.plus(Duration.ofDays(40));
    private static final RecordMissedDeadline PAYMENT_MISSED =
            new RecordMissedDeadline(
                    Subject.of(RecordType.CONTRACT, ID),
                    Deadline.EXECUTE_PAYMENT,
                    PAYMENT.toString(),
                    LATER);

    private final Reads ledger = new Reads(new DeadlineWatch());

    @Test
    void a_pilot_that_is_to_scale_waits_for_its_contract() {
        ledger.then(SamplePilot.evaluated(PilotAdvice.SCALE, DUE), NOW);
        assertThat(ledger.planned())
                .hasSize(3)
                .extracting(Step::command)
                .contains(
                        new RecordMissedDeadline(
                                Subject.of(RecordType.PILOT, SamplePilot.ID),
                                Deadline.DRAFT_CONTRACT,
                                null,
                                DUE));

        ledger.then(SampleContract.drafted("100"), NOW);
        assertThat(ledger.planned()).allMatch(step -> step.name().startsWith("approve-contract/"));
    }

    @Test
    void an_approved_contract_waits_for_its_signatures_until_it_is_given_up() {
        ledger.then(SampleContract.approved(), NOW);
        assertThat(ledger.planned())
                .hasSize(3)
                .allMatch(step -> step.name().startsWith("sign-contract/"));

        ledger.then(new ContractCancelled(ID), NOW);
        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_contract_that_is_revised_after_its_approval_waits_for_another() {
        ledger.then(SampleContract.approved(), NOW)
                .then(new ContractRevised(ID, 2, "Title", eur("1"), TODAY, TODAY, LATER), NOW);

        assertThat(ledger.planned())
                .hasSize(3)
                .allMatch(step -> step.name().startsWith("approve-contract/"));
    }

    @Test
    void the_clock_of_a_payment_stands_still_while_it_is_returned() {
        ledger.then(SampleContract.requested(PAYMENT, "60"), NOW);
        assertThat(ledger.planned()).hasSize(3);

        ledger.then(new PaymentReturned(ID, PAYMENT, NOW), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(new PaymentResubmitted(ID, PAYMENT, eur("60"), LATER), NOW);
        assertThat(ledger.planned()).extracting(Step::command).contains(PAYMENT_MISSED);

        ledger.then(new PaymentFailed(ID, PAYMENT), NOW);
        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void the_clocks_of_payments_stand_still_while_their_contract_is_suspended() {
        ledger.then(SampleContract.requested(PAYMENT, "60"), NOW)
                .then(new ContractSuspended(ID, null, NOW), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(new ContractResumed(ID, List.of(new PaymentDue(PAYMENT, LATER))), NOW);
        assertThat(ledger.planned()).hasSize(3).extracting(Step::command).contains(PAYMENT_MISSED);
    }

    @Test
    void each_deliverable_is_waited_for_until_it_is_handed_in_and_again_once_it_is_rejected() {
        ledger.then(new DeliverableDefined(ID, "D1", DeliverableKind.RESULT, "One", DUE), NOW)
                .then(new DeliverableDefined(ID, "D10", DeliverableKind.RESULT, "Ten", DUE), NOW)
                .then(new DeliverableSubmitted(ID, "D1", HASH), NOW);
        assertThat(ledger.planned())
                .hasSize(3)
                .allMatch(step -> step.name().startsWith("submit-deliverable/D10/"));

        ledger.then(new DeliverableRejected(ID, "D1", LATER), NOW);
        assertThat(ledger.planned()).hasSize(6);
    }

    @Test
    void a_recovery_is_waited_for_until_its_money_came_back() {
        RecoveryId recovery = new RecoveryId(UUID.randomUUID());
        ledger.then(
                new RecoveryOrdered(ID, recovery, eur("1"), RecoveryGround.IRREGULARITY, DUE), NOW);
        assertThat(ledger.planned()).hasSize(3);

        ledger.then(new RecoveryReceived(ID, recovery, eur("1"), TODAY, "TRF"), NOW);
        assertThat(ledger.planned()).isEmpty();
    }
}
