package org.litopys.events.introduction;

/** Why an introduction ended without a pilot. */
public enum CloseReason {
    NO_MATCH,
    NO_BUDGET,
    SUPERSEDED,
    /** Its application was withdrawn or closed. */
    AWARD_ENDED,
    OTHER
}
