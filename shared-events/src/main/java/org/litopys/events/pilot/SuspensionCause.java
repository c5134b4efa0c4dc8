package org.litopys.events.pilot;

/** Why a running trial stands still. */
public enum SuspensionCause {
    SAFETY,
    LICENCE_EXPIRED,
    /** One of the two organisations is suspended or excluded. */
    ORGANISATION_BARRED,
    /** Its application is not accepted any more, or the money of the award was released. */
    AWARD_ENDED,
    OTHER
}
