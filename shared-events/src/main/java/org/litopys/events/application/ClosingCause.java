package org.litopys.events.application;

/** Why nothing more comes of an application. */
public enum ClosingCause {
    /** The last contract that its award led to is closed, and nothing else is under way. */
    FOLLOW_ONS_ENDED,
    /** Its call was cancelled before it was decided. */
    CALL_CANCELLED,
    /** The office closed its award, of which nothing was under way. */
    AWARD_NOT_USED
}
