package org.litopys.command.contract;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.springframework.stereotype.Component;

/** Contracts as guards of other records see them. Thread-safe. */
@Component
public final class Contracts {
    private final OtherRecords<Contract> contracts;

    public Contracts(EventStore events) {
        contracts = new OtherRecords<>(events, Contract::new);
    }

    /** Whether something may still be done under it. */
    public boolean isOpen(ContractId id) {
        return contracts
                .ask(id, Contract::isOpen)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, "", "Contract", id));
    }

    /** Refuses a contract that does not follow from this application, or is not closed yet. */
    public void requireClosed(ContractId id, ApplicationId application, String pointer) {
        boolean closed =
                contracts.ask(id, contract -> contract.hasClosed(application)).orElse(false);
        if (!closed) {
            throw Refused.by(Rule.CONTRACT_NOT_CLOSED, pointer, id, application);
        }
    }

    /** The value with which a contract was drafted; it must exist. */
    public Money valueOf(ContractId id) {
        return contracts.ask(id, contract -> contract.draft().value()).orElseThrow();
    }
}
