package org.litopys.events.application;

/** Where an application stands. */
public enum ApplicationStatus {
    DRAFT,
    SUBMITTED,
    SCREENING,
    /** The clock of the assessment stands still. */
    INFORMATION_REQUESTED,
    INADMISSIBLE,
    ELIGIBLE,
    INELIGIBLE,
    UNDER_EVALUATION,
    EVALUATED,
    RECOMMENDED,
    RETURNED_FOR_REVIEW,
    RESERVE_LISTED,
    ACCEPTED,
    REJECTED,
    REDRESS_OPEN,
    /** What it waited for did not come in time. */
    LAPSED,
    WITHDRAWN,
    /** Nothing more comes of it: all that followed has ended, or its call was cancelled. */
    CLOSED
}
