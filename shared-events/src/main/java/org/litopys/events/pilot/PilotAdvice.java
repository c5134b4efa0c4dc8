package org.litopys.events.pilot;

/** What to do after a pilot. */
public enum PilotAdvice {
    SCALE,
    ITERATE,
    STOP
}
