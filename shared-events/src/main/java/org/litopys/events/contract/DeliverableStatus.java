package org.litopys.events.contract;

/** Where a deliverable stands. */
public enum DeliverableStatus {
    /** Owed. */
    DEFINED,
    SUBMITTED,
    ACCEPTED,
    /** To be handed in again. */
    REJECTED
}
