package org.litopys.command.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.draftCall;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.programme.ProgrammeCommand.CloseProgramme;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.command.programme.ProgrammeCommand.StartProgrammeClosing;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.programme.DecommitmentCause;

/** What a programme that is suspended or comes to its end still lets happen. */
class ProgrammeClosingTest {
    private static final StartProgrammeClosing START = new StartProgrammeClosing(PROGRAMME);
    private static final CloseProgramme CLOSE = new CloseProgramme(PROGRAMME);

    private final CommandSide side = CommandSide.start();

    @BeforeEach
    void open() {
        Samples.openOffice(side, "1000");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void a_programme_closes_when_its_calls_contracts_and_money_have_come_to_their_end() {
        ContractId contract = signedFor(Samples.accepted(side, "600"), "600");
        ApplicationId awarded = Samples.accepted(side, "100");
        assertRefused(START, Rule.CALLS_OPEN.refusal("", "BRIDGE-2026-1"));
        Samples.closeCall(side, CALL);
        side.send(START, decidedBy(AUTHORISING));

        assertRefused(CLOSE, Rule.CONTRACTS_OPEN.refusal("", 1, contract));
        pay(contract, "250");
        side.send(new CompleteContract(contract, HASH), by(MANAGER));
        assertRefused(CLOSE, Rule.RESERVATIONS_OPEN.refusal("", 1));
        side.send(new WithdrawApplication(awarded), decidedBy(PORTAL));
        assertRefused(CLOSE, Rule.COMMITMENTS_UNPAID.refusal("", eur("350")));
        side.send(decommit(contract, "350"), decidedBy(AUTHORISING));
        side.send(CLOSE, decidedBy(AUTHORISING));

        assertThat(side.eventsOf(PROGRAMME)).endsWith("BudgetDecommitted", "ProgrammeClosed");
        assertRefused(CLOSE, Rule.RECORD_FINISHED.refusal("", "close-programme", "CLOSED"));
    }

    @Test
    void a_closing_programme_takes_no_award_but_brings_awards_to_contracts() {
        ApplicationId awarded = Samples.accepted(side, "100");
        ApplicationId waiting = Samples.recommended(side, "100");
        side.clock.set(draftCall().closesAt()); // a call whose time is over is not open
        side.send(START, decidedBy(AUTHORISING));

        assertRefused(
                Samples.accept(waiting, "100"),
                Rule.PROGRAMME_NOT_ACTIVE.refusal("", "BRIDGE", "CLOSING"));
        signedFor(awarded, "100");
    }

    private ContractId signedFor(ApplicationId application, String value) {
        return Samples.signed(
                side, Samples.evaluated(side, Samples.held(side, application)), value);
    }

    private void pay(ContractId contract, String amount) {
        PaymentId payment = Samples.authorised(side, contract, amount);
        side.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
    }

    private static DecommitBudget decommit(ContractId contract, String amount) {
        return new DecommitBudget(
                PROGRAMME, contract, eur(amount), DecommitmentCause.CONTRACT_COMPLETED);
    }

    /** Refused to the authorising officer, and nothing was stored. */
    private void assertRefused(LedgerCommand command, Refusal refusal) {
        long head = side.head();
        CommandEnvelope envelope = decidedBy(AUTHORISING);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(side.head()).isEqualTo(head);
    }
}
