package org.litopys.events.pilot;

/** What an observation in a trial is about. */
public enum ObservationCategory {
    RELIABILITY,
    USABILITY,
    INTEGRATION,
    TRAINING,
    SUPPORT,
    OTHER
}
