package org.litopys.query.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Counters counters;
    private final FunnelQueries funnel;
    private final DueQueries due;
    private final ContractQueries contracts;

    FigureQueries(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        counters = new Counters(db);
        funnel = new FunnelQueries(db, counters);
        due = new DueQueries(db, counters);
        contracts = new ContractQueries(db);
    }

    @Override
    public Overview overview(Filter filter, AsOf asOf) {
        ByKind waiting = due.waiting(filter, asOf);
        List<EndingContract> ending = contracts.ending(filter, asOf);
        PilotCounts pilots = pilotCounts(filter, asOf);
        return new Overview(
                Attention.of(waiting, ending.size(), pilots.running()),
                funnel.stages(filter, asOf),
                funnel.months(filter, asOf),
                due.late(filter, asOf, 10),
                budget(asOf),
                ending.subList(0, Math.min(5, ending.size())),
                due.pilots(filter, asOf, 10),
                pilots);
    }

    private PilotCounts pilotCounts(Filter filter, AsOf asOf) {
        Map<String, Long> byStatus = new HashMap<>();
        if (Filters.needsRows(filter) || filter.year() != null) {
            byStatus.putAll(due.pilotsByStatus(filter, asOf));
        } else {
            counters.at(asOf.position().value(), "status", "PILOT")
                    .forEach((status, value) -> byStatus.put(status, value.n()));
        }
        long prepared = 0;
        for (String status : List.of("PROPOSED", "PLAN_APPROVED", "AUTHORISED")) {
            prepared += byStatus.getOrDefault(status, 0L);
        }
        return new PilotCounts(
                byStatus.getOrDefault("RUNNING", 0L),
                prepared,
                byStatus.getOrDefault("COMPLETED", 0L));
    }

    @Override
    public List<BudgetLine> budget(AsOf asOf) {
        return db.sql(
                        """
                        select line.* from (select distinct programme, line from figures.budget_line) each
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
