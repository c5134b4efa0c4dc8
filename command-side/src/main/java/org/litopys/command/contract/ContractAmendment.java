package org.litopys.command.contract;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.Policies;
import org.litopys.command.contract.ContractCommand.AmendContract;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.programme.Programme;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.programme.Policy;
import org.springframework.stereotype.Component;

/**
 * An amendment and what it changes in the commitment are one unit of work: a rise that the budget
 * line cannot bear is refused with it.
 */
@Component
class ContractAmendment {
    private final Repository<Contract> contracts;
    private final Repository<Programme> programmes;
    private final Policies policies;
    private final Organisations organisations;
    private final Deadlines deadlines;

    ContractAmendment(
            Repository<Contract> contracts,
            Repository<Programme> programmes,
            Policies policies,
            Organisations organisations,
            Deadlines deadlines) {
        this.contracts = contracts;
        this.programmes = programmes;
        this.policies = policies;
        this.organisations = organisations;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(AmendContract command, Actor officer) {
        Aggregate<Contract> contract = contracts.load(command.contractId().toString());
        ContractDrafted draft = contract.invoke(Contract::draft);
        Policy policy = policies.of(draft.programmeId());
        organisations.requireScreened(draft.contractor(), policy, deadlines, "");
        Money before = contract.invoke(Contract::value);
        contract.execute(amended -> amended.amend(command, officer, policy));
        if (!before.equals(command.value())) {
            Money owed = contract.invoke(Contract::owed);
            int amendment = contract.invoke(Contract::amendments);
            programmes
                    .load(draft.programmeId().toString())
                    .execute(programme ->
                            programme.owe(
                                    command.contractId(), owed, draft.applicationId(), amendment));
        }
    }
}
