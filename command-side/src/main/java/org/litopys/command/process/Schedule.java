package org.litopys.command.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.events.RecordId;

/**
 * What a process may want because of an event. A step is known by the record that its command is
 * about, its name and the event that it follows from: planned twice, it is one step.
 */
public interface Schedule {
    /**
     * Plans a command; it is sent when the moment has come, at once where it is past.
     *
     * @param step its name; parts of it with slashes between
     */
    default void at(Instant due, String step, LedgerCommand command) {
        between(due, null, step, command);
    }

    /**
     * As {@link #at}, but it is of no use any more from some moment on: then it is dropped.
     *
     * @param until null: it is always of use
     */
    void between(Instant due, @Nullable Instant until, String step, LedgerCommand command);

    /**
     * Takes back what this process has planned about a record under this name, or a name of which
     * this is the first part, because of whatever event. What is being sent at that moment is left
     * to the record to refuse.
     */
    void cancel(RecordId record, String step);

    /** Takes back everything that this process has planned about a record. */
    void cancelAll(RecordId record);

    /** What this process has noted of records. */
    LiveRecords records();
}
