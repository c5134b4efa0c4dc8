package org.litopys.events.contract;

/** What kind of contract. */
public enum ContractType {
    GRANT,
    SERVICE,
    SUPPLY,
    PRIZE
}
