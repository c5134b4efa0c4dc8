package org.litopys.query.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.AsOf;
import org.litopys.query.figures.OverviewFigures.ByKind;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.LateRow;
import org.litopys.query.figures.OverviewFigures.PilotRow;
import org.litopys.query.record.Due;
import org.litopys.query.record.Due.Step;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits, and for how long. */
final class DueQueries {
    /** Kinds of record that wait for something. */
    private static final List<RecordType> KINDS = RecordType.numbered();

    /** Name of the counters of pilots that are not evaluated. */
    static final String OPEN_PILOT = "OPEN_PILOT";

    private final JdbcClient db;
    private final Counters counters;

    DueQueries(JdbcClient db, Counters counters) {
        this.db = db;
        this.counters = counters;
    }

    ByKind waiting(Filter filter, AsOf asOf) {
        return filter.equals(Filter.NONE) ? fromCounters(asOf) : counted(filter, asOf);
    }

    private ByKind fromCounters(AsOf asOf) {
        long position = asOf.position().value();
        LocalDate today = Due.lastDayWithin(0, asOf.moment());
        LocalDate lastDay = lastDay(asOf);
        Map<RecordType, Long> late = dueToday(asOf, today, "<");
        Map<RecordType, Long> soon = dueToday(asOf, today, ">=");
        for (RecordType kind : KINDS) {
            for (var month : counters.at(position, "duemonth", kind).entrySet()) {
                YearMonth which = YearMonth.parse(month.getKey());
                if (which.isBefore(YearMonth.from(today))) {
                    add(late, kind, month.getValue().n());
                } else if (!which.isAfter(YearMonth.from(lastDay))) {
                    for (var day : counters.at(position, "dueday", kind, which).entrySet()) {
                        LocalDate date = LocalDate.parse(day.getKey());
                        if (date.isBefore(today)) {
                            add(late, kind, day.getValue().n());
                        } else if (date.isAfter(today) && !date.isAfter(lastDay)) {
                            add(soon, kind, day.getValue().n());
                        }
                    }
                }
            }
        }
        Map<Role, Map<RecordType, Long>> atDesk = new EnumMap<>(Role.class);
        counters.at(position, "desk")
                .forEach((name, value) -> {
                    String[] parts = name.split("\\|", -1);
                    add(
                            desk(atDesk, Role.valueOf(parts[0])),
                            RecordType.valueOf(parts[1]),
                            value.n());
                });
        return new ByKind(late, soon, atDesk);
    }

    private static LocalDate lastDay(AsOf asOf) {
        return Due.lastDayWithin(OverviewFigures.SOON_DAYS, asOf.moment());
    }

    private static Map<RecordType, Long> desk(Map<Role, Map<RecordType, Long>> atDesk, Role role) {
        return atDesk.computeIfAbsent(role, _ -> new EnumMap<>(RecordType.class));
    }

    private static void add(Map<RecordType, Long> kinds, RecordType kind, long more) {
        if (more > 0) {
            kinds.merge(kind, more, Long::sum);
        }
    }

    /** Counters know days; of today it matters whether the hour has passed. */
    private Map<RecordType, Long> dueToday(AsOf asOf, LocalDate today, String comparison) {
        Map<RecordType, Long> kinds = new EnumMap<>(RecordType.class);
        db.sql(
                        "select type, count(*) from figures.due where due_day = :today and due_at %s :moment and %s group by type"
                                .formatted(comparison, Filters.VALID))
                .param("today", today)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("position", asOf.position().value())
                .query(row -> {
                    add(kinds, RecordType.valueOf(row.getString(1)), row.getLong(2));
                });
        return kinds;
    }

    private ByKind counted(Filter filter, AsOf asOf) {
        Map<RecordType, Long> late = new EnumMap<>(RecordType.class);
        Map<RecordType, Long> soon = new EnumMap<>(RecordType.class);
        Map<Role, Map<RecordType, Long>> atDesk = new EnumMap<>(Role.class);
        db.sql(
                        """
                        select desk, type, count(*) as waiting, count(*) filter (where due_at < :moment) as late,
                               count(*) filter (where due_at >= :moment and due_day <= :lastDay) as soon
                          from figures.due where %s%s group by desk, type\
                        """
                                .formatted(Filters.VALID, Filters.sql(filter)))
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("lastDay", lastDay(asOf))
                .param("position", asOf.position().value())
                .params(Filters.parameters(filter))
                .query(row -> {
                    RecordType kind = RecordType.valueOf(row.getString("type"));
                    add(
                            desk(atDesk, Role.valueOf(row.getString("desk"))),
                            kind,
                            row.getLong("waiting"));
                    add(late, kind, row.getLong("late"));
                    add(soon, kind, row.getLong("soon"));
                });
        return new ByKind(late, soon, atDesk);
    }

