package org.litopys.events.contract;

/** Who signs. */
public enum ContractParty {
    OFFICE,
    CONTRACTOR
}
