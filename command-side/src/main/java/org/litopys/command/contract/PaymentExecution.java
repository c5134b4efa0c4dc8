package org.litopys.command.contract;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.Applications;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.programme.Programme;
import org.litopys.events.Money;
import org.springframework.stereotype.Component;

/** A payment and the charge to its budget line are one unit of work. */
@Component
class PaymentExecution {
    private final Repository<Contract> contracts;
    private final Repository<Programme> programmes;
    private final Organisations organisations;
    private final Applications applications;
    private final Deadlines deadlines;

    PaymentExecution(
            Repository<Contract> contracts,
            Repository<Programme> programmes,
            Organisations organisations,
            Applications applications,
            Deadlines deadlines) {
        this.contracts = contracts;
        this.programmes = programmes;
        this.organisations = organisations;
        this.applications = applications;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ExecutePayment command) {
        Aggregate<Contract> contract = contracts.load(command.contractId().toString());
        contract.invoke(paid -> paid.performers(applications))
                .forEach(one -> organisations.requireNotBarred(one, ""));
        Money amount = contract.invoke(paid -> paid.execute(command, deadlines));
        programmes
                .load(contract.invoke(Contract::draft).programmeId().toString())
                .execute(programme ->
                        programme.consume(command.contractId(), command.paymentId(), amount));
    }
}
