package org.litopys.command.contract;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.INITIATOR;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.contract.SampleContract.ID;
import static org.litopys.command.contract.SampleContract.PAYMENT;
import static org.litopys.command.contract.SampleContract.authorised;
import static org.litopys.command.contract.SampleContract.defined;
import static org.litopys.command.contract.SampleContract.drafted;
import static org.litopys.command.contract.SampleContract.executed;
import static org.litopys.command.contract.SampleContract.requested;
import static org.litopys.command.contract.SampleContract.signedFixture;
import static org.litopys.command.contract.SampleContract.verified;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.RecordFailedPayment;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.ResubmitPayment;
import org.litopys.command.contract.ContractCommand.ResumeContract;
import org.litopys.command.contract.ContractCommand.ReturnPayment;
import org.litopys.command.contract.ContractCommand.SuspendContract;
import org.litopys.command.contract.ContractCommand.VerifyPayment;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.DeliverableAccepted;
import org.litopys.events.contract.ContractEvent.DeliverableSubmitted;
import org.litopys.events.contract.ContractEvent.PaymentFailed;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractEvent.PaymentResubmitted;
import org.litopys.events.contract.ContractEvent.PaymentReturned;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentDue;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.SuspensionGround;

/** A payment from its request to its end, by different people, within its time. */
class ContractPaymentTest {
    private static final PaymentId OTHER_PAYMENT = new PaymentId(UUID.randomUUID());

    @Test
    void nobody_authorises_a_payment_to_a_contractor_who_may_not_take_part() {
        signedFixture(
                        "100",
                        new OrganisationSuspended(LEAD, SuspensionGround.SANCTIONS_MATCH, null))
                .given(INITIATOR, requested(PAYMENT, "60"))
                .given(VERIFIER, verified(PAYMENT))
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenRefused(Rule.ORGANISATION_BARRED, "", LEAD, "SUSPENDED");
    }

    // Request

    @ParameterizedTest
    @CsvSource({
        "PREFINANCING, 2026-04-02T15:00:00Z",
        "LUMP_SUM, 2026-04-02T15:00:00Z",
        "INTERIM, 2026-05-04T15:00:00Z",
        "FINAL, 2026-06-01T15:00:00Z"
    })
    void a_payment_is_due_by_what_it_is_for(PaymentKind kind, Instant dueAt) {
        withFinalReport()
                .when(new RequestPayment(ID, kind, eur("40"), PAYMENT), by(INITIATOR))
                .thenEvents(new PaymentRequested(ID, PAYMENT, kind, eur("40"), dueAt));
    }

