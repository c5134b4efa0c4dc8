package org.litopys.command.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;

/** Every command of {@link Lifecycles} by its name. Immutable. */
final class CommandCatalogue {
    private final Map<String, CommandEntry> byName = new LinkedHashMap<>();

    CommandCatalogue() {
        for (Lifecycle<?, ?> lifecycle : Lifecycles.ALL) {
            for (Class<? extends LedgerCommand> command : lifecycle.commands()) {
                CommandEntry entry = new CommandEntry(command, lifecycle);
                if (byName.put(entry.name(), entry) != null) {
                    throw new IllegalStateException("Two commands are called " + entry.name());
                }
            }
        }
    }

    Optional<CommandEntry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Throws a 404 with the names most like it where there is no such command. */
    CommandEntry get(String name) {
        return find(name)
                .orElseThrow(() ->
                        Problem.of(
                                        ApiRule.UNKNOWN_COMMAND,
                                        Scalars.quoted(name),
                                        Nearest.listed(Nearest.to(name, byName.keySet())))
                                .asException());
    }

    /**
     * All commands: kinds of record in the order in which they come to be, each in the order of its
     * life; those that any kind of record takes come last.
     */
    Collection<CommandEntry> all() {
        return byName.values();
    }
}
