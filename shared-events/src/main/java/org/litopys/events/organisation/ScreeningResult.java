package org.litopys.events.organisation;

/** What a screening found. */
public enum ScreeningResult {
    CLEAR,
    /** Entries that resemble the organisation; somebody else has to look at each. */
    POSSIBLE_MATCH
}
