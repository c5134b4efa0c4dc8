package org.litopys.query.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.litopys.query.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the figures as of a position. Without a filter, or by year alone, everything comes from
 * counters; a filter by call, technology or country counts the applications that it leaves.
 * Thread-safe.
 */
@Component
class FigureQueries implements OverviewFigures {
    private final JdbcClient db;
    private final FunnelQueries funnel;
    private final DueQueries due;
    private final ContractQueries contracts;

    FigureQueries(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        funnel = new FunnelQueries(db);
        due = new DueQueries(db);
        contracts = new ContractQueries(db);
    }

    @Override
    public Overview overview(Filter filter, AsOf asOf) {
        CountersAt counters = new CountersAt(db, asOf.position().value());
        counters.load(
                Stream.of(
                                FunnelQueries.counters(filter),
                                DueQueries.counters(filter),
                                pilotCounters(filter))
                        .flatMap(List::stream)
                        .toList());
        ByKind waiting = due.waiting(filter, asOf, counters);
        List<EndingContract> ending = contracts.ending(filter, asOf);
        PilotCounts pilots = pilotCounts(filter, asOf, counters);
        return new Overview(
                Attention.of(waiting, ending.size(), pilots.running()),
                funnel.stages(filter, asOf, counters),
                funnel.months(filter, asOf, counters),
                due.late(filter, asOf, counters, 10),
                budget(asOf),
                ending.subList(0, Math.min(5, ending.size())),
                due.pilots(filter, asOf, counters, 10),
                pilots);
    }

    private static List<String> pilotCounters(Filter filter) {
        return filter.equals(Filter.NONE) ? List.of(Counters.name("status", "PILOT")) : List.of();
    }

    private PilotCounts pilotCounts(Filter filter, AsOf asOf, CountersAt counters) {
        Map<String, Long> byStatus = new HashMap<>();
        if (filter.equals(Filter.NONE)) {
            counters.under("status", "PILOT")
                    .forEach((status, value) -> byStatus.put(status, value.n()));
        } else {
            byStatus.putAll(due.pilotsByStatus(filter, asOf));
        }
        ToLongFunction<PilotGroup> in =
                group ->
                        group.statuses().stream()
                                .mapToLong(status -> byStatus.getOrDefault(status.name(), 0L))
                                .sum();
        return new PilotCounts(
                in.applyAsLong(PilotGroup.SUSPENDED),
                in.applyAsLong(PilotGroup.RUNNING),
                in.applyAsLong(PilotGroup.PREPARED),
                in.applyAsLong(PilotGroup.COMPLETED),
                in.applyAsLong(PilotGroup.EVALUATED),
                in.applyAsLong(PilotGroup.STOPPED));
    }

    /** Goes from line to line by the index, past all that happened to each. */
    @Override
    public List<BudgetLine> budget(AsOf asOf) {
        return db.sql(
                        """
                        with recursive each as (
                            (select programme, line from figures.budget_line order by programme, line limit 1)
                            union all
                            select next.programme, next.line
                              from each
                             cross join lateral (select programme, line from figures.budget_line one
                                                  where (one.programme, one.line) > (each.programme, each.line)
                                                  order by one.programme, one.line limit 1) next)
                        select line.* from each
                         cross join lateral (select * from figures.budget_line one
                                              where one.programme = each.programme and one.line = each.line and one.since <= :position
                                              order by one.since desc limit 1) line
                         order by line.programme, line.line\
                        """)
                .param("position", asOf.position().value())
                .query((row, _) ->
                        new BudgetLine(
                                row.getString("programme"),
                                row.getString("line"),
                                row.getString("title_en"),
                                row.getString("title_uk"),
                                Filters.money(row, "allocated"),
                                Filters.money(row, "reserved"),
                                Filters.money(row, "committed"),
                                Filters.money(row, "paid")))
                .list();
    }

    @Override
    public Choices choices(AsOf asOf) {
        List<String> calls = new ArrayList<>();
        List<String> countries = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        db.sql("select kind, code from figures.choice where since <= :position order by since desc")
                .param("position", asOf.position().value())
                .query(row -> {
                    switch (row.getString("kind")) {
                        case "call" -> calls.add(row.getString("code"));
                        case "country" -> countries.add(row.getString("code"));
                        default -> years.add(row.getInt("code"));
                    }
                });
        countries.sort(null);
        years.sort(Comparator.reverseOrder());
        return new Choices(calls, countries, years);
    }
}
