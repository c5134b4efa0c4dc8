package org.litopys.query;

/**
 * A view that is built from the events in the order of the ledger, and can be built again from
 * nothing.
 */
public interface ReadModel extends LedgerReader.Handler {
    /** Also the name of its reader and of its progress. */
    String name();

    /** Empties its tables, in a transaction: everything comes again from position 1. */
    void reset();
}
