package org.litopys.events.application;

/** One checked condition. */
public record EligibilityCheck(Code code, boolean passed) {
    /** The conditions that every application must meet. */
    public enum Code {
        ESTABLISHED_IN_ELIGIBLE_COUNTRY,
        OWNERSHIP_AND_CONTROL,
        NOT_EXCLUDED,
        WITHIN_SCOPE_OF_CALL
    }
}
