package org.litopys.events.pilot;

/** How far a pilot met its criteria. */
public enum PilotOutcome {
    SUCCESS,
    PARTIAL,
    FAILURE
}
