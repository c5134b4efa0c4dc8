package org.litopys.events.programme;

/** Where a programme stands. */
public enum ProgrammeStatus {
    DRAFT,
    APPROVED,
    /** Calls are published, awards are made, contracts are concluded. */
    ACTIVE,
    /** Nothing new is begun until it is resumed; what is owed is paid. */
    SUSPENDED,
    /** Nothing new is begun; awards that were made come to contracts, contracts to their end. */
    CLOSING,
    CLOSED
}
