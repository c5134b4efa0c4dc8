package org.litopys.events.contract;

/** Where a payment stands. */
public enum PaymentStatus {
    REQUESTED,
    AUTHORISED,
    EXECUTED
}
