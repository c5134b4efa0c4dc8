package org.litopys.command.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.CloseApplication;
import org.litopys.command.contract.ContractCommand.CloseContractFinancially;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;

/** An application ends after the contract that its award led to. */
class ApplicationClosingTest {
    private final CommandSide side = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(side, "1000");
    }

    private ContractId signedFor(ApplicationId application) {
        return Samples.signed(
                side, Samples.evaluated(side, Samples.held(side, application)), "100");
    }

    private void thenIsRefused(ApplicationId application, ContractId contract) {
        assertThatThrownBy(
                        () -> side.send(new CloseApplication(application, contract), by(PROCESS)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(
                                                Rule.CONTRACT_NOT_CLOSED.refusal(
                                                        "/data/contract", contract, application)));
    }

    @Test
    void it_is_closed_when_everything_is_paid_and_not_before() {
        ApplicationId application = Samples.accepted(side, "100");
        ContractId contract = signedFor(application);
        PaymentId payment = Samples.authorised(side, contract, "100");
        side.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
        side.send(new CompleteContract(contract, HASH), by(MANAGER));
        thenIsRefused(application, contract);
        side.send(new CloseContractFinancially(contract), decidedBy(AUTHORISING));

        side.send(new CloseApplication(application, contract), by(PROCESS));

        assertThat(side.eventsOf(application)).endsWith("ApplicationClosed");
        thenIsRefused(Samples.accepted(side, "100"), contract); // of another application
    }
}
