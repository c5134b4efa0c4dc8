package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.events.LedgerEvent;

/**
 * Something that the office can rely on although nobody does it: reads each event in the order of
 * the ledger and plans commands, or takes back what is planned. It has no memory but its notes
 * ({@link LiveRecords}), asks nobody and looks at no clock, so that what is planned can be made
 * again from the ledger at any time. Named after what it guarantees; each is listed in {@link
 * Processes}.
 */
public interface LedgerProcess {
    /**
     * Lower-case words with hyphens. Ids of commands follow from it, so it is never changed; the
     * ledger knows the process by the pseudonym {@code process:NAME}.
     */
    String name();

    /** The commands that it may plan, each sent by the role {@code PROCESS}. */
    Set<Class<? extends LedgerCommand>> sends();

    /**
     * Plans what follows from an event.
     *
     * @param recordedAt when the event was stored
     */
    void on(LedgerEvent event, Instant recordedAt, Schedule schedule);
}
