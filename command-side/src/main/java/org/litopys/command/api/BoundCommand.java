package org.litopys.command.api;

import java.util.Set;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.LedgerCommand;
import org.litopys.events.RecordId;

/** A command as it was read from a body, ready to be sent. */
record BoundCommand(CommandEntry entry, LedgerCommand command, CommandEnvelope envelope) {
    /** Every record that the command is about or names. */
    Set<RecordId> records() {
        return entry.records(command);
    }
}
