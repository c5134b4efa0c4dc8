package org.litopys.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;

/**
 * The moment of which an answer speaks.
 *
 * @param position what the office knew: the events up to and including this one
 * @param moment the time that belongs to it; "late" and "12 days left" count from here
 * @param past whether somebody asked for an earlier moment; if not, it is now
 * @param occurredBy what was true: of the known events only those that had happened by this time;
 *     null is all of them
 */
public record AsOf(Position position, Instant moment, boolean past, @Nullable Instant occurredBy) {
    /** Header of every answer: the position that it shows. */
    public static final String HEADER = "Litopys-Position";

    /**
     * Which rows of a read model through time are valid at this moment. Rows have {@code since} and
     * {@code until} (positions; null is open) and, by the other clock, {@code occurred_since} and
     * {@code occurred_until}, which never decrease along the versions of a record. The first part
     * is written as PostgreSQL's GiST index over the range wants it. Parameters are {@code
     * :position} and, where {@link #occurredBy} is set, {@code :occurredBy}.
     *
     * @param alias of the table in the query
     */
    public String validRows(String alias) {
        return occurredBy == null
                ? "int8range(%1$s.since, %1$s.until) @> :position".formatted(alias)
                : """
                %1$s.since <= :position and %1$s.occurred_since <= :occurredBy
                and (%1$s.until is null or %1$s.until > :position or %1$s.occurred_until > :occurredBy)\
                """
                        .formatted(alias);
    }
}
