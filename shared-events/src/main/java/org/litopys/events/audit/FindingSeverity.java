package org.litopys.events.audit;

/** How grave a finding is. */
public enum FindingSeverity {
    LOW,
    MEDIUM,
    HIGH
}
