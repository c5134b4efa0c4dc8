package org.litopys.query;

import java.util.List;
import java.util.UUID;
import org.litopys.events.Envelope;
import org.litopys.events.Position;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import tools.jackson.core.JacksonException;

/** Where the events of one command are in the ledger. */
public final class CommandInLedger {
    private CommandInLedger() {}

    /**
     * Whether the event after a position is of the command as well. Events of a command have
     * neighbouring positions, but whoever reads the ledger may get them in two batches.
     *
     * @param last of an event of the command
     */
    public static boolean goesOn(Ledger ledger, UUID commandId, Position last) {
        List<StoredEvent> next = ledger.read(last.value(), 1);
        if (next.isEmpty()) {
            return false;
        }
        try {
            return commandId
                    .toString()
                    .equals(
                            Json.MAPPER
                                    .readTree(next.getFirst().metadata())
                                    .path(Envelope.COMMAND_ID)
                                    .asString(""));
        } catch (JacksonException notOurs) {
            return false;
        }
    }
}
