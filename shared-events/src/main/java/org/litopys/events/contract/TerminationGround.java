package org.litopys.events.contract;

/** Why a contract was ended before its time. */
public enum TerminationGround {
    BY_AGREEMENT,
    BREACH_OF_CONTRACT,
    EXCLUSION_OF_CONTRACTOR,
    FORCE_MAJEURE
}
