package org.litopys.events.introduction;

/** Where an introduction stands. */
public enum IntroductionStatus {
    PROPOSED,
    CLEARED,
    OFFERED,
    PARTLY_ACCEPTED,
    AGREED,
    SCHEDULED,
    HELD,
    FOLLOW_UP,
    PROGRESSED,
    CLOSED,
    DECLINED,
    CLEARANCE_REFUSED,
    EXPIRED,
    CANCELLED,
    /** Kept back while another one of the application leads to a pilot. */
    PARKED,
    /** A party is suspended or excluded. */
    BLOCKED
}
