package org.litopys.events.contract;

/** Where a contract stands. */
public enum ContractStatus {
    DRAFT,
    APPROVED,
    PARTLY_SIGNED,
    SIGNED,
    COMPLETED
}
