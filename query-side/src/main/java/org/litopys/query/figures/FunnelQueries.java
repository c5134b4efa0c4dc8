package org.litopys.query.figures;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.Month;
import org.litopys.query.figures.OverviewFigures.Reached;
import org.litopys.query.figures.OverviewFigures.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From application to contract, and what came and was decided in each month. */
final class FunnelQueries {
    private final JdbcClient db;

    FunnelQueries(JdbcClient db) {
        this.db = db;
    }

    /** Beginnings of the names of all counters that are read here. */
    static List<String> counters(Filter filter) {
        return Filters.needsRows(filter)
                ? List.of()
                : List.of(
                        Counters.name("funnel", years(filter)),
                        Counters.name("days", years(filter)),
                        Counters.name("month", years(filter)));
    }

    private static Object years(Filter filter) {
        return filter.year() == null ? "all" : filter.year();
    }

    List<Stage> stages(Filter filter, AsOf asOf, CountersAt counters) {
        Map<Reached, Stage> found =
                Filters.needsRows(filter) ? counted(filter, asOf) : fromCounters(filter, counters);
        List<Stage> stages = new ArrayList<>();
        for (Reached reached : Reached.values()) {
            stages.add(found.getOrDefault(reached, new Stage(reached, 0, null, null)));
        }
        return stages;
    }

    private static Map<Reached, Stage> fromCounters(Filter filter, CountersAt counters) {
        Object year = years(filter);
        Map<Reached, Map<String, Counters.Value>> byCurrency = new EnumMap<>(Reached.class);
        counters.under("funnel", year)
                .forEach((name, value) -> {
                    String[] parts = name.split("\\|", -1);
                    byCurrency
                            .computeIfAbsent(Reached.valueOf(parts[0]), _ -> new HashMap<>())
                            .put(parts[1], value);
                });
        Map<Reached, List<long[]>> days = new EnumMap<>(Reached.class);
        counters.under("days", year)
                .forEach((name, value) -> {
                    String[] parts = name.split("\\|", -1);
                    days.computeIfAbsent(Reached.valueOf(parts[0]), _ -> new ArrayList<>())
                            .add(new long[] {Long.parseLong(parts[1]), value.n()});
                });
        Map<Reached, Stage> stages = new EnumMap<>(Reached.class);
        byCurrency.forEach((reached, values) -> {
            long records = values.values().stream().mapToLong(Counters.Value::n).sum();
            stages.put(
                    reached,
                    new Stage(
                            reached,
                            records,
                            oneSum(values),
                            median(days.getOrDefault(reached, List.of()))));
        });
        return stages;
    }

    private static @Nullable Money oneSum(Map<String, Counters.Value> byCurrency) {
        if (byCurrency.size() != 1) {
            return null;
        }
        Map.Entry<String, Counters.Value> only = byCurrency.entrySet().iterator().next();
        return only.getKey().isEmpty()
                ? null
                : Money.of(only.getValue().amount().toPlainString(), only.getKey());
    }

    /**
     * The lower median of counted days in ascending order, as {@code percentile_disc(0.5)} gives
     * it.
     */
    static @Nullable Integer median(List<long[]> daysAndCounts) {
        long total = daysAndCounts.stream().mapToLong(each -> each[1]).sum();
        long seen = 0;
        for (long[] each : daysAndCounts) {
            seen += each[1];
            if (2 * seen >= total) {
                return (int) each[0];
            }
        }
        return null;
    }

    private Map<Reached, Stage> counted(Filter filter, AsOf asOf) {
        Map<Reached, Stage> stages = new EnumMap<>(Reached.class);
        db.sql(
                        """
                        select stage, count(*) as records, sum(amount) as amount, min(currency) as currency,
                               count(distinct currency) as currencies, percentile_disc(0.5) within group (order by days) as days
                          from figures.journey
                         where since <= :position and (until is null or until > :position) and stage <> 'DECIDED'%s
                         group by stage\
                        """
                                .formatted(Filters.sql(filter)))
                .param("position", asOf.position().value())
                .params(Filters.parameters(filter))
                .query(row -> {
                    Reached reached = Reached.valueOf(row.getString("stage"));
                    BigDecimal amount = row.getBigDecimal("amount");
                    Money sum =
                            amount == null || row.getInt("currencies") != 1
                                    ? null
                                    : Filters.money(row, "amount");
                    Integer days = row.getObject("days", Integer.class);
                    stages.put(
                            reached,
                            new Stage(
                                    reached,
                                    row.getLong("records"),
                                    sum,
                                    days == null ? null : Journeys.bucket(days)));
                });
        return stages;
    }

    /** The twelve months up to the moment, oldest first. */
    List<Month> months(Filter filter, AsOf asOf, CountersAt counters) {
        YearMonth last = YearMonth.from(asOf.moment().atZone(RecordType.OFFICE_ZONE));
        Map<String, Long> found =
                Filters.needsRows(filter)
                        ? countedMonths(filter, asOf)
                        : monthsFromCounters(filter, counters);
        List<Month> months = new ArrayList<>();
        for (YearMonth month = last.minusMonths(11);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(
                    new Month(
                            month,
                            found.getOrDefault(month + "|SUBMITTED", 0L),
                            found.getOrDefault(month + "|DECIDED", 0L)));
        }
        return months;
    }

    private static Map<String, Long> monthsFromCounters(Filter filter, CountersAt counters) {
        Map<String, Long> months = new HashMap<>();
        counters.under("month", years(filter))
                .forEach((name, value) -> months.put(name, value.n()));
        return months;
    }

    private Map<String, Long> countedMonths(Filter filter, AsOf asOf) {
        Map<String, Long> months = new HashMap<>();
        db.sql(
                        """
                        select to_char(at at time zone :zone, 'YYYY-MM') || '|' || stage as month, count(*)
                          from figures.journey
                         where since <= :position and (until is null or until > :position)
                           and stage in ('SUBMITTED', 'DECIDED')%s
                         group by 1\
                        """
                                .formatted(Filters.sql(filter)))
                .param("zone", RecordType.OFFICE_ZONE.getId())
                .param("position", asOf.position().value())
                .params(Filters.parameters(filter))
                .query(row -> {
                    months.put(row.getString(1), row.getLong(2));
                });
        return months;
    }
}
