package org.litopys.events.contract;

/** What a payment is for. */
public enum PaymentKind {
    PREFINANCING,
    INTERIM,
    FINAL,
    LUMP_SUM
}
