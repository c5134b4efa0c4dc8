package org.litopys.events.pilot;

/** How much an observation or an incident weighs. */
public enum Severity {
    LOW,
    MEDIUM,
    /** As an incident, it must be resolved before the trial can be completed. */
    HIGH
}
