package org.litopys.command.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.draftContract;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.INITIATOR;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.contract.SampleContract.ID;
import static org.litopys.command.contract.SampleContract.PAYMENT;
import static org.litopys.command.contract.SampleContract.authorised;
import static org.litopys.command.contract.SampleContract.drafted;
import static org.litopys.command.contract.SampleContract.executed;
import static org.litopys.command.contract.SampleContract.requested;
import static org.litopys.command.contract.SampleContract.verified;
import static org.litopys.command.organisation.SampleOrganisation.SUCCESSOR;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.Awards;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.contract.ContractCommand.CancelContractWithoutAward;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.DraftContractByException;
import org.litopys.command.contract.ContractCommand.RecordEndedPeriod;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.pilot.Pilots;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.command.programme.Programmes;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.DeliverableAccepted;
import org.litopys.events.contract.ContractEvent.PilotConditionWaived;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;

class ContractTest {
    private final RecordFixture<Contract> contract =
            afterPilot(SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH));

    private static RecordFixture<Contract> afterPilot(
            PilotEvaluated evaluation, LedgerEvent... more) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        SampleCall.published(),
                        SampleApplication.drafted(),
                        SampleApplication.submitted("250000"),
                        SampleApplication.accepted("250000"),
                        SamplePilot.proposed(TODAY, TODAY),
                        evaluation);
        EventStore others =
                otherRecords(Stream.concat(usual, Stream.of(more)).toArray(LedgerEvent[]::new));
        return RecordFixture.of(Contract.class)
                .with(
                        new Pilots(others),
                        new Contracts(others),
                        SampleIntroduction.UNTOLD,
                        new Awards(
                                new Applications(others),
                                new Calls(others),
                                new Programmes(others)),
                        new Applications(others),
                        new Organisations(others),
                        new Calls(others),
                        SampleApplication.policies(others));
    }

    // Draft

    @Test
    void a_legal_officer_drafts_a_contract_up_to_the_award() {
        contract.when(draftContract(SamplePilot.ID, "250000"), by(LEGAL))
                .thenEvents(drafted("250000"));
    }

    @Test
    void a_contract_is_concluded_with_whoever_absorbed_the_innovator() {
        ContractDrafted drafted =
                afterPilot(
                                SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH),
                                SampleOrganisation.mergedLead().toArray(LedgerEvent[]::new))
                        .when(draftContract(SamplePilot.ID, "250000"), by(LEGAL))
                        .thenEvent(ContractDrafted.class);

        assertThat(drafted.contractor()).isEqualTo(SUCCESSOR);
    }

    @Test
    void a_contract_is_not_worth_more_than_the_award() {
        contract.when(draftContract(SamplePilot.ID, "250000.01"), by(LEGAL))
                .thenRefused(
                        Rule.VALUE_EXCEEDS_AWARD, "/data/value", eur("250000.01"), eur("250000"));
    }

    @Test
    void it_is_worth_something_in_the_currency_of_the_award() {
        DraftContract sample = draftContract(SamplePilot.ID, "0");
        Money hryvnia = Money.of("1", "UAH");

        contract.when(sample, by(LEGAL)).thenRefused(Rule.AMOUNT_ZERO, "/data/value", eur("0"));
        contract.when(with(sample, hryvnia, sample.startDate(), sample.endDate()), by(LEGAL))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/value", hryvnia, "EUR");
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

        contract.when(with(sample, sample.value(), TODAY, TODAY.minusDays(1)), by(LEGAL))
                .thenRefused(Rule.DATES_REVERSED, "/data/endDate", TODAY, TODAY.minusDays(1));
    }

    @Test
    void an_authorising_officer_makes_an_exception_with_its_reason() {
        afterPilot(SamplePilot.evaluated(PilotAdvice.ITERATE, null))
                .when(byException(), decidedBy(AUTHORISING))
                .thenEvents(
                        drafted("1"),
                        new PilotConditionWaived(ID, SamplePilot.ID, PilotAdvice.ITERATE));
        afterPilot(SamplePilot.evaluated(PilotAdvice.ITERATE, null))
                .when(byException(), by(AUTHORISING))
                .thenRefusedBy("reason-missing");
        contract.when(byException(), decidedBy(AUTHORISING))
                .thenRefused(Rule.EXCEPTION_NOT_NEEDED, "/data/pilot", SamplePilot.ID);
    }

    @Test
    void after_a_contract_that_was_rejected_the_pilot_leads_to_another_one() {
        DraftContract second = attempt(2);

        ContractDrafted drafted =
                after(new ContractRejected(ID))
                        .when(second, by(LEGAL))
                        .thenEvent(ContractDrafted.class);

        assertThat(drafted.contractId()).isEqualTo(ContractId.after(SamplePilot.ID, 2));
        assertThat(drafted.contractId()).isNotEqualTo(ID);
    }

    @Test
    void and_after_a_second_one_to_a_third() {
        ContractId second = ContractId.after(SamplePilot.ID, 2);

        ContractDrafted drafted =
                afterPilot(
                                SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH),
                                drafted("1"),
                                new ContractRejected(ID),
                                new ContractCancelled(second))
                        .when(attempt(3), by(LEGAL))
                        .thenEvent(ContractDrafted.class);

        assertThat(drafted.contractId()).isEqualTo(ContractId.after(SamplePilot.ID, 3));
    }

    @Test
    void two_contracts_of_a_pilot_do_not_stand_at_once() {
        after(SampleContract.reviewed())
                .when(attempt(2), by(LEGAL))
                .thenRefused(
                        Rule.CONTRACT_BEFORE_STANDS, "/data/pilot", SamplePilot.ID, ID, "REVIEWED");
    }

    @Test
    void contracts_of_a_pilot_are_counted() {
        after(new ContractCancelled(ID))
                .when(attempt(3), by(LEGAL))
                .thenRefused(Rule.OTHER_CONTRACT_ATTEMPT, "/data/attempt", 3, 2);
    }

    /** A pilot that is to scale and has led to a contract, to which this happened. */
    private static RecordFixture<Contract> after(LedgerEvent end) {
        return afterPilot(
                SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH), drafted("1"), end);
    }

    private static DraftContract with(
            DraftContract sample, Money value, LocalDate start, LocalDate end) {
        return new DraftContract(
                sample.pilot(), null, sample.type(), sample.title(), value, start, end);
    }

    private static DraftContract attempt(int attempt) {
        DraftContract sample = draftContract(SamplePilot.ID, "1");
        return new DraftContract(
                sample.pilot(),
                attempt,
                sample.type(),
                sample.title(),
                sample.value(),
                sample.startDate(),
                sample.endDate());
    }

    @Test
    void no_contract_is_drafted_once_the_money_of_the_award_was_released() {
        ReservationId reservation = ReservationId.behind(SampleApplication.ID);
        afterPilot(
                        SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH),
                        SampleProgramme.allocated("1"),
                        new BudgetReserved(
                                PROGRAMME, reservation, LINE, eur("1"), SampleApplication.ID, null),
                        new BudgetReservationReleased(
                                PROGRAMME, reservation, LINE, eur("1"), ReleaseCause.EXPIRED))
                .when(draftContract(SamplePilot.ID, "1"), by(LEGAL))
                .thenRefused(Rule.RESERVATION_NOT_OPEN, "/data/pilot", reservation);
    }

    @Test
    void what_the_ledger_cancels_without_an_award_stays_while_the_award_stands() {
        contract.given(LEGAL, drafted("1"))
                .when(new CancelContractWithoutAward(ID), by(PROCESS))
                .thenRefused(Rule.AWARD_STANDS, "", SampleApplication.ID);
        afterPilot(
                        SamplePilot.evaluated(PilotAdvice.SCALE, Instant.EPOCH),
                        new ApplicationWithdrawn(SampleApplication.ID))
                .given(LEGAL, drafted("1"))
                .when(new CancelContractWithoutAward(ID), by(PROCESS))
                .thenEvents(new ContractCancelled(ID));
    }

    private static DraftContractByException byException() {
        DraftContract draft = draftContract(SamplePilot.ID, "1");
        return new DraftContractByException(
                draft.pilot(),
                null,
                draft.type(),
                draft.title(),
                draft.value(),
                draft.startDate(),
                draft.endDate());
    }

    // End

    @Test
    void a_contract_ends_when_its_payments_are_done() {
        SampleContract.signedFixture("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .given(VERIFIER, verified(PAYMENT))
                .given(AUTHORISING, authorised(PAYMENT))
                .given(ACCOUNTING, executed(PAYMENT, "60"))
                .when(new CompleteContract(ID, HASH), by(MANAGER))
                .thenEvents(new ContractCompleted(ID, HASH));
        SampleContract.signedFixture("100")
                .given(INITIATOR, requested(PAYMENT, "60"))
                .when(new CompleteContract(ID, HASH), by(MANAGER))
                .thenRefused(Rule.PAYMENTS_OUTSTANDING, "", PAYMENT);
    }

    @Test
    void where_deliverables_are_defined_the_end_waits_for_the_final_report() {
        SampleContract.signedFixture("100")
                .given(MANAGER, SampleContract.defined(DeliverableKind.FINAL_REPORT))
                .when(new CompleteContract(ID, HASH), by(MANAGER))
                .thenRefused(Rule.FINAL_REPORT_NOT_ACCEPTED, "", ID);
        SampleContract.signedFixture("100")
                .given(
                        MANAGER,
                        SampleContract.defined(DeliverableKind.FINAL_REPORT),
                        new DeliverableAccepted(ID, "D1"))
                .when(new CompleteContract(ID, HASH), by(MANAGER))
                .thenEvents(new ContractCompleted(ID, HASH));
    }

    @Test
    void nothing_is_paid_after_the_end() {
        SampleContract.signedFixture("100")
                .given(MANAGER, new ContractCompleted(ID, HASH))
                .when(request(PAYMENT, "1"), by(INITIATOR))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "request-payment",
                        "COMPLETED",
                        "order-recovery, record-recovery, close-contract-financially");
    }

    @Test
    void once_its_last_day_is_over_a_contract_must_be_closed_by_a_date() {
        SampleContract.signedFixture("100")
                .given(MANAGER, until(TODAY.minusDays(1)))
                .when(new RecordEndedPeriod(ID), by(PROCESS))
                .thenEvents(
                        new ContractPeriodEnded(
                                ID, TODAY.minusDays(1), Instant.parse("2026-06-01T15:00:00Z")));
        SampleContract.signedFixture("100")
                .given(MANAGER, until(TODAY))
                .when(new RecordEndedPeriod(ID), by(PROCESS))
                .thenRefused(Rule.CONTRACT_PERIOD_RUNNING, "", TODAY, TODAY);
    }

    private static ContractAmended until(LocalDate lastDay) {
        return new ContractAmended(ID, 1, eur("100"), eur("100"), lastDay, "amendment-1", 0, null);
    }

    @Test
    void a_contract_that_is_not_signed_by_its_last_day_has_nothing_to_close_before_it_is() {
        ContractRevised tooShort =
                new ContractRevised(
                        ID,
                        2,
                        "Grant",
                        eur("100"),
                        TODAY.minusDays(9),
                        TODAY.minusDays(1),
                        Instant.EPOCH);
        contract.given(LEGAL, drafted("100"), tooShort)
                .when(new RecordEndedPeriod(ID), by(PROCESS))
                .thenEvents(new ContractPeriodEnded(ID, TODAY.minusDays(1), null));
    }

    private static RequestPayment request(PaymentId payment, String amount) {
        return new RequestPayment(ID, PaymentKind.PREFINANCING, eur(amount), payment);
    }
}
