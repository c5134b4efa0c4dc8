package org.litopys.events.application;

/** Why an application was not accepted. */
public enum RejectionGround {
    BELOW_THRESHOLD,
    OUT_OF_SCOPE,
    INSUFFICIENT_MATURITY,
    DUPLICATE_FUNDING,
    BUDGET_EXHAUSTED
}
