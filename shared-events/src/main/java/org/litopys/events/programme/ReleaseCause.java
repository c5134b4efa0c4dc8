package org.litopys.events.programme;

/** Why reserved money became available again. */
public enum ReleaseCause {
    /** The applicant withdrew after the award. */
    APPLICATION_WITHDRAWN,
    /** The contract was signed for less than the award. */
    CONTRACT_BELOW_AWARD,
    /** No contract was concluded in time. */
    EXPIRED,
    /** The contract was not signed by its date and was given up. */
    CONTRACT_NOT_SIGNED,
    /** The award was reversed before its money was owed. */
    AWARD_REVERSED,
    /** The call to which the award answered was cancelled. */
    CALL_CANCELLED,
    /** The award led to nothing and was closed. */
    AWARD_NOT_USED
}
