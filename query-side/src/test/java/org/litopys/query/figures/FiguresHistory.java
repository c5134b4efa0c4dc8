package org.litopys.query.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;

/** An invented office that works for about a year, over a new year, with some money in dollars. */
final class FiguresHistory {
    /** Half a day less something, so that what is due comes now before the hour and now after it. */
    private static final Duration BETWEEN_ACTS = Duration.ofMinutes(11 * 60 + 13);

    private static final Instant START = Instant.parse("2026-12-10T08:00:00Z");

    private FiguresHistory() {}

    static List<GeneratedOffice.Act> acts(TestLedger of, int applications) {
        of.clock.set(START);
        List<GeneratedOffice.Act> acts = new ArrayList<>();
        int submitted = 0;
        for (GeneratedOffice.Act act : new GeneratedOffice(11, START).acts(applications)) {
            if (act.events().getFirst() instanceof ApplicationSubmitted one && ++submitted % 9 == 0) {
                acts.add(new GeneratedOffice.Act(act.metadata(), List.of(inDollars(one))));
            } else {
                acts.add(act);
            }
        }
        return acts;
    }

    private static ApplicationSubmitted inDollars(ApplicationSubmitted one) {
        return new ApplicationSubmitted(
                one.applicationId(),
                new Money(one.requested().amount(), Currency.getInstance("USD")),
                one.technology(),
                one.trl(),
                one.submittedAt(),
                one.contentHash(),
                one.eligibilityDueAt());
    }

    static void append(List<GeneratedOffice.Act> acts, TestLedger to) {
        for (GeneratedOffice.Act act : acts) {
            to.clock.advance(BETWEEN_ACTS);
            GeneratedOffice.append(List.of(act), to);
        }
    }

    /** Batches as chance has them; the reader is sometimes a new one that remembers nothing. */
    static long projectBitByBit(List<GeneratedOffice.Act> acts, TestLedger office) {
        Random random = new Random(3);
        int done = 0;
        while (done < acts.size()) {
            int next = Math.min(acts.size(), done + 1 + random.nextInt(60));
            append(acts.subList(done, next), office);
            if (done == 0 || random.nextInt(4) == 0) {
                office.restart(new Figures(office.dataSource));
            }
            office.project();
            done = next;
        }
        return office.ledger.head();
    }

    /** Every row of the figures, by table; counters by name, because their numbers are of no account. */
    static Map<String, List<String>> rows(TestLedger office) {
        Map<String, List<String>> rows = new HashMap<>();
        for (String table : List.of("journey", "due", "contract_end", "budget_line", "choice")) {
            rows.put(table, texts(office, "select t::text from figures.%s t order by 1".formatted(table)));
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
