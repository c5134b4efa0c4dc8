package org.litopys.events.pilot;

/** Where a pilot stands. */
public enum PilotStatus {
    PROPOSED,
    PLAN_SUBMITTED,
    PLAN_APPROVED,
    ENDORSED,
    AUTHORISED,
    RUNNING,
    SUSPENDED,
    COMPLETED,
    REPORTED,
    EVALUATED,
    CLOSED,
    REJECTED,
    CANCELLED,
    TERMINATED
}
