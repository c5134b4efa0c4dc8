package org.litopys.events.introduction;

/** What of a contact person is told to the other party. */
public enum ContactField {
    NAME,
    EMAIL,
    TELEPHONE
}
