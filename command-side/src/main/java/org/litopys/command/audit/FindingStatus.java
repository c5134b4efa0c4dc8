package org.litopys.command.audit;

/** Where a finding stands. */
enum FindingStatus {
    RECORDED,
    ANSWERED,
    CLOSED
}
