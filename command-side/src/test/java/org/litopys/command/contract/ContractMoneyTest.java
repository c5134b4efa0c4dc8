package org.litopys.command.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.TODAY;
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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.contract.ContractCommand.AmendContract;
import org.litopys.command.contract.ContractCommand.CancelContract;
import org.litopys.command.contract.ContractCommand.CloseContractFinancially;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.OrderRecovery;
import org.litopys.command.contract.ContractCommand.RecordRecovery;
import org.litopys.command.contract.ContractCommand.ReleaseUnsignedContract;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.ResumeContract;
import org.litopys.command.contract.ContractCommand.ReturnPayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.contract.ContractCommand.SuspendContract;
import org.litopys.command.contract.ContractCommand.TerminateContract;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.RecordId;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.AuditFlag;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReservationId;

/** Money under a contract through the real command bus: both records move, or neither does. */
class ContractMoneyTest {
    private final CommandSide side = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(side, "1000");
    }

    // Amendment

    @Test
    void a_rise_is_reserved_and_committed_with_its_amendment() {
        ContractId contract = signed("500");

        assertThat(types(side.send(amend(contract, "560"), decidedBy(MANAGER))))
                .containsExactly("ContractAmended", "BudgetReserved", "BudgetCommitted");

        pay(contract, "560");
    }

    @Test
    void a_rise_beyond_what_the_line_has_is_refused_whole() {
        ContractId contract = signed("500"); // the rest of the award is available: 500

        assertRefused(
                amend(contract, "1000.01"),
                AUTHORISING,
                Rule.BUDGET_EXCEEDED.refusal(
                        "/data/value", eur("500.01"), Samples.LINE, eur("500")));
        side.send(amend(contract, "1000"), decidedBy(AUTHORISING));
    }

    @Test
    void a_reduction_is_decommitted_and_leaves_what_is_paid_or_about_to_be() {
        ContractId contract = signed("500");
        pay(contract, "300");
        Samples.authorised(side, contract, "100");

        assertRefused(
                amend(contract, "399.99"),
                AUTHORISING,
                Rule.VALUE_BELOW_PAYMENTS.refusal("/data/value", eur("399.99"), eur("400")));
        assertThat(types(side.send(amend(contract, "400"), decidedBy(AUTHORISING))))
                .containsExactly("ContractAmended", "BudgetDecommitted");
    }

    @Test
    void another_end_moves_no_money_and_nothing_new_is_no_amendment() {
        ContractId contract = signed("500");
        LocalDate later = TODAY.plusYears(1).plusDays(30);

        assertThat(
                        types(
                                side.send(
                                        new AmendContract(contract, eur("500"), later, "A-1"),
                                        decidedBy(MANAGER))))
                .containsExactly("ContractAmended");
        assertRefused(
                new AmendContract(contract, eur("500"), later, "A-2"),
                MANAGER,
                Rule.NOTHING_AMENDED.refusal("/data/value", eur("500"), later));
    }

    @Test
    void an_amended_contract_is_worth_something_in_its_currency_and_ends_after_its_start() {
        ContractId contract = signed("500");
        Money hryvnia = Money.of("500", "UAH");

        assertRefused(
                amend(contract, "0"),
                AUTHORISING,
                Rule.AMOUNT_ZERO.refusal("/data/value", eur("0")));
        assertRefused(
                new AmendContract(contract, hryvnia, TODAY.plusYears(1), "A"),
                AUTHORISING,
                Rule.OTHER_CURRENCY.refusal("/data/value", hryvnia, "EUR"));
        assertRefused(
                new AmendContract(contract, eur("500"), TODAY.minusDays(1), "A"),
                AUTHORISING,
                Rule.DATES_REVERSED.refusal("/data/endDate", TODAY, TODAY.minusDays(1)));
    }

    @Test
    void each_rise_is_committed_through_a_reservation_of_its_own() {
        ContractId contract = signed("500");

        side.send(amend(contract, "520"), decidedBy(MANAGER));
        side.send(amend(contract, "540"), decidedBy(MANAGER));

        assertThat(events(Samples.PROGRAMME, BudgetReserved.class))
                .extracting(BudgetReserved::reservationId)
                .endsWith(ReservationId.behind(contract, 1), ReservationId.behind(contract, 2));
    }

    @Test
    void an_amendment_down_to_what_is_still_committed_moves_no_money() {
        ContractId contract = signed("500");
        side.send(
                new DecommitBudget(
                        Samples.PROGRAMME, contract, eur("50"), DecommitmentCause.CONTRACT_REDUCED),
                decidedBy(AUTHORISING));

        assertThat(types(side.send(amend(contract, "450"), decidedBy(MANAGER))))
                .containsExactly("ContractAmended");
    }

    @Test
    void a_programme_that_is_suspended_commits_no_rise_and_takes_back_a_reduction() {
        ContractId contract = signed("500");
        side.send(new SuspendProgramme(Samples.PROGRAMME), decidedBy(AUTHORISING));

        assertRefused(
                amend(contract, "560"),
                MANAGER,
                Rule.PROGRAMME_NOT_ACTIVE.refusal("", "BRIDGE", "SUSPENDED"));
        assertThat(types(side.send(amend(contract, "450"), decidedBy(MANAGER))))
                .containsExactly("ContractAmended", "BudgetDecommitted");
    }

    @Test
    void beyond_the_share_of_the_policy_all_amendments_together_need_the_last_approver() {
        ContractId contract = signed("500");
        side.send(amend(contract, "550"), decidedBy(MANAGER));

        assertRefused(
                amend(contract, "600.01"),
                MANAGER,
                Rule.AMENDMENT_NEEDS_HIGHER_APPROVAL.refusal(
                        "/data/value", "PM-01", eur("500"), 20, Role.AUTHORISING_OFFICER));
        side.send(amend(contract, "600"), decidedBy(MANAGER));
        side.send(amend(contract, "650"), decidedBy(AUTHORISING));
    }

    @Test
    void the_third_amendment_is_flagged_for_auditors() {
        ContractId contract = signed("500");
        for (String value : List.of("510", "520", "530", "540")) {
            side.send(amend(contract, value), decidedBy(MANAGER));
        }

        assertThat(events(contract, ContractAmended.class).stream().map(ContractAmended::flag))
                .containsExactly(null, null, AuditFlag.MANY_AMENDMENTS, AuditFlag.MANY_AMENDMENTS);
    }

    // Recovery

    @Test
    void what_comes_back_is_available_again_and_is_not_paid_twice() {
        ContractId contract = signed("500");
        pay(contract, "500");
        assertRefused(
                order(contract, "500.01"),
                AUTHORISING,
                Rule.RECOVERY_EXCEEDS_PAID.refusal("/data/amount", eur("500.01"), eur("500")));
        OrderRecovery order = order(contract, "200");
        side.send(order, decidedBy(AUTHORISING));

        assertThat(types(side.send(receive(order), by(ACCOUNTING))))
                .containsExactly("RecoveryReceived", "BudgetRecovered");

        assertRefused(
                receive(order),
                ACCOUNTING,
                Rule.RECOVERY_ALREADY_RECEIVED.refusal("/data/recoveryId", idOf(order)));
        assertRefused(
                new RequestPayment(
                        contract, PaymentKind.INTERIM, eur("1"), new PaymentId(UUID.randomUUID())),
                INITIATOR,
                Rule.PAYMENTS_EXCEED_VALUE.refusal("/data/amount", eur("1"), eur("0"), eur("500")));
        Samples.accepted(side, "700"); // 500 that the contract left, and the 200
    }

    @Test
    void only_what_was_paid_is_asked_back() {
        ContractId contract = signed("500");
        pay(contract, "100");
        Samples.authorised(side, contract, "300");

        assertRefused(
                order(contract, "100.01"),
                AUTHORISING,
                Rule.RECOVERY_EXCEEDS_PAID.refusal("/data/amount", eur("100.01"), eur("100")));
    }

    @Test
    void it_may_come_back_in_parts_and_the_rest_stays_due() {
        ContractId contract = signed("500");
        pay(contract, "500");
        OrderRecovery order = order(contract, "200");
        side.send(order, decidedBy(AUTHORISING));

        assertThat(types(side.send(receive(order, "50"), by(ACCOUNTING))))
                .containsExactly("RecoveryPartReceived", "BudgetRecovered");
        side.send(receive(order, "70"), by(ACCOUNTING));
        assertRefused(
                receive(order, "80.01"),
                ACCOUNTING,
                Rule.RECEIPT_EXCEEDS_RECOVERY.refusal("/data/amount", eur("80.01"), eur("80")));
        assertRefused(
                receive(order, "0"),
                ACCOUNTING,
                Rule.AMOUNT_ZERO.refusal("/data/amount", eur("0")));
        side.send(new CompleteContract(contract, HASH), by(MANAGER));
        CloseContractFinancially close = new CloseContractFinancially(contract);
        assertRefused(close, AUTHORISING, Rule.RECOVERIES_OPEN.refusal("", idOf(order)));

        assertThat(types(side.send(receive(order, "80"), by(ACCOUNTING))))
                .as("the last part is the rest")
                .containsExactly("RecoveryReceived", "BudgetRecovered");
        assertRefused(
                receive(order, "1"),
                ACCOUNTING,
                Rule.RECOVERY_ALREADY_RECEIVED.refusal("/data/recoveryId", idOf(order)));
        side.send(close, decidedBy(AUTHORISING));
        Samples.accepted(side, "700"); // 500 that the contract left, and the 200
    }

    @Test
    void whoever_ordered_a_recovery_records_no_part_of_it() {
        ContractId contract = signed("500");
        pay(contract, "500");
        Actor both = Staff.withAllRoles("ALL-02");
        OrderRecovery order = order(contract, "200");
        side.send(order, decidedBy(both));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(receive(order, "50"), by(both)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule())
                                .isEqualTo("orderer-may-not-record-recovery"));
    }

    @Test
    void orders_together_ask_no_more_back_than_was_paid_and_each_is_known() {
        ContractId contract = signed("500");
        pay(contract, "500");
        OrderRecovery first = order(contract, "300");
        side.send(first, decidedBy(AUTHORISING));

        assertRefused(
                order(contract, "200.01"),
                AUTHORISING,
                Rule.RECOVERY_EXCEEDS_PAID.refusal("/data/amount", eur("200.01"), eur("200")));
        assertRefused(
                first,
                AUTHORISING,
                Rule.RECOVERY_ALREADY_ORDERED.refusal("/data/recoveryId", idOf(first)));
        RecoveryId unknown = new RecoveryId(UUID.randomUUID());
        assertRefused(
                new RecordRecovery(contract, unknown, null, TODAY, "TRF"),
                ACCOUNTING,
                Rule.UNKNOWN_RECOVERY.refusal("/data/recoveryId", unknown));
        assertRefused(
                new RecordRecovery(contract, idOf(first), null, TODAY.plusDays(1), "TRF"),
                ACCOUNTING,
                Rule.DATE_IN_FUTURE.refusal("/data/valueDate", TODAY.plusDays(1), TODAY));
    }

    @Test
    void an_amendment_after_a_recovery_commits_only_what_is_new() {
        ContractId contract = signed("500");
        pay(contract, "500");
        OrderRecovery order = order(contract, "200");
        side.send(order, decidedBy(AUTHORISING));
        side.send(receive(order), by(ACCOUNTING));

        side.send(amend(contract, "550"), decidedBy(MANAGER));

        pay(contract, "50");
        Samples.accepted(side, "650"); // 1,000 less 300 that stayed paid, less these 50
    }

    // Suspension

    @Test
    void nothing_is_paid_while_a_contract_is_suspended() {
        ContractId contract = signed("500");
        PaymentId payment = Samples.authorised(side, contract, "100");
        side.send(new SuspendContract(contract), decidedBy(MANAGER));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> execute(contract, payment))
                .satisfies(
                        refused -> assertThat(refused.refusal().rule()).isEqualTo("wrong-state"));
        side.send(new ResumeContract(contract), decidedBy(AUTHORISING));
        execute(contract, payment);
    }

    /** As long as no process has suspended the contract. */
    @Test
    void nothing_is_paid_to_a_contractor_who_may_not_take_part() {
        ContractId contract = signed("500");
        PaymentId payment = Samples.authorised(side, contract, "100");
        side.send(
                new SuspendOrganisation(Samples.LEAD, SuspensionGround.INVESTIGATION, null),
                decidedBy(Staff.COMPLIANCE));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> execute(contract, payment))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.ORGANISATION_BARRED.refusal(
                                                "", Samples.LEAD, "SUSPENDED")));
    }

    // End

    @Test
    void a_termination_gives_back_what_is_not_paid_once_no_payment_is_under_way() {
        ContractId contract = signed("500");
        pay(contract, "100");
        PaymentId underWay = Samples.authorised(side, contract, "50");
        TerminateContract terminate =
                new TerminateContract(contract, TerminationGround.BY_AGREEMENT, TODAY);

        assertRefused(terminate, AUTHORISING, Rule.PAYMENTS_OUTSTANDING.refusal("", underWay));
        side.send(new ReturnPayment(contract, underWay), decidedBy(VERIFIER));
        assertRefused(
                new TerminateContract(contract, TerminationGround.BY_AGREEMENT, TODAY.plusDays(1)),
                AUTHORISING,
                Rule.DATE_IN_FUTURE.refusal("/data/effectiveOn", TODAY.plusDays(1), TODAY));
        assertThat(types(side.send(terminate, decidedBy(AUTHORISING))))
                .containsExactly("ContractTerminated", "BudgetDecommitted");

        Samples.accepted(side, "900");
    }

    @Test
    void the_books_of_a_contract_are_closed_when_no_recovery_is_open_and_nothing_follows() {
        ContractId contract = signed("500");
        pay(contract, "400");
        OrderRecovery order = order(contract, "50");
        side.send(order, decidedBy(AUTHORISING));
        side.send(new CompleteContract(contract, HASH), by(MANAGER));
        CloseContractFinancially close = new CloseContractFinancially(contract);

        assertRefused(close, AUTHORISING, Rule.RECOVERIES_OPEN.refusal("", idOf(order)));
        side.send(receive(order), by(ACCOUNTING));
        assertThat(types(side.send(close, decidedBy(AUTHORISING))))
                .containsExactly("ContractFinanciallyClosed", "BudgetDecommitted");

        assertRefused(
                order(contract, "1"),
                AUTHORISING,
                Rule.RECORD_FINISHED.refusal("", "order-recovery", "FINANCIALLY_CLOSED"));
        Samples.accepted(side, "650");
    }

    @Test
    void a_terminated_contract_is_closed_too_and_gives_nothing_back_twice() {
        ContractId contract = signed("500");
        side.send(
                new TerminateContract(contract, TerminationGround.FORCE_MAJEURE, TODAY),
                decidedBy(AUTHORISING));

        assertThat(types(side.send(new CloseContractFinancially(contract), decidedBy(AUTHORISING))))
                .containsExactly("ContractFinanciallyClosed");
    }

    @Test
    void what_is_given_back_says_how_the_contract_ended() {
        ContractId completed = signed("500");
        side.send(new CompleteContract(completed, HASH), by(MANAGER));
        side.send(new CloseContractFinancially(completed), decidedBy(AUTHORISING));
        ContractId terminated = signed("500");
        side.send(
                new TerminateContract(terminated, TerminationGround.BY_AGREEMENT, TODAY),
                decidedBy(AUTHORISING));

        assertThat(events(Samples.PROGRAMME, BudgetDecommitted.class))
                .extracting(BudgetDecommitted::cause)
                .containsExactly(
                        DecommitmentCause.CONTRACT_COMPLETED,
                        DecommitmentCause.CONTRACT_TERMINATED);
    }

    // Late or no signature

    @Test
    void a_contract_that_is_signed_after_its_last_day_must_be_closed_by_a_date() {
        PilotId pilot = evaluated(Samples.accepted(side, "1000"));
        DraftContract year = Samples.draftContract(pilot, "500");
        DraftContract day =
                new DraftContract(
                        pilot, null, year.type(), year.title(), year.value(), TODAY, TODAY);
        side.send(day, by(LEGAL));
        ContractId contract = Samples.submittedAndApproved(side, day.contractId());
        side.clock.advance(Duration.ofDays(1));
        side.send(new SignContract(contract, ContractParty.CONTRACTOR, "QES-1"), by(PORTAL));

        side.send(new SignContract(contract, ContractParty.OFFICE, "QES-2"), by(AUTHORISING));

        assertThat(side.eventsOf(contract)).endsWith("ContractSigned", "ContractPeriodEnded");
        assertThat(events(contract, ContractPeriodEnded.class))
                .containsExactly(
                        new ContractPeriodEnded(
                                contract, TODAY, Instant.parse("2026-06-02T15:00:00Z")));
    }

    @Test
    void an_unsigned_contract_is_given_up_with_its_reservation_once_its_date_is_past() {
        ApplicationId application = Samples.accepted(side, "1000");
        ContractId contract = Samples.approved(side, evaluated(application), "500");
        ReleaseUnsignedContract release = new ReleaseUnsignedContract(contract);
        Instant dueAt = Instant.parse("2026-06-03T15:00:00Z");
        assertRefused(release, MANAGER, Rule.SIGNATURE_NOT_OVERDUE.refusal("", dueAt, Samples.NOW));
        side.clock.set(dueAt);

        assertThat(types(side.send(release, decidedBy(MANAGER))))
                .containsExactly("ContractCancelled", "BudgetReservationReleased");

        assertThat(types(side.send(new WithdrawApplication(application), decidedBy(PORTAL))))
                .as("nothing is left to be released")
                .containsExactly("ApplicationWithdrawn");
    }

    @Test
    void a_cancelled_contract_leaves_the_reservation_with_the_award() {
        ApplicationId application = Samples.accepted(side, "1000");
        ContractId contract = Samples.approved(side, evaluated(application), "500");

        assertThat(types(side.send(new CancelContract(contract), decidedBy(MANAGER))))
                .containsExactly("ContractCancelled");
        assertThat(types(side.send(new WithdrawApplication(application), decidedBy(PORTAL))))
                .containsExactly("ApplicationWithdrawn", "BudgetReservationReleased");
    }

    private PilotId evaluated(ApplicationId application) {
        return Samples.evaluated(side, Samples.held(side, application));
    }

    private ContractId signed(String value) {
        return Samples.signed(side, evaluated(Samples.accepted(side, "1000")), value);
    }

    private void pay(ContractId contract, String amount) {
        execute(contract, Samples.authorised(side, contract, amount));
    }

    private void execute(ContractId contract, PaymentId payment) {
        side.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
    }

    private static AmendContract amend(ContractId contract, String value) {
        return new AmendContract(contract, eur(value), TODAY.plusYears(1), "A");
    }

    private static OrderRecovery order(ContractId contract, String amount) {
        return new OrderRecovery(
                contract,
                eur(amount),
                RecoveryGround.OVERPAYMENT,
                new RecoveryId(UUID.randomUUID()));
    }

    private static RecordRecovery receive(OrderRecovery order) {
        return new RecordRecovery(order.contractId(), idOf(order), null, TODAY, "TRF-R");
    }

    private static RecordRecovery receive(OrderRecovery order, String part) {
        return new RecordRecovery(order.contractId(), idOf(order), eur(part), TODAY, "TRF-R");
    }

    private static RecoveryId idOf(OrderRecovery order) {
        return requireNonNull(order.recoveryId());
    }

    private <E> List<E> events(RecordId record, Class<E> type) {
        return side.bean(EventStore.class)
                .readEvents(record.toString())
                .asStream()
                .map(Message::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> types(Receipt receipt) {
        return receipt.events().stream().map(Receipt.RecordedEvent::type).toList();
    }

    private void assertRefused(LedgerCommand command, Actor who, Refusal refusal) {
        long head = side.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(command, decidedBy(who)))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(side.head()).isEqualTo(head);
    }
}
