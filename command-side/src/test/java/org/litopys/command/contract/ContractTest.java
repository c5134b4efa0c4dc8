package org.litopys.command.contract;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.draftContract;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.INITIATOR;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.contract.SampleContract.ID;
import static org.litopys.command.contract.SampleContract.PAYMENT;
import static org.litopys.command.contract.SampleContract.approved;
import static org.litopys.command.contract.SampleContract.authorised;
import static org.litopys.command.contract.SampleContract.drafted;
import static org.litopys.command.contract.SampleContract.executed;
import static org.litopys.command.contract.SampleContract.requested;
import static org.litopys.command.contract.SampleContract.signedBy;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.pilot.Pilots;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;

class ContractTest {
    private static final PaymentId OTHER_PAYMENT = new PaymentId(UUID.randomUUID());

    private final RecordFixture<Contract> contract =
            afterPilot(SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH));

    private static RecordFixture<Contract> afterPilot(PilotEvaluated evaluation) {
        EventStore others =
                otherRecords(
                        SampleProgramme.created(),
                        SampleCall.published(),
                        SampleApplication.drafted(),
                        SampleApplication.submitted("250000"),
                        SampleApplication.accepted("250000"),
                        SamplePilot.proposed(TODAY, TODAY),
                        evaluation);
        return RecordFixture.of(Contract.class)
                .with(
                        new Pilots(others),
                        new Applications(others),
                        new Calls(others),
                        SampleApplication.policies(others));
    }

    // Conclusion

    @Test
    void a_legal_officer_drafts_a_contract_up_to_the_award() {
        contract.when(draftContract(SamplePilot.ID, "250000"), by(LEGAL))
                .thenEvents(drafted("250000"));
    }

    @Test
    void a_contract_is_not_worth_more_than_the_award() {
        contract.when(draftContract(SamplePilot.ID, "250000.01"), by(LEGAL))
                .thenRefused(
                        Rule.VALUE_EXCEEDS_AWARD, "/data/value", eur("250000.01"), eur("250000"));
    }

    @Test
    void a_contract_follows_a_pilot_that_is_to_scale() {
        afterPilot(SamplePilot.evaluated(PilotAdvice.STOP, null))
                .when(draftContract(SamplePilot.ID, "1"), by(LEGAL))
                .thenRefused(
                        Rule.PILOT_NOT_TO_SCALE,
                        "/data/pilot",
                        SamplePilot.ID,
                        "EVALUATED",
                        "STOP");
    }

    @Test
    void a_contract_does_not_end_before_it_starts() {
        DraftContract sample = draftContract(SamplePilot.ID, "1");

        contract.when(
                        new DraftContract(
                                sample.pilot(),
                                sample.type(),
                                sample.title(),
                                sample.value(),
                                TODAY,
                                TODAY.minusDays(1)),
                        by(LEGAL))
                .thenRefused(Rule.DATES_REVERSED, "/data/endDate", TODAY, TODAY.minusDays(1));
    }

    @Test
    void an_authorising_officer_approves_the_draft() {
        contract.given(LEGAL, drafted("100"))
                .when(new ApproveContract(ID), by(AUTHORISING))
                .thenEvents(approved());
    }

    // Payments

    @ParameterizedTest
    @CsvSource({
        "PREFINANCING, 2026-04-02T15:00:00Z",
        "LUMP_SUM, 2026-04-02T15:00:00Z",
        "INTERIM, 2026-05-04T15:00:00Z",
        "FINAL, 2026-06-01T15:00:00Z"
    })
    void a_payment_is_due_by_what_it_is_for(PaymentKind kind, Instant dueAt) {
        signed("100")
                .when(new RequestPayment(ID, kind, eur("40"), PAYMENT), by(INITIATOR))
                .thenEvents(new PaymentRequested(ID, PAYMENT, kind, eur("40"), dueAt));
    }

    @Test
    void all_payments_together_stay_within_the_value() {
        signed("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(request(OTHER_PAYMENT, "40"), by(INITIATOR))
                .thenEvents(requested(OTHER_PAYMENT, "40"));
        signed("100")
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
        signed("100")
                .when(
                        new RequestPayment(ID, PaymentKind.FINAL, Money.of("1", "UAH"), PAYMENT),
                        by(INITIATOR))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/amount", Money.of("1", "UAH"), "EUR");
    }

    @Test
    void a_payment_is_requested_once() {
        signed("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(request(PAYMENT, "1"), by(INITIATOR))
                .thenRefused(Rule.PAYMENT_ALREADY_REQUESTED, "/data/paymentId", PAYMENT);
    }

    @Test
    void a_contract_that_is_not_signed_pays_nothing() {
        contract.given(LEGAL, drafted("100"))
                .when(request(PAYMENT, "1"), by(INITIATOR))
                .thenRefused(Rule.WRONG_STATE, "", "request-payment", "DRAFT", "approve-contract");
    }

    @Test
    void a_requested_payment_is_authorised_once() {
        signed("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(new AuthorisePayment(ID, PAYMENT), by(VERIFIER))
                .thenEvents(authorised(PAYMENT));
        signed("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .given(VERIFIER, authorised(PAYMENT))
                .when(new AuthorisePayment(ID, PAYMENT), by(VERIFIER))
                .thenRefused(Rule.PAYMENT_NOT_REQUESTED, "/data/paymentId", PAYMENT, "AUTHORISED");
    }

    @Test
    void a_payment_that_nobody_requested_is_unknown() {
        signed("100")
                .when(new AuthorisePayment(ID, PAYMENT), by(VERIFIER))
                .thenRefused(Rule.UNKNOWN_PAYMENT, "/data/paymentId", PAYMENT);
    }

    // End

    @Test
    void a_contract_ends_when_its_payments_are_done() {
        signed("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .given(VERIFIER, authorised(PAYMENT))
                .given(ACCOUNTING, executed(PAYMENT, "60"))
                .when(new CompleteContract(ID, HASH), by(MANAGER))
                .thenEvents(new ContractCompleted(ID, HASH));
        signed("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(new CompleteContract(ID, HASH), by(MANAGER))
                .thenRefused(Rule.PAYMENTS_OUTSTANDING, "", PAYMENT);
    }

    @Test
    void nothing_is_paid_after_the_end() {
        signed("100")
                .given(MANAGER, new ContractCompleted(ID, HASH))
                .when(request(PAYMENT, "1"), by(INITIATOR))
                .thenRefused(Rule.WRONG_STATE, "", "request-payment", "COMPLETED", "–");
    }

    private static RequestPayment request(PaymentId payment, String amount) {
        return new RequestPayment(ID, PaymentKind.PREFINANCING, eur(amount), payment);
    }

    private static RecordFixture<Contract> signed(String value) {
        return RecordFixture.of(Contract.class)
                .with(SampleApplication.policies(otherRecords(SampleProgramme.created())))
                .given(LEGAL, drafted(value))
                .given(AUTHORISING, approved(), signedBy(ContractParty.OFFICE))
                .given(PORTAL, signedBy(ContractParty.CONTRACTOR), SampleContract.signed());
    }
}
