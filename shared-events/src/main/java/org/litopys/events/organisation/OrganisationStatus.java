package org.litopys.events.organisation;

/** How far an organisation is known. */
public enum OrganisationStatus {
    REGISTERED,
    VALIDATED
}
