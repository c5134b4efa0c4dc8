package org.litopys.events.access;

/** How much of a person's own interest an organisation touches. */
public enum InterestLevel {
    NONE,
    POTENTIAL,
    /**
     * Works for it, belongs to it, owns part of it or would gain: any act on its records is closed.
     */
    ACTUAL
}
