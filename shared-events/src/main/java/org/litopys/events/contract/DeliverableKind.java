package org.litopys.events.contract;

/** What the contractor owes beside the work itself. */
public enum DeliverableKind {
    RESULT,
    INTERIM_REPORT,
    /** The final payment waits for it. */
    FINAL_REPORT
}
