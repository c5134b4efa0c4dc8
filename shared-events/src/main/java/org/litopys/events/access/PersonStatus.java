package org.litopys.events.access;

/** Who says which roles a person holds. */
public enum PersonStatus {
    /** The identity provider alone; the ledger keeps no grants of this person. */
    KNOWN,
    /** The ledger: of the roles in a token, those count that it grants at that moment. */
    GRANTED
}
