package org.litopys.command.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;

/**
 * A command as it was read from a body, ready to be sent.
 *
 * @param called what the body calls the records that it names
 */
record BoundCommand(
        CommandEntry entry,
        LedgerCommand command,
        CommandEnvelope envelope,
        Map<UUID, String> called) {
    /** Every record that the command is about or names. */
    Set<UUID> records() {
        return entry.records(command);
    }

    /** The refusal with records called as the caller calls them, not by derived identities. */
    Refused inWordsOfCaller(Refused refused) {
        Refusal refusal = refused.refusal();
        if (refusal.rule().equals(Rule.REUSED_COMMAND_ID.key())) {
            // It names a command, though a record that the command created may have the same UUID.
            return refused;
        }
        Map<String, String> names = new HashMap<>();
        called.forEach((id, name) -> names.put(id.toString(), name));
        List<String> arguments =
                refusal.arguments().stream().map(each -> names.getOrDefault(each, each)).toList();
        return new Refused(
                new Refusal(refusal.kind(), refusal.rule(), refusal.pointer(), arguments), refused);
    }
}