    /** Late or due within seven days, the longest waiting first. */
    List<LateRow> late(Filter filter, AsOf asOf, int limit) {
        return earliest(
                filter,
                asOf,
                KINDS.stream().map(Enum::name).toList(),
                "",
                lastDay(asOf),
                limit,
                (row, _) ->
                        new LateRow(
                                RecordType.valueOf(row.getString("type")),
                                row.getString("reference"),
                                row.getString("organisation"),
                                row.getString("organisation_uk"),
                                Step.valueOf(row.getString("step")),
                                Role.valueOf(row.getString("desk")),
                                row.getObject("due_at", OffsetDateTime.class).toInstant()));
    }

    /** Pilots that are not evaluated, the next due first. */
    List<PilotRow> pilots(Filter filter, AsOf asOf, int limit) {
        return earliest(
                filter,
                asOf,
                List.of(OPEN_PILOT),
                " and type = 'PILOT' and status <> 'EVALUATED'",
                LocalDate.of(9999, 12, 31),
                limit,
                (row, _) ->
                        new PilotRow(
                                row.getString("reference"),
                                TechnologyArea.valueOf(row.getString("technology")),
                                row.getString("status"),
                                Step.valueOf(row.getString("step")),
                                instant(row.getObject("due_at", OffsetDateTime.class)),
                                row.getObject("planned_end", LocalDate.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    Map<String, Long> pilotsByStatus(Filter filter, AsOf asOf) {
        Map<String, Long> byStatus = new HashMap<>();
        db.sql(
                        "select status, count(*) from figures.due where type = 'PILOT' and %s%s group by status"
                                .formatted(Filters.VALID, Filters.sql(filter)))
                .param("position", asOf.position().value())
                .params(Filters.parameters(filter))
                .query(row -> {
                    byStatus.put(row.getString(1), row.getLong(2));
                });
        return byStatus;
    }

    /**
     * The rows due first. Counters say on which days something was open at the position, so that
     * only the rows of those days are read and not every row that ever waited.
     */
    private <T> List<T> earliest(
            Filter filter,
            AsOf asOf,
            List<String> kinds,
            String condition,
            LocalDate lastDay,
            int limit,
            RowMapper<T> mapper) {
        boolean all = filter.equals(Filter.NONE);
        String days = all ? "due_day = any (:days::date[])" : "due_day <= :lastDay";
        JdbcClient.StatementSpec statement =
                db.sql(
                                "select * from figures.due where %s and %s%s%s order by due_at, reference limit %d"
                                        .formatted(
                                                days,
                                                Filters.VALID,
                                                condition,
                                                Filters.sql(filter),
                                                limit))
                        .param("position", asOf.position().value())
                        .params(Filters.parameters(filter));
        statement =
                all
                        ? statement.param(
                                "days", openDays(asOf.position().value(), kinds, lastDay, limit))
                        : statement.param("lastDay", lastDay);
        return statement.query(mapper).list();
    }

    private String[] openDays(long position, List<String> kinds, LocalDate lastDay, int limit) {
        SortedMap<YearMonth, Set<String>> months = new TreeMap<>();
        for (String kind : kinds) {
            counters.at(position, "duemonth", kind)
                    .keySet()
                    .forEach(month ->
                            months.computeIfAbsent(YearMonth.parse(month), _ -> new TreeSet<>())
                                    .add(kind));
        }
        List<String> days = new ArrayList<>();
        long rows = 0;
        for (var month : months.headMap(YearMonth.from(lastDay).plusMonths(1)).entrySet()) {
            SortedMap<LocalDate, Long> open = new TreeMap<>();
            if (rows < limit) {
                for (String kind : month.getValue()) {
                    counters.at(position, "dueday", kind, month.getKey())
                            .forEach((day, value) ->
                                    open.merge(LocalDate.parse(day), value.n(), Long::sum));
                }
            }
            for (var day : open.entrySet()) {
                if (rows < limit && !day.getKey().isAfter(lastDay)) {
                    days.add(day.getKey().toString());
                    rows += day.getValue();
                }
            }
        }
        return days.toArray(String[]::new);
    }
}
