package org.litopys.command.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.litopys.events.Role;

/**
 * Which commands somebody asks for: those of one kind of record ({@code record}), those that a role
 * may send ({@code role}). What it does not know is refused, for a parameter that does nothing
 * looks like one that did.
 */
record CatalogueFilter(Optional<String> record, Optional<String> role) {
    private static final List<String> NAMES = List.of("record", "role");

    /** Throws a 400 for a parameter or a value that there is not. */
    static CatalogueFilter of(Map<String, String[]> parameters, CommandCatalogue catalogue) {
        parameters.forEach((name, values) -> {
            if (!NAMES.contains(name) || values.length > 1) {
                throw Problem.of(
                                ApiRule.UNKNOWN_PARAMETER,
                                Scalars.quoted(name),
                                String.join(", ", NAMES))
                        .asException();
            }
        });
        List<String> records =
                catalogue.all().stream().map(CommandEntry::record).distinct().toList();
        List<String> roles = Arrays.stream(Role.values()).map(Role::name).toList();
        return new CatalogueFilter(
                one(parameters, "record", records), one(parameters, "role", roles));
    }

    private static Optional<String> one(
            Map<String, String[]> parameters, String name, List<String> known) {
        String[] values = parameters.get(name);
        if (values == null) {
            return Optional.empty();
        }
        return Optional.of(
                known.stream()
                        .filter(values[0]::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.of(
                                                ApiRule.UNKNOWN_PARAMETER_VALUE,
                                                name,
                                                Scalars.quoted(values[0]),
                                                String.join(", ", known))
                                        .asException()));
    }

    boolean shows(CommandEntry entry) {
        return record.map(entry.record()::equals).orElse(true)
                && role.map(name -> entry.senders().contains(Role.valueOf(name))).orElse(true);
    }
}