    @Test
    void all_payments_together_stay_within_the_value() {
        signedFixture("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(request(OTHER_PAYMENT, "40"), by(INITIATOR))
                .thenEvents(requested(OTHER_PAYMENT, "40"));
        signedFixture("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(request(OTHER_PAYMENT, "40.01"), by(INITIATOR))
                .thenRefused(
                        Rule.PAYMENTS_EXCEED_VALUE,
                        "/data/amount",
                        eur("40.01"),
                        eur("40"),
                        eur("100"));
    }

    @Test
    void a_payment_is_in_the_currency_of_the_contract() {
        signedFixture("100")
                .when(
                        new RequestPayment(ID, PaymentKind.FINAL, Money.of("1", "UAH"), PAYMENT),
                        by(INITIATOR))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/amount", Money.of("1", "UAH"), "EUR");
    }

    @Test
    void a_payment_is_requested_once() {
        signedFixture("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(request(PAYMENT, "1"), by(INITIATOR))
                .thenRefused(Rule.PAYMENT_ALREADY_REQUESTED, "/data/paymentId", PAYMENT);
    }

    @Test
    void a_contract_that_is_not_signed_pays_nothing() {
        RecordFixture.of(Contract.class)
                .given(LEGAL, drafted("100"))
                .when(request(PAYMENT, "1"), by(INITIATOR))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "request-payment",
                        "DRAFT",
                        "revise-contract, complete-legal-review, reject-contract, cancel-contract");
    }

    @Test
    void the_final_payment_waits_for_an_accepted_final_report() {
        signedFixture("100")
                .given(MANAGER, defined(DeliverableKind.FINAL_REPORT))
                .given(PORTAL, new DeliverableSubmitted(ID, "D1", HASH))
                .when(requestFinal(), by(INITIATOR))
                .thenRefused(Rule.FINAL_REPORT_NOT_ACCEPTED, "/data/kind", ID);
        signedFixture("100")
                .given(MANAGER, defined(DeliverableKind.RESULT))
                .given(PORTAL, new DeliverableSubmitted(ID, "D1", HASH))
                .given(MANAGER, new DeliverableAccepted(ID, "D1"))
                .when(requestFinal(), by(INITIATOR))
                .thenRefused(Rule.FINAL_REPORT_NOT_ACCEPTED, "/data/kind", ID);
    }

    // Verification and authorisation

    @Test
    void a_payment_is_verified_as_a_whole_and_once() {
        requestedFixture()
                .when(Samples.verify(ID, PAYMENT), by(VERIFIER))
                .thenEvents(verified(PAYMENT));
        requestedFixture()
                .when(
                        new VerifyPayment(
                                ID, PAYMENT, Set.of(PaymentCheck.AMOUNT, PaymentCheck.DELIVERY)),
                        by(VERIFIER))
                .thenRefused(
                        Rule.PAYMENT_CHECKS_MISSING,
                        "/data/checks",
                        EnumSet.of(PaymentCheck.LEGAL_COMMITMENT, PaymentCheck.BENEFICIARY));
        verifiedFixture()
                .when(Samples.verify(ID, PAYMENT), by(VERIFIER))
                .thenRefused(Rule.PAYMENT_NOT_REQUESTED, "/data/paymentId", PAYMENT, "VERIFIED");
    }

    @Test
    void a_verified_payment_is_authorised_once() {
        verifiedFixture()
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenEvents(authorised(PAYMENT));
        requestedFixture()
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenRefused(Rule.PAYMENT_NOT_VERIFIED, "/data/paymentId", PAYMENT, "REQUESTED");
        verifiedFixture()
                .given(AUTHORISING, authorised(PAYMENT))
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenRefused(Rule.PAYMENT_NOT_VERIFIED, "/data/paymentId", PAYMENT, "AUTHORISED");
    }

    @Test
    void a_payment_that_nobody_requested_is_unknown() {
        signedFixture("100")
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenRefused(Rule.UNKNOWN_PAYMENT, "/data/paymentId", PAYMENT);
    }

    // Return

    @Test
    void a_returned_payment_stands_still_and_goes_on_with_the_days_that_were_left() {
        Instant stopped = Instant.parse("2026-02-23T10:00:00Z"); // 38 days before it is due

        verifiedFixture()
                .when(new ReturnPayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenEvents(new PaymentReturned(ID, PAYMENT, NOW));
        requestedFixture()
                .given(VERIFIER, new PaymentReturned(ID, PAYMENT, stopped))
                .when(new ResubmitPayment(ID, PAYMENT, eur("55")), by(INITIATOR))
                .thenEvents(
                        new PaymentResubmitted(
                                ID, PAYMENT, eur("55"), Instant.parse("2026-04-10T15:00:00Z")));
    }

    @Test
    void only_a_returned_payment_is_resubmitted_and_within_the_value() {
        requestedFixture()
                .when(new ResubmitPayment(ID, PAYMENT, eur("55")), by(INITIATOR))
                .thenRefused(Rule.PAYMENT_NOT_RETURNED, "/data/paymentId", PAYMENT, "REQUESTED");
        requestedFixture()
                .given(VERIFIER, new PaymentReturned(ID, PAYMENT, NOW))
                .given(INITIATOR, requested(OTHER_PAYMENT, "70"))
                .when(new ResubmitPayment(ID, PAYMENT, eur("60")), by(INITIATOR))
                .thenRefused(
                        Rule.PAYMENTS_EXCEED_VALUE,
                        "/data/amount",
                        eur("60"),
                        eur("30"),
                        eur("100"));
    }

    @Test
    void a_resubmitted_payment_is_verified_anew() {
        verifiedFixture()
                .given(AUTHORISING, new PaymentReturned(ID, PAYMENT, NOW))
                .given(INITIATOR, new PaymentResubmitted(ID, PAYMENT, eur("60"), NOW))
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenRefused(Rule.PAYMENT_NOT_VERIFIED, "/data/paymentId", PAYMENT, "REQUESTED");
    }

    @Test
    void what_has_left_is_not_returned() {
        verifiedFixture()
                .given(AUTHORISING, authorised(PAYMENT))
                .given(ACCOUNTING, executed(PAYMENT, "60"))
                .when(new ReturnPayment(ID, PAYMENT), decidedBy(VERIFIER))
                .thenRefused(Rule.PAYMENT_NOT_UNDER_WAY, "/data/paymentId", PAYMENT, "EXECUTED");
    }

    // Failure

    @Test
    void what_the_bank_did_not_carry_out_may_be_requested_anew() {
        RecordFixture<Contract> authorised =
                verifiedFixture().given(AUTHORISING, authorised(PAYMENT));

        authorised
                .when(new RecordFailedPayment(ID, PAYMENT), decidedBy(ACCOUNTING))
                .thenEvents(new PaymentFailed(ID, PAYMENT));
        authorised
                .given(ACCOUNTING, new PaymentFailed(ID, PAYMENT))
                .when(request(OTHER_PAYMENT, "100"), by(INITIATOR))
                .thenEvents(requested(OTHER_PAYMENT, "100"));
    }

    @Test
    void only_what_is_authorised_fails() {
        verifiedFixture()
                .when(new RecordFailedPayment(ID, PAYMENT), decidedBy(ACCOUNTING))
                .thenRefused(Rule.PAYMENT_NOT_AUTHORISED, "/data/paymentId", PAYMENT, "VERIFIED");
    }

    // Suspension

    @Test
    void nothing_is_requested_or_authorised_while_the_contract_is_suspended() {
        verifiedFixture()
                .given(MANAGER, new ContractSuspended(ID, null, NOW))
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenRefusedBy("wrong-state");
        verifiedFixture()
                .given(MANAGER, new ContractSuspended(ID, null, NOW))
                .when(request(OTHER_PAYMENT, "1"), by(INITIATOR))
                .thenRefusedBy("wrong-state");
        verifiedFixture()
                .given(MANAGER, new ContractSuspended(ID, null, NOW))
                .given(AUTHORISING, new ContractResumed(ID, List.of()))
                .when(new AuthorisePayment(ID, PAYMENT), decidedBy(AUTHORISING))
                .thenEvents(authorised(PAYMENT));
    }

    private static ContractResumed resumed(String paymentDueAt) {
        return new ContractResumed(
                ID, List.of(new PaymentDue(PAYMENT, Instant.parse(paymentDueAt))));
    }

    @Test
    void the_clocks_of_payments_stand_still_as_long_as_the_contract_is_suspended() {
        requestedFixture()
                .when(new SuspendContract(ID), decidedBy(MANAGER))
                .thenEvents(new ContractSuspended(ID, null, NOW));
        requestedFixture()
                .given(MANAGER, new ContractSuspended(ID, null, NOW.minus(Duration.ofDays(7))))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenEvents(resumed("2026-04-09T15:00:00Z"));
    }

    @Test
    void a_second_suspension_stops_them_anew_before_the_date_that_the_first_one_led_to() {
        requestedFixture()
                .given(
                        MANAGER,
                        new ContractSuspended(ID, null, NOW.minus(Duration.ofDays(21))),
                        resumed("2026-04-09T15:00:00Z"),
                        new ContractSuspended(ID, null, NOW.minus(Duration.ofDays(7))))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenEvents(resumed("2026-04-16T15:00:00Z"));
    }

    @Test
    void what_is_returned_during_a_suspension_was_stopped_by_it() {
        requestedFixture()
                .given(MANAGER, new ContractSuspended(ID, null, NOW.minus(Duration.ofDays(7))))
                .given(
                        VERIFIER,
                        new PaymentReturned(ID, PAYMENT, NOW.minus(Duration.ofDays(3))),
                        new ContractResumed(ID, List.of()))
                .when(new ResubmitPayment(ID, PAYMENT, eur("60")), by(INITIATOR))
                .thenEvents(
                        new PaymentResubmitted(
                                ID, PAYMENT, eur("60"), Instant.parse("2026-04-09T15:00:00Z")));
    }

    @Test
    void what_was_late_when_the_contract_was_suspended_stays_late() {
        requestedFixture()
                .given(
                        MANAGER,
                        new ContractSuspended(ID, null, Instant.parse("2026-04-02T15:00:00Z")))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenEvents(new ContractResumed(ID, List.of()));
    }

    @Test
    void what_was_suspended_before_clocks_were_stopped_goes_on_as_it_was() {
        requestedFixture()
                .given(MANAGER, new ContractSuspended(ID, null, null))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenEvents(new ContractResumed(ID, List.of()));
    }

    private static RecordFixture<Contract> requestedFixture() {
        return signedFixture("100").given(INITIATOR, requested(PAYMENT, "60"));
    }

    private static RecordFixture<Contract> verifiedFixture() {
        return requestedFixture().given(VERIFIER, verified(PAYMENT));
    }

    private static RecordFixture<Contract> withFinalReport() {
        return signedFixture("100")
                .given(MANAGER, defined(DeliverableKind.FINAL_REPORT))
                .given(PORTAL, new DeliverableSubmitted(ID, "D1", HASH))
                .given(MANAGER, new DeliverableAccepted(ID, "D1"));
    }

    private static RequestPayment request(PaymentId payment, String amount) {
        return new RequestPayment(ID, PaymentKind.PREFINANCING, eur(amount), payment);
    }

    private static RequestPayment requestFinal() {
        return new RequestPayment(ID, PaymentKind.FINAL, eur("1"), PAYMENT);
    }
}
