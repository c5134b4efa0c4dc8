package org.litopys.command.contract;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.contract.ContractCommand.RecordRecovery;
import org.litopys.command.programme.Programme;
import org.litopys.events.Money;
import org.springframework.stereotype.Component;

/** Money that came back, all or part, and its return to the budget line are one unit of work. */
@Component
class RecoveryReceipt {
    private final Repository<Contract> contracts;
    private final Repository<Programme> programmes;
    private final Deadlines deadlines;

    RecoveryReceipt(
            Repository<Contract> contracts, Repository<Programme> programmes, Deadlines deadlines) {
        this.contracts = contracts;
        this.programmes = programmes;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(RecordRecovery command) {
        Aggregate<Contract> contract = contracts.load(command.contractId().toString());
        Money amount = contract.invoke(paid -> paid.receive(command, deadlines));
        programmes
                .load(contract.invoke(Contract::draft).programmeId().toString())
                .execute(programme ->
                        programme.recover(command.contractId(), command.recoveryId(), amount));
    }
}
