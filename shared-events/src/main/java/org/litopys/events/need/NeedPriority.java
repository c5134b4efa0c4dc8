package org.litopys.events.need;

/** How urgent a need is, as the office ranks it. */
public enum NeedPriority {
    HIGH,
    MEDIUM,
    LOW
}
