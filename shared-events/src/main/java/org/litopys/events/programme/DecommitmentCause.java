package org.litopys.events.programme;

/** Why committed money is owed no longer. */
public enum DecommitmentCause {
    /** The contract is completed and cost less. */
    CONTRACT_COMPLETED,
    /** The contract was ended before its time. */
    CONTRACT_TERMINATED,
    /** The parties agreed on less. */
    CONTRACT_REDUCED
}
