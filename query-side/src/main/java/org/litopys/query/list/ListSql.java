package org.litopys.query.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.list.ListQuery.DueWithin;
import org.litopys.query.record.Due;
import org.litopys.query.record.SearchText;

/** The SQL of one list: its conditions, its order and the place of a page in it. */
final class ListSql {
    /**
     * The rows of a moment that is hardly past: those that are open, which have indexes of their
     * own, and the few that were closed since. Right for any position, but made for the newest.
     */
    private static final String RECENT =
            """
            (select * from query.record where until is null
             union all
             select * from query.record where until is not null and until > %s) r\
            """;

    private final ListQuery query;
    private final String from;

    /** Conditions of the parts of {@link #RECENT}; null where the list is of the past. */
    private final @Nullable String closedSince;

    /** Which rows of {@code figures.journey j} had happened. */
    private final String happened;

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final StringBuilder where = new StringBuilder();

    ListSql(ListQuery query, AsOf asOf) {
        this.query = query;
        // Kind and position stand as literals, so that the plan is made for them.
        where.append("r.type = '").append(query.type().name()).append("' and ");
        String position = asOf.position().value() + "::bigint";
        String by = asOf.past() && asOf.occurredBy() != null ? " and j.at <= :occurredBy" : "";
        happened =
                "j.since <= %s and (j.until is null or j.until > %s)".formatted(position, position)
                        + by;
        if (asOf.past()) {
            from = "query.record r";
            closedSince = null;
            where.append(asOf.validRows("r").replace(":position", position));
            Instant occurredBy = asOf.occurredBy();
            if (occurredBy != null) {
                parameters.put("occurredBy", time(occurredBy));
            }
        } else {
            from = RECENT.formatted(position);
            closedSince = "r.until > " + position;
            where.append("r.since <= ").append(position);
        }
        filters(asOf.moment());
    }

    private void filters(Instant moment) {
        if (!query.statuses().isEmpty()) {
            and("r.status in (:statuses)", "statuses", query.statuses());
        }
        andText("upper(r.programme) = upper(:programme)", "programme", query.programme());
        andText("upper(r.call) = upper(:call)", "call", query.call());
        andText("r.country = :country", "country", query.country());
        if (query.technology() != null) {
            and("r.technology = :technology", "technology", query.technology().name());
        }
        if (query.owner() != null) {
            and("r.desk = :owner", "owner", query.owner().name());
        }
        if (query.organisation() != null) {
            organisation(query.organisation());
        }
        if (query.due() != null) {
            due(query.due(), moment);
        }
        if (query.reached() != null) {
            and(ofApplications("j.stage = :reached"), "reached", query.reached().name());
        }
        if (query.year() != null) {
            and(ofApplications("j.stage = 'SUBMITTED' and j.year = :year"), "year", query.year());
        }
        if (query.endsWithin() != null && query.endsWithin() == ListQuery.OVER) {
            and("r.ends < :today", "today", Due.lastDayWithin(0, moment));
        } else if (query.endsWithin() != null) {
            and("r.ends >= :today", "today", Due.lastDayWithin(0, moment));
            and("r.ends <= :endsBy", "endsBy", Due.lastDayWithin(query.endsWithin(), moment));
        }
        if (query.from() != null) {
            and("r.entered_at >= :from", "from", startOf(query.from()));
        }
        if (query.to() != null) {
            and("r.entered_at < :to", "to", startOf(query.to().plusDays(1)));
        }
        if (query.text() != null) {
            words(query.text());
        }
    }

    /** All words must occur, in any order: nobody remembers the order of a title. */
    private void words(String text) {
        int number = 0;
        for (String word : text.strip().split("\\s+")) {
            String name = "word" + number++;
            and("r.search like :" + name + " escape '\\'", name, "%" + literal(word) + "%");
        }
    }

