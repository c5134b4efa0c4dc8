package org.litopys.events.audit;

/** Where an audit engagement stands. */
public enum EngagementStatus {
    OPEN,
    CLOSED
}
