package org.litopys.query.journal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a feed shows.
 *
 * @param types whole CloudEvents types, or names of events such as {@code ApplicationSubmitted};
 *     empty is all
 * @param subject identifier of the record; null is all
 */
record EventFilter(Set<String> types, @Nullable String subject) {
    EventFilter {
        types = Set.copyOf(types);
    }

    List<JournalEntry> page(Entries entries, long after, long upTo, int limit) {
        if (types.isEmpty()) {
            return entries.find(after, upTo, null, subject, limit);
        }
        List<String> wanted = entries.types().stream().filter(this::isWanted).toList();
        return wanted.isEmpty() ? List.of() : entries.find(after, upTo, wanted, subject, limit);
    }

    private boolean isWanted(String type) {
        return types.contains(type) || types.contains(nameIn(type));
    }

    /**
     * {@code ApplicationSubmitted} of {@code org.litopys.application.ApplicationSubmitted.v1}, and
     * of itself.
     */
    static String nameIn(String type) {
        int end = type.lastIndexOf('.');
        if (end < 0) {
            return type;
        }
        return type.substring(type.lastIndexOf('.', end - 1) + 1, end);
    }
}