    private void organisation(String referenceOrId) {
        try {
            UUID id = UUID.fromString(referenceOrId);
            and(":organisation in (r.organisation_id, r.partner_id)", "organisation", id);
        } catch (IllegalArgumentException reference) {
            and(
                    "upper(:organisation) in (upper(r.organisation_ref), upper(r.partner_ref))",
                    "organisation",
                    referenceOrId);
        }
    }

    private void due(DueWithin due, Instant moment) {
        if (due == DueWithin.LATE) {
            and("r.due_at < :moment", "moment", time(moment));
        } else {
            and("r.due_at >= :moment", "moment", time(moment));
            and(
                    "r.due_at < :dueBy",
                    "dueBy",
                    startOf(Due.lastDayWithin(due.days(), moment).plusDays(1)));
        }
    }

    /** What belongs to an application of which the figures know this: the same rows count there. */
    private String ofApplications(String condition) {
        return "r.application in (select j.application from figures.journey j where %s and %s)"
                .formatted(condition, happened);
    }

    /** What stands for itself in a LIKE pattern, folded as the searched column is. */
    private static String literal(String text) {
        return SearchText.folded(text)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return time(day.atStartOfDay(RecordType.OFFICE_ZONE).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void andText(String condition, String name, @Nullable String value) {
        if (value != null) {
            and(condition, name, value);
        }
    }

    private void and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * The first rows in an order. The planner does not take the index of the order through a union,
     * so each part is ordered and cut by itself.
     */
    String first(String columns, boolean backwards, int rows) {
        String end = " %s limit %d".formatted(order(backwards), rows);
        String part = "select %s from query.record r where %s and %s%s";
        return closedSince == null
                ? "select %s from %s%s".formatted(columns, from(), end)
                : "select * from ((%s) union all (%s)) r%s"
                        .formatted(
                                part.formatted(columns, "r.until is null", where, end),
                                part.formatted(columns, closedSince, where, end),
                                end);
    }

    /** What stands behind {@code from}, the conditions too. */
    String from() {
        return from + " where " + where;
    }

    /** The sorted column as text, to be put into a cursor. */
    String sortText() {
        return "(r." + query.sort().sql() + ")::text";
    }

    /** More days in a status is an earlier beginning. */
    private boolean descending() {
        return query.descending() ^ query.sort() == Column.DAYS;
    }

    /**
     * @param backwards from the end to the beginning
     */
    String order(boolean backwards) {
        String column = "r." + query.sort().sql();
        String direction = descending() ^ backwards ? "desc" : "asc";
        String absentLast =
                query.sort().isNullable()
                        ? "(%s is null) %s, ".formatted(column, backwards ? "desc" : "asc")
                        : "";
        return "order by %s%s %s, r.record_id %s"
                .formatted(absentLast, column, direction, direction);
    }

    /** The row of the cursor, where the list has it with the value that the cursor names. */
    String beside(Cursor cursor) {
        parameters.put("id", cursor.id());
        parameters.put("value", cursor.value());
        return "select 1 from %s and r.record_id = :id and r.%s is not distinct from cast(:value as %s)"
                .formatted(from(), query.sort().sql(), query.sort().sqlType());
    }

    /** Only what lies beyond the row of the cursor; absent values are last. */
    void beyond(Cursor cursor) {
        String column = "r." + query.sort().sql();
        String beyond = descending() ^ cursor.backwards() ? "<" : ">";
        parameters.put("id", cursor.id());
        if (cursor.value() == null) {
            where.append(
                    cursor.backwards()
                            ? " and (%1$s is not null or r.record_id %2$s :id)"
                                    .formatted(column, beyond)
                            : " and %1$s is null and r.record_id %2$s :id"
                                    .formatted(column, beyond));
            return;
        }
        parameters.put("value", cursor.value());
        where.append(
                " and (%1$s %2$s cast(:value as %3$s) or %1$s = cast(:value as %3$s) and r.record_id %2$s :id%4$s)"
                        .formatted(
                                column,
                                beyond,
                                query.sort().sqlType(),
                                cursor.backwards() ? "" : " or " + column + " is null"));
    }
}
