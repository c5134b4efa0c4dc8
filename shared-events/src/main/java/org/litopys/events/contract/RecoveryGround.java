package org.litopys.events.contract;

/** Why paid money is asked back. */
public enum RecoveryGround {
    INELIGIBLE_COSTS,
    OVERPAYMENT,
    BREACH_OF_CONTRACT,
    IRREGULARITY
}
