package org.litopys.query;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A view that is built from the events in the order of the ledger. Called by one thread at a time,
 * in the transaction that also stores how far the reader is.
 */
public interface ReadModel {
    /** Also the name of its reader and of its progress. */
    String name();

    /** Takes a batch of events, in order; writes what follows from it. */
    void project(List<TrackedEventMessage<?>> batch);

    /** The transaction of the last batch is committed; tells {@link Progress}. */
    void committed();

    /** The transaction of the last batch is not committed; the same events come again. */
    void rolledBack();

    /** Empties its tables, in a transaction: everything comes again from position 1. */
    void reset();
}
