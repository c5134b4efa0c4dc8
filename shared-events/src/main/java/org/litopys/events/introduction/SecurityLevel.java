package org.litopys.events.introduction;

/** Up to which level the parties may tell each other of their work. */
public enum SecurityLevel {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED
}
