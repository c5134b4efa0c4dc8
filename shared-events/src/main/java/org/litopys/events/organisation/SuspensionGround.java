package org.litopys.events.organisation;

/** Why an organisation takes no part for a time. */
public enum SuspensionGround {
    SANCTIONS_MATCH,
    OWNERSHIP_UNCLEAR,
    INVESTIGATION,
    OTHER
}
