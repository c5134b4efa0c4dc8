package org.litopys.events.pilot;

/** Where a pilot stands. */
public enum PilotStatus {
    PROPOSED,
    PLAN_APPROVED,
    AUTHORISED,
    RUNNING,
    COMPLETED,
    EVALUATED
}
