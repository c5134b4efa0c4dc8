package org.litopys.events.organisation;

/** How far an organisation is known, and whether it may take part. */
public enum OrganisationStatus {
    REGISTERED,
    VALIDATED,
    /** Takes no part until it is reinstated. */
    SUSPENDED,
    /** Barred for some years by a decision of an authority. */
    EXCLUDED,
    /**
     * Another organisation has taken its place, also in what it had begun; nothing new begins with
     * it.
     */
    MERGED
}
