package org.litopys.command.contract;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractId;
import org.springframework.stereotype.Component;

/** Contracts as other records see them. Thread-safe. */
@Component
public final class Contracts {
    private final OtherRecords<Contract> contracts;

    public Contracts(EventStore events) {
        contracts = new OtherRecords<>(events, Contract::new);
    }

    /** The value with which a contract was drafted; it must exist. */
    public Money valueOf(ContractId id) {
        return contracts.ask(id, contract -> contract.draft().value()).orElseThrow();
    }
}
