package org.litopys.events.introduction;

/** Why an introduction ended without a pilot. */
public enum CloseReason {
    NO_MATCH,
    NO_BUDGET,
    SUPERSEDED,
    OTHER
}
