package org.litopys.events.introduction;

/** Why a party does not want to be introduced. */
public enum DeclineReason {
    NO_NEED,
    NO_CAPACITY,
    CONFLICT_OF_INTEREST,
    OTHER
}
