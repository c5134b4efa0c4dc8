package org.litopys.events.need;

/** Why nobody works on a need any more. */
public enum NeedCloseReason {
    NO_LONGER_NEEDED,
    COVERED_ELSEWHERE,
    NO_OFFER
}
