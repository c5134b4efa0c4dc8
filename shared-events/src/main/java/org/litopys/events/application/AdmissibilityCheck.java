package org.litopys.events.application;

/** One formal condition, which says nothing of the proposal itself. */
public record AdmissibilityCheck(Code code, boolean passed) {
    /** The conditions that every application must meet before anybody reads it. */
    public enum Code {
        FORM_COMPLETE,
        SIGNED_BY_REPRESENTATIVE,
        DOCUMENTS_READABLE,
        LANGUAGE_OF_CALL
    }
}
