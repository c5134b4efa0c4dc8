package org.litopys.query.record;

import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;

/**
 * Hears of every change of a record, in the order of the ledger, inside the transaction that
 * projects it: what a listener writes with the same DataSource (JdbcClient, JdbcTemplate) commits
 * or rolls back together with the records and with the reader's token. Called by one thread at a
 * time. It may collect during {@link #changed} and write in {@link #flush}.
 */
public interface RecordChanges {
    /**
     * One record before and after an event.
     *
     * @param before null where the event began the record
     * @param after its row is valid from the position of the event on
     * @param event null where this version of the program does not know its type
     * @param own false where the event belongs to another record, and this one only answers to it:
     *     an application is no longer waited for once its first introduction is proposed. Count
     *     events by own changes, states by all
     */
    record Change(
            @Nullable RecordVersion before,
            RecordVersion after,
            @Nullable LedgerEvent event,
            Stamp stamp,
            boolean own) {}

    /**
     * @param state null where the beginning of the record is an event of a later version of the
     *     program
     */
    record RecordVersion(RecordRow row, @Nullable RecordState state) {}

    void changed(Change change);

    /** Once at the end of a batch of events, before it commits. */
    default void flush() {}

    /**
     * The transaction did not commit, or another process has worked meanwhile: what was kept in
     * memory beyond a batch is void.
     */
    default void forget() {}

    /** Everything is projected anew from position 1; the tables are to be emptied. */
    default void reset() {}
}
