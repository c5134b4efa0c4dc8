package org.litopys.events.application;

/** Where an application stands. */
public enum ApplicationStatus {
    DRAFT,
    SUBMITTED,
    ELIGIBLE,
    INELIGIBLE,
    UNDER_EVALUATION,
    EVALUATED,
    RECOMMENDED,
    ACCEPTED,
    REJECTED,
    WITHDRAWN
}
