package org.litopys.events.contract;

/** What a legal review found. */
public enum LegalOutcome {
    PASSED,
    CHANGES_NEEDED
}
