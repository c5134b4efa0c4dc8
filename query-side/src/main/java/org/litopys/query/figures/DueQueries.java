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
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final List<RecordType> KINDS =
            List.of(
                    RecordType.ORGANISATION,
                    RecordType.APPLICATION,
                    RecordType.INTRODUCTION,
                    RecordType.PILOT,
                    RecordType.CONTRACT,
                    RecordType.ENGAGEMENT);

    /** Name of the counters of pilots that are not evaluated. */
    static final String OPEN_PILOT = "OPEN_PILOT";

    private final JdbcClient db;

    DueQueries(JdbcClient db) {
        this.db = db;
    }

    /** Beginnings of the names of counters that are always read here. */
    static List<String> counters(Filter filter) {
        return filter.equals(Filter.NONE)
                ? List.of(Counters.name("duemonth"), Counters.name("desk"))
                : List.of();
    }

    ByKind waiting(Filter filter, AsOf asOf, CountersAt counters) {
        return filter.equals(Filter.NONE) ? fromCounters(asOf, counters) : counted(filter, asOf);
    }

    private ByKind fromCounters(AsOf asOf, CountersAt counters) {
        LocalDate today = Due.lastDayWithin(0, asOf.moment());
        LocalDate lastDay = lastDay(asOf);
        Map<RecordType, Long> late = new EnumMap<>(RecordType.class);
        Map<RecordType, Long> soon = new EnumMap<>(RecordType.class);
        dueToday(asOf, today, late, soon);
        counters.load(days(KINDS, YearMonth.from(today), YearMonth.from(lastDay)));
        for (RecordType kind : KINDS) {
            for (var month : counters.under("duemonth", kind).entrySet()) {
                YearMonth which = YearMonth.parse(month.getKey());
                if (which.isBefore(YearMonth.from(today))) {
                    add(late, kind, month.getValue().n());
                } else if (!which.isAfter(YearMonth.from(lastDay))) {
                    for (var day : counters.under("dueday", kind, which).entrySet()) {
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
        counters.under("desk")
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

    private static List<String> days(List<RecordType> kinds, YearMonth from, YearMonth to) {
        List<String> beginnings = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            for (RecordType kind : kinds) {
                beginnings.add(Counters.name("dueday", kind, month));
            }
        }
        return beginnings;
    }

    /** Counters know days; of today it matters whether the hour has passed. */
    private void dueToday(
            AsOf asOf, LocalDate today, Map<RecordType, Long> late, Map<RecordType, Long> soon) {
        db.sql(
                        """
                        select type, count(*) filter (where due_at < :moment) as late,
                               count(*) filter (where due_at >= :moment) as soon
                          from figures.due where due_day = :today and %s group by type\
                        """
                                .formatted(Filters.VALID))
                .param("today", today)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("position", asOf.position().value())
                .query(row -> {
                    RecordType kind = RecordType.valueOf(row.getString("type"));
                    add(late, kind, row.getLong("late"));
                    add(soon, kind, row.getLong("soon"));
                });
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
    List<LateRow> late(Filter filter, AsOf asOf, CountersAt counters, int limit) {
        return earliest(
                filter,
                asOf,
                counters,
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
    List<PilotRow> pilots(Filter filter, AsOf asOf, CountersAt counters, int limit) {
        return earliest(
                filter,
                asOf,
                counters,
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
                        "select status, count(*) from figures.pilot where %s%s group by status"
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
            CountersAt counters,
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
                        ? statement.param("days", openDays(counters, kinds, lastDay, limit))
                        : statement.param("lastDay", lastDay);
        return statement.query(mapper).list();
    }

    /**
     * The first days on which something is due, up to a day, on which together {@code limit} are.
     */
    private static String[] openDays(
            CountersAt counters, List<String> kinds, LocalDate lastDay, int limit) {
        List<String> names = namesOfDays(counters, kinds, YearMonth.from(lastDay), limit);
        counters.load(names);
        SortedMap<LocalDate, Long> open = new TreeMap<>();
        for (String name : names) {
            counters.underName(name)
                    .forEach(
                            (day, value) -> open.merge(LocalDate.parse(day), value.n(), Long::sum));
        }
        List<String> days = new ArrayList<>();
        long rows = 0;
        for (var day : open.headMap(lastDay.plusDays(1)).entrySet()) {
            if (rows < limit) {
                days.add(day.getKey().toString());
                rows += day.getValue();
            }
        }
        return days.toArray(String[]::new);
    }

    /** Of the counters of days in the first months in which together {@code limit} are due. */
    private static List<String> namesOfDays(
            CountersAt counters, List<String> kinds, YearMonth last, int limit) {
        SortedMap<YearMonth, List<String>> names = new TreeMap<>();
        Map<YearMonth, Long> rows = new HashMap<>();
        for (String kind : kinds) {
            counters.under("duemonth", kind)
                    .forEach((name, value) -> {
                        YearMonth month = YearMonth.parse(name);
                        names.computeIfAbsent(month, _ -> new ArrayList<>())
                                .add(Counters.name("dueday", kind, month));
                        rows.merge(month, value.n(), Long::sum);
                    });
        }
        List<String> first = new ArrayList<>();
        long sum = 0;
        for (var month : names.headMap(last.plusMonths(1)).entrySet()) {
            if (sum < limit) {
                first.addAll(month.getValue());
                sum += rows.getOrDefault(month.getKey(), 0L);
            }
        }
        return first;
    }
}
