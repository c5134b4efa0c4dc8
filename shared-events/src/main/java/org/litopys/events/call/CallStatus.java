package org.litopys.events.call;

/** Where a call stands; whether a published call is open follows from its dates. */
public enum CallStatus {
    PUBLISHED,
    CLOSED
}
