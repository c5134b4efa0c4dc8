package org.litopys.query.list;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;

/**
 * What a list is asked for. Null and empty are "any".
 *
 * @param statuses any of these
 * @param programme code
 * @param call code
 * @param country ISO 3166-1 alpha-2
 * @param organisation reference or id; as organisation or as partner
 * @param owner on whose desk
 * @param from first day on which the record was entered, in Brussels
 * @param to last such day
 * @param text part of reference, title or names, in any letter case
 * @param sort by this column; ties by id, absent values last
 * @param columns to show, in this order; empty is {@link Column#standard}
 * @param size rows of a page, 1 to 200
 * @param cursor where the page begins; null is at the start
 */
public record ListQuery(
        RecordType type,
        List<String> statuses,
        @Nullable String programme,
        @Nullable String call,
        @Nullable TechnologyArea technology,
        @Nullable String country,
        @Nullable String organisation,
        @Nullable Role owner,
        @Nullable DueWithin due,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text,
        Column sort,
        boolean descending,
        List<Column> columns,
        int size,
        @Nullable Cursor cursor) {
    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 200;

    /** How close the deadline is, counted from the moment of the list. */
    public enum DueWithin {
        LATE("late", 0),
        WEEK("7", 7),
        MONTH("30", 30);

        private final String key;
        private final int days;

        DueWithin(String key, int days) {
            this.key = key;
            this.days = days;
        }

        /** As in an address. */
        public String key() {
            return key;
        }

        int days() {
            return days;
        }
    }

    /** The columns to show. */
    public List<Column> shown() {
        return columns.isEmpty() ? Column.standard(type) : columns;
    }

    /** {@code -deadline}, as in an address. */
    public String sortKey() {
        return (descending ? "-" : "") + sort.key();
    }
}
