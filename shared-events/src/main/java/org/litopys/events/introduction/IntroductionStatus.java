package org.litopys.events.introduction;

/** Where an introduction stands. */
public enum IntroductionStatus {
    PROPOSED,
    CLEARED,
    PARTLY_ACCEPTED,
    AGREED,
    HELD,
    PROGRESSED,
    CLOSED,
    DECLINED
}
