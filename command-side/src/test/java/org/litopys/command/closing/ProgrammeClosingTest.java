package org.litopys.command.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.draftCall;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.RAPPORTEUR;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.List;
import java.util.Set;
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
import org.litopys.command.call.CallCommand.AdoptRankingList;
import org.litopys.command.call.CallCommand.ConcludeCall;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.command.contract.ContractCommand.CloseContractFinancially;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.programme.ProgrammeCommand.CloseProgramme;
import org.litopys.command.programme.ProgrammeCommand.StartProgrammeClosing;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;

/** What a programme that is suspended or comes to its end still lets happen. */
class ProgrammeClosingTest {
    private static final StartProgrammeClosing START = new StartProgrammeClosing(PROGRAMME);
    private static final CloseProgramme CLOSE = new CloseProgramme(PROGRAMME);

    private final CommandSide side = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(side, "1000");
    }

    @Test
    void a_programme_closes_when_its_calls_contracts_and_money_have_come_to_their_end() {
        ContractId contract = signedFor(Samples.accepted(side, "600"), "600");
        ApplicationId awarded = Samples.accepted(side, "100");
        assertRefused(START, Rule.CALLS_OPEN.refusal("", "BRIDGE-2026-1"));
        Samples.closeCall(side, CALL);
        side.send(START, decidedBy(AUTHORISING));

        assertRefused(CLOSE, Rule.CALLS_UNCONCLUDED.refusal("", "BRIDGE-2026-1"));
        conclude();
        assertRefused(CLOSE, Rule.CONTRACTS_OPEN.refusal("", 1, contract));
        pay(contract, "250");
        side.send(new CompleteContract(contract, HASH), by(MANAGER));
        assertRefused(CLOSE, Rule.CONTRACTS_OPEN.refusal("", 1, contract));
        side.send(new CloseContractFinancially(contract), decidedBy(AUTHORISING));
        assertRefused(CLOSE, Rule.RESERVATIONS_OPEN.refusal("", 1));
        side.send(new WithdrawApplication(awarded), decidedBy(PORTAL));
        side.send(CLOSE, decidedBy(AUTHORISING));

        assertThat(side.eventsOf(PROGRAMME))
                .endsWith("BudgetReservationReleased", "ProgrammeClosed");
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

    /** With nothing on its list. */
    private void conclude() {
        side.send(new StartCallEvaluation(CALL), by(PROCESS));
        side.send(
                new AdoptRankingList(CALL, List.of(), Set.of(RAPPORTEUR.id(), "EV-02", "EV-03")),
                decidedBy(RAPPORTEUR));
        side.send(new ConcludeCall(CALL), decidedBy(MANAGER));
    }

    private ContractId signedFor(ApplicationId application, String value) {
        return Samples.signed(
                side, Samples.evaluated(side, Samples.held(side, application)), value);
    }

    private void pay(ContractId contract, String amount) {
        PaymentId payment = Samples.authorised(side, contract, amount);
        side.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
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
