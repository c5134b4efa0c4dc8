package org.litopys.events.organisation;

/** What an organisation is. */
public enum OrganisationType {
    STARTUP,
    SME,
    LARGE,
    /** Research and technology organisation. */
    RTO,
    /** Known by a pseudonymous code only; never by place. */
    MILITARY_UNIT,
    AUTHORITY
}
