package org.litopys.query.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;

/**
 * An invented office that works for ten months, over a new year, with some money in dollars. Its
 * contracts end in the last of these months.
 */
final class FiguresHistory {
    private static final Instant START = Instant.parse("2026-12-10T08:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(310);

    final List<GeneratedOffice.Act> acts = new ArrayList<>();
    private final Duration betweenActs;

    FiguresHistory(int applications) {
        int submitted = 0;
        for (GeneratedOffice.Act act : new GeneratedOffice(11, START).acts(applications)) {
            if (act.events().getFirst() instanceof ApplicationSubmitted one
                    && ++submitted % 9 == 0) {
                acts.add(new GeneratedOffice.Act(act.metadata(), List.of(inDollars(one))));
            } else {
                acts.add(act);
            }
        }
        betweenActs = LENGTH.dividedBy(acts.size()).truncatedTo(ChronoUnit.MINUTES);
    }

    private static ApplicationSubmitted inDollars(ApplicationSubmitted one) {
        return new ApplicationSubmitted(
                one.applicationId(),
                new Money(one.requested().amount(), Currency.getInstance("USD")),
                one.technology(),
                one.trl(),
                one.exportControl(),
                one.need(),
                one.submittedAt(),
                one.contentHash(),
                one.eligibilityDueAt(),
                one.outcomeDueAt());
    }

    void append(int from, int to, TestLedger office) {
        if (from == 0) {
            office.clock.set(START);
        }
        for (GeneratedOffice.Act act : acts.subList(from, to)) {
            office.clock.advance(betweenActs);
            GeneratedOffice.append(List.of(act), office);
        }
    }

    /** Batches as chance has them; the reader is sometimes a new one that remembers nothing. */
    long projectBitByBit(TestLedger office) {
        Random random = new Random(3);
        int done = 0;
        while (done < acts.size()) {
            int next = Math.min(acts.size(), done + 1 + random.nextInt(60));
            append(done, next, office);
            if (done == 0 || random.nextInt(4) == 0) {
                office.restart(new Figures(office.dataSource));
            }
            office.project();
            done = next;
        }
        return office.ledger.head();
    }

    /**
     * Every row of the figures, by table; counters by name, because their numbers are of no
     * account.
     */
    static Map<String, List<String>> rows(TestLedger office) {
        Map<String, List<String>> rows = new HashMap<>();
        for (String table :
                List.of("journey", "due", "contract_end", "pilot", "budget_line", "choice")) {
            rows.put(
                    table,
                    texts(office, "select t::text from figures.%s t order by 1".formatted(table)));
        }
        rows.put(
                "counter",
                texts(
                        office,
                        """
                        select concat_ws(' ', s.name, c.since, c.n, c.amount)
                          from figures.counter c join figures.series s on s.id = c.series order by 1\
                        """));
        return rows;
    }

    private static List<String> texts(TestLedger office, String sql) {
        return office.db.sql(sql).query(String.class).list();
    }
}
