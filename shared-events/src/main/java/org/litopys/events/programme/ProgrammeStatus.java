package org.litopys.events.programme;

/** Where a programme stands. */
public enum ProgrammeStatus {
    ACTIVE
}
