package org.litopys.command.contract;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.application.ReserveList;
import org.litopys.command.contract.ContractCommand.CloseContractFinancially;
import org.litopys.command.contract.ContractCommand.ReleaseUnsignedContract;
import org.litopys.command.contract.ContractCommand.TerminateContract;
import org.litopys.command.programme.Programme;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractId;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.ReleaseCause;
import org.springframework.stereotype.Component;

/** An end of a contract and what it gives back to the budget line are one unit of work. */
@Component
class ContractEnd {
    private final Repository<Contract> contracts;
    private final Repository<Programme> programmes;
    private final Applications applications;
    private final ReserveList reserveList;
    private final Deadlines deadlines;

    ContractEnd(
            Repository<Contract> contracts,
            Repository<Programme> programmes,
            Applications applications,
            ReserveList reserveList,
            Deadlines deadlines) {
        this.contracts = contracts;
        this.programmes = programmes;
        this.applications = applications;
        this.reserveList = reserveList;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ReleaseUnsignedContract command) {
        Aggregate<Contract> contract = load(command.contractId());
        contract.execute(unsigned -> unsigned.giveUp(deadlines));
        ContractDrafted draft = contract.invoke(Contract::draft);
        ApplicationTerms award = applications.require(draft.applicationId(), "");
        reserveList.promoteNext(
                draft.programmeId(), draft.reservationId(), award.paidFrom(), award.award());
        programmeOf(contract)
                .execute(programme ->
                        programme.release(draft.reservationId(), ReleaseCause.CONTRACT_NOT_SIGNED));
    }

    @CommandHandler
    void decide(TerminateContract command) {
        Aggregate<Contract> contract = load(command.contractId());
        contract.execute(ended -> ended.terminate(command, deadlines));
        programmeOf(contract)
                .execute(programme ->
                        programme.settle(
                                command.contractId(), DecommitmentCause.CONTRACT_TERMINATED));
    }

    @CommandHandler
    void decide(CloseContractFinancially command) {
        Aggregate<Contract> contract = load(command.contractId());
        DecommitmentCause cause = contract.invoke(Contract::endedBy);
        Aggregate<Programme> programme = programmeOf(contract);
        Money rest = programme.invoke(money -> money.unpaid(command.contractId()));
        contract.execute(closed -> closed.closeFinancially(rest));
        programme.execute(money -> money.settle(command.contractId(), cause));
    }

    private Aggregate<Contract> load(ContractId id) {
        return contracts.load(id.toString());
    }

    private Aggregate<Programme> programmeOf(Aggregate<Contract> contract) {
        return programmes.load(contract.invoke(Contract::draft).programmeId().toString());
    }
}
