package org.litopys.query.list;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.figures.OverviewFigures.Reached;
import org.litopys.query.record.Due;

/**
 * What a list is asked for. Null and empty are "any".
 *
 * @param statuses any of these
 * @param programme code
 * @param call code
 * @param country ISO 3166-1 alpha-2
 * @param organisation reference or id; as organisation or as partner
 * @param owner on whose desk
 * @param reached only what belongs to an application that has come so far, as the funnel counts it
 * @param year only what belongs to an application submitted in this year, in Brussels
 * @param endsWithin days; only contracts, and pilots whose export licence, that end within them,
 *     the last day included; {@link #OVER}: that have ended
 * @param from first day on which the record was entered, in Brussels
 * @param to last such day
 * @param text words that all occur in reference, title or names, in any order and letter case
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
        @Nullable Reached reached,
        @Nullable Integer year,
        @Nullable Integer endsWithin,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text,
        Column sort,
        boolean descending,
        List<Column> columns,
        int size,
        @Nullable Cursor cursor) {
    /** Instead of the days within which something ends: it has ended. */
    public static final int OVER = 0;

    /** As in an address. */
    public static final String OVER_KEY = "over";

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 200;

    /**
     * How close the deadline is, counted from the moment of the list; the last of the days is
     * within ({@link Due#lastDayWithin}).
     */
    public enum DueWithin {
        LATE("late", 0),
        WEEK("7", OverviewFigures.SOON_DAYS),
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

    /**
     * Short, and the same for two lists that choose the same records: kind and filters, not order,
     * columns or page. Different filters may have the same one, once in four thousand million.
     */
    String filterKey() {
        List<?> parts =
                Arrays.asList(
                        type.name(),
                        statuses.stream().sorted().distinct().toList(),
                        upper(programme),
                        upper(call),
                        technology == null ? null : technology.name(),
                        country,
                        upper(organisation),
                        owner == null ? null : owner.name(),
                        due == null ? null : due.key(),
                        reached == null ? null : reached.name(),
                        year,
                        endsWithin,
                        from,
                        to,
                        upper(text));
        return Integer.toHexString(parts.toString().hashCode());
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** {@code -deadline}, as in an address. */
    public String sortKey() {
        return (descending ? "-" : "") + sort.key();
    }
}
