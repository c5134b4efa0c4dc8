package org.litopys.command.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.access.PersonCommand;
import org.litopys.command.application.ApplicationCommand;
import org.litopys.command.audit.EngagementCommand;
import org.litopys.command.call.CallCommand;
import org.litopys.command.contract.ContractCommand;
import org.litopys.command.introduction.IntroductionCommand;
import org.litopys.command.need.NeedCommand;
import org.litopys.command.organisation.OrganisationCommand;
import org.litopys.command.pilot.PilotCommand;
import org.litopys.command.programme.ProgrammeCommand;
import org.litopys.command.record.RecordCommand;

/**
 * Every command by its name. A new aggregate is one more line here; a new command is found by
 * itself. Immutable.
 */
final class CommandCatalogue {
    private static final List<Lifecycle<?, ?>> LIFECYCLES =
            List.of(
                    ProgrammeCommand.LIFECYCLE,
                    CallCommand.LIFECYCLE,
                    OrganisationCommand.LIFECYCLE,
                    PersonCommand.LIFECYCLE,
                    NeedCommand.LIFECYCLE,
                    ApplicationCommand.LIFECYCLE,
                    IntroductionCommand.LIFECYCLE,
                    PilotCommand.LIFECYCLE,
                    ContractCommand.LIFECYCLE,
                    EngagementCommand.LIFECYCLE,
                    RecordCommand.LIFECYCLE);

    private final Map<String, CommandEntry> byName = new LinkedHashMap<>();

    CommandCatalogue() {
        for (Lifecycle<?, ?> lifecycle : LIFECYCLES) {
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
