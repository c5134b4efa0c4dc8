package org.litopys.events.organisation;

/** What a person speaks for. */
public enum ContactRole {
    LEGAL_REPRESENTATIVE,
    PROJECT_LEAD,
    FINANCE,
    LIAISON
}
