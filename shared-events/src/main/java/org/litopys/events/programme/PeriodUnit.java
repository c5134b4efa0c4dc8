package org.litopys.events.programme;

/** In what a period is counted. */
public enum PeriodUnit {
    /** Days on which every calendar of the policy is open. */
    WORKING_DAYS,
    DAYS,
    WEEKS,
    MONTHS
}
