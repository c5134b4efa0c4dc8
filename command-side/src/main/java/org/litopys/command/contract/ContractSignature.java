package org.litopys.command.contract;

import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.application.Awards;
import org.litopys.command.application.MatchMaking;
import org.litopys.command.application.Policies;
import org.litopys.command.application.ReserveList;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.programme.Programme;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractParty;
import org.springframework.stereotype.Component;

/**
 * The second signature and the commitment of the contract's value are one unit of work; what the
 * award reserved beyond the value is released in it too, and who is next on the reserve list named.
 */
@Component
class ContractSignature {
    private final Repository<Contract> contracts;
    private final Repository<Programme> programmes;
    private final Applications applications;
    private final Awards awards;
    private final MatchMaking matchMaking;
    private final ReserveList reserveList;
    private final Policies policies;
    private final Organisations organisations;
    private final Deadlines deadlines;

    ContractSignature(
            Repository<Contract> contracts,
            Repository<Programme> programmes,
            Applications applications,
            Awards awards,
            MatchMaking matchMaking,
            ReserveList reserveList,
            Policies policies,
            Organisations organisations,
            Deadlines deadlines) {
        this.contracts = contracts;
        this.programmes = programmes;
        this.applications = applications;
        this.awards = awards;
        this.matchMaking = matchMaking;
        this.reserveList = reserveList;
        this.policies = policies;
        this.organisations = organisations;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(SignContract command, Actor signatory) {
        if (command.party() == ContractParty.OFFICE
                && !signatory.hasAny(Set.of(Role.AUTHORISING_OFFICER))) {
            throw Refused.by(Rule.ROLE_MISSING, "", signatory.id(), Role.AUTHORISING_OFFICER);
        }
        Aggregate<Contract> contract = contracts.load(command.contractId().toString());
        ContractDrafted terms = contract.invoke(Contract::draft);
        awards.require(terms.applicationId(), "");
        organisations.requireValidated(terms.contractor(), "");
        organisations.requireCleared(
                contract.invoke(signed -> signed.performers(applications)),
                policies.of(terms.programmeId()),
                deadlines,
                "");
        boolean both = contract.invoke(signed -> signed.sign(command, policies, deadlines));
        if (both) {
            matchMaking.contracted(terms.applicationId(), command.contractId());
            Money value = contract.invoke(Contract::value);
            promoteNext(terms, value);
            programmes
                    .load(terms.programmeId().toString())
                    .execute(programme ->
                            programme.commit(terms.reservationId(), value, command.contractId()));
        }
    }

    private void promoteNext(ContractDrafted terms, Money value) {
        ApplicationTerms award = applications.require(terms.applicationId(), "");
        if (award.award().compareTo(value) > 0) {
            reserveList.promoteNext(
                    terms.programmeId(),
                    terms.reservationId(),
                    award.paidFrom(),
                    award.award().minus(value));
        }
    }
}
