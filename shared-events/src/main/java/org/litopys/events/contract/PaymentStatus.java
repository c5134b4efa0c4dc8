package org.litopys.events.contract;

/** Where a payment stands. */
public enum PaymentStatus {
    REQUESTED,
    VERIFIED,
    AUTHORISED,
    EXECUTED,
    /** Sent back to who requested it; its clock stands still. */
    RETURNED,
    /** The bank did not carry it out; what is owed is requested anew. */
    FAILED;

    /** Whether somebody of the office has to act on it. */
    public boolean isUnderWay() {
        return this == REQUESTED || this == VERIFIED || this == AUTHORISED;
    }

    /** Whether its amount counts against the value of the contract. */
    public boolean counts() {
        return isUnderWay() || this == EXECUTED;
    }
}
