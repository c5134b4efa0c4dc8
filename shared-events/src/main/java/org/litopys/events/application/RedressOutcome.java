package org.litopys.events.application;

/** What became of a complaint. */
public enum RedressOutcome {
    /** The decision falls; the application goes on from before it. */
    UPHELD,
    /** The decision stands. */
    DISMISSED
}
