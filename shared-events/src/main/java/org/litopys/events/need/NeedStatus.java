package org.litopys.events.need;

/** Where a need stands. */
public enum NeedStatus {
    REGISTERED,
    PRIORITISED,
    MATCHED,
    MET,
    CLOSED
}
