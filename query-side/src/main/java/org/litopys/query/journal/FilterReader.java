package org.litopys.query.journal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.query.KnownRecords;
import org.litopys.query.NearNames;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;

/**
 * Reads {@code type} and {@code subject} of the feed. A name that nothing has is refused, because a
 * feed that stays empty for ever looks like one in which nothing happens. Thread-safe.
 */
final class FilterReader {
    private final EventCatalogue catalogue;
    private final Entries entries;
    private final KnownRecords records;

    FilterReader(EventCatalogue catalogue, Entries entries, KnownRecords records) {
        this.catalogue = catalogue;
        this.entries = entries;
        this.records = records;
    }

    /** Adds the fault of each type that no event has. */
    Set<String> types(Parameters parameters) {
        Set<String> types = Set.copyOf(parameters.all("type"));
        if (!types.isEmpty()) {
            Set<String> names = names();
            for (String type : types) {
                if (!names.contains(EventFilter.nameIn(type))
                        && !parameters.severalInOne("type", type)) {
                    wrong(parameters, type, names);
                }
            }
        }
        return types;
    }

    private static void wrong(Parameters parameters, String type, Set<String> names) {
        List<String> like = NearNames.like(EventFilter.nameIn(type), names);
        if (like.isEmpty()) {
            parameters.wrong("type", "not-an-event-type", Parameters.shortened(type));
        } else {
            parameters.wrong(
                    "type",
                    "unknown-event-type",
                    Parameters.shortened(type),
                    String.join(", ", like));
        }
    }

    /** Of today's program, and those of later versions that the journal has. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        catalogue.events().forEach(event -> names.add(event.getSimpleName()));
        entries.types().forEach(type -> names.add(EventFilter.nameIn(type)));
        return names;
    }

    /**
     * The identifier as entries have it; null where none is asked for.
     *
     * @throws QueryProblem (404) where there is no such record
     */
    @Nullable String subject(Parameters parameters) {
        String text = parameters.one("subject");
        if (text == null || entries.hasSubject(text)) {
            return text;
        }
        UUID written = EntryFormat.uuid(text); // perhaps in capitals
        UUID id = written == null ? records.id(text).orElse(null) : written;
        if (id == null || !entries.hasSubject(id.toString())) {
            throw QueryProblem.of(404, "unknown-subject", Parameters.shortened(text));
        }
        return id.toString();
    }
}
