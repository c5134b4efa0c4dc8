package org.litopys.command.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.application.ApplicationCommand;
import org.litopys.command.call.CallCommand;
import org.litopys.command.contract.ContractCommand;
import org.litopys.command.introduction.IntroductionCommand;
import org.litopys.command.organisation.OrganisationCommand;
import org.litopys.command.pilot.PilotCommand;
import org.litopys.command.programme.ProgrammeCommand;

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
                    ApplicationCommand.LIFECYCLE,
                    IntroductionCommand.LIFECYCLE,
                    PilotCommand.LIFECYCLE,
                    ContractCommand.LIFECYCLE);

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

    /** Throws a 404 that lists the names most like it where there is no such command. */
    CommandEntry get(String name) {
        return find(name)
                .orElseThrow(() ->
                        Problem.of(
                                        404,
                                        "unknown-command",
                                        Scalars.quoted(name),
                                        String.join(", ", near(name)))
                                .asException());
    }

    /**
     * All commands: kinds of record in the order in which they come to be, each in the order of its
     * life.
     */
    Collection<CommandEntry> all() {
        return byName.values();
    }

    private List<String> near(String name) {
        List<String> names = new ArrayList<>(byName.keySet());
        String wanted = Scalars.quoted(name).toLowerCase(Locale.ROOT);
        names.sort(Comparator.comparingInt(candidate -> distance(wanted, candidate)));
        return names.subList(0, 3);
    }

    /** Letters to change, add or leave out to get from one to the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
