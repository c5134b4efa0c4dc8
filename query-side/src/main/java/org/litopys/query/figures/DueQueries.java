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
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.AsOf;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.LateRow;
import org.litopys.query.figures.OverviewFigures.PilotRow;
import org.litopys.query.record.Due.Step;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits, and for how long. */
final class DueQueries {
    private static final int SOON_DAYS = 7;

    private final JdbcClient db;
    private final Counters counters;

    DueQueries(JdbcClient db, Counters counters) {
        this.db = db;
        this.counters = counters;
    }

    /**
     * @param soon due within seven days, not late
     */
    record Waiting(long late, long soon, Map<Role, Long> atDesk) {}

    Waiting waiting(Filter filter, AsOf asOf) {
        return filter.equals(Filter.NONE) ? fromCounters(asOf) : counted(filter, asOf);
    }

    private Waiting fromCounters(AsOf asOf) {
        long position = asOf.position().value();
        LocalDate today = LocalDate.ofInstant(asOf.moment(), RecordType.OFFICE_ZONE);
        LocalDate lastDay = today.plusDays(SOON_DAYS);
        long lateToday = dueToday(asOf, today, "<");
        long late = lateToday;
        long soon = dueToday(asOf, today, ">=");
        for (var month : counters.at(position, "duemonth", "all").entrySet()) {
            YearMonth which = YearMonth.parse(month.getKey());
            if (which.isBefore(YearMonth.from(today))) {
                late += month.getValue().n();
            } else if (!which.isAfter(YearMonth.from(lastDay))) {
                for (var day : counters.at(position, "dueday", "all", which).entrySet()) {
                    LocalDate date = LocalDate.parse(day.getKey());
                    if (date.isBefore(today)) {
                        late += day.getValue().n();
                    } else if (date.isAfter(today) && !date.isAfter(lastDay)) {
                        soon += day.getValue().n();
                    }
                }
            }
        }
        Map<Role, Long> atDesk = new EnumMap<>(Role.class);
        counters.at(position, "desk")
                .forEach((desk, value) -> atDesk.put(Role.valueOf(desk), value.n()));
        return new Waiting(late, soon, atDesk);
    }

    /** Counters know days; of today it matters whether the hour has passed. */
    private long dueToday(AsOf asOf, LocalDate today, String comparison) {
        return db.sql(
                        "select count(*) from figures.due where due_day = :today and due_at %s :moment and %s"
                                .formatted(comparison, Filters.VALID))
                .param("today", today)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("position", asOf.position().value())
                .query(Long.class)
                .single();
    }

    private Waiting counted(Filter filter, AsOf asOf) {
        LocalDate lastDay =
                LocalDate.ofInstant(asOf.moment(), RecordType.OFFICE_ZONE).plusDays(SOON_DAYS);
        Map<Role, Long> atDesk = new EnumMap<>(Role.class);
        long[] lateAndSoon = new long[2];
        db.sql(
                        """
                        select desk, count(*) as waiting, count(*) filter (where due_at < :moment) as late,
                               count(*) filter (where due_at >= :moment and due_day <= :lastDay) as soon
                          from figures.due where %s%s group by desk\
                        """
                                .formatted(Filters.VALID, Filters.sql(filter)))
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("lastDay", lastDay)
                .param("position", asOf.position().value())
                .params(Filters.parameters(filter))
                .query(row -> {
                    atDesk.put(Role.valueOf(row.getString("desk")), row.getLong("waiting"));
                    lateAndSoon[0] += row.getLong("late");
                    lateAndSoon[1] += row.getLong("soon");
                });
        return new Waiting(lateAndSoon[0], lateAndSoon[1], atDesk);
    }

    /** Late or due within seven days, the longest waiting first. */
    List<LateRow> late(Filter filter, AsOf asOf, int limit) {
        LocalDate lastDay =
                LocalDate.ofInstant(asOf.moment(), RecordType.OFFICE_ZONE).plusDays(SOON_DAYS);
        return earliest(
                filter,
                asOf,
                "all",
                lastDay,
                limit,
                (row, _) ->
                        new LateRow(
                                RecordType.valueOf(row.getString("type")),
                                row.getString("reference"),
                                row.getString("organisation"),
                                Step.valueOf(row.getString("step")),
                                Role.valueOf(row.getString("desk")),
                                row.getObject("due_at", OffsetDateTime.class).toInstant()));
    }

    /** Pilots that are not evaluated, the next due first. */
    List<PilotRow> pilots(Filter filter, AsOf asOf, int limit) {
        return earliest(
                filter,
                asOf,
                RecordType.PILOT.name(),
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
            String kind,
            LocalDate lastDay,
            int limit,
            RowMapper<T> mapper) {
        boolean all = filter.equals(Filter.NONE);
        String days = all ? "due_day = any (:days::date[])" : "due_day <= :lastDay";
        String type =
                kind.equals("all") ? "" : " and type = '" + kind + "' and status <> 'EVALUATED'";
        JdbcClient.StatementSpec statement =
                db.sql(
                                "select * from figures.due where %s and %s%s%s order by due_at, reference limit %d"
                                        .formatted(
                                                days,
                                                Filters.VALID,
                                                type,
                                                Filters.sql(filter),
                                                limit))
                        .param("position", asOf.position().value())
                        .params(Filters.parameters(filter));
        statement =
                all
                        ? statement.param(
                                "days", openDays(asOf.position().value(), kind, lastDay, limit))
                        : statement.param("lastDay", lastDay);
        return statement.query(mapper).list();
    }

    private String[] openDays(long position, String kind, LocalDate lastDay, int limit) {
        List<String> days = new ArrayList<>();
        long rows = 0;
        for (String month : counters.at(position, "duemonth", kind).keySet()) {
            if (rows >= limit || YearMonth.parse(month).isAfter(YearMonth.from(lastDay))) {
                break;
            }
            for (var day : counters.at(position, "dueday", kind, month).entrySet()) {
                LocalDate date = LocalDate.parse(day.getKey());
                if (rows < limit && !date.isAfter(lastDay)) {
                    days.add(day.getKey());
                    rows += day.getValue().n();
                }
            }
        }
        return days.toArray(String[]::new);
    }
}
