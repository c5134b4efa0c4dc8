package org.litopys.events;

/**
 * A fact of the ledger. One sealed sub-interface per aggregate lists what can happen to it; each
 * event is a record nested there, stored under its simple name (a format that only an upcaster may
 * change), never under a Java name.
 *
 * <p>This interface is not sealed: without a module descriptor, permitted types would have to share
 * its package.
 */
public interface LedgerEvent {
    /** Identifier of the record to which this happened. */
    RecordId subject();
}
