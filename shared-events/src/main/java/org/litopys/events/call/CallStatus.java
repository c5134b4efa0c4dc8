package org.litopys.events.call;

/** Where a call stands; whether applications may be submitted follows from its dates, too. */
public enum CallStatus {
    DRAFT,
    PUBLISHED,
    OPEN,
    CLOSED,
    EVALUATION,
    CONCLUDED,
    CANCELLED
}
