package org.litopys.command.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.decidedBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Samples;
import org.litopys.command.programme.BudgetActs.Act;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.events.Money;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The property that matters most, under thousands of random acts by many threads of two processes:
 * on each line and at every position, allocated ≥ reserved + committed and committed ≥ paid. The
 * seed stands in every failure; {@code -Dlitopys.seed=N} chooses the same acts again (how threads
 * take turns is the machine's). The generator is our own: what a library adds, shrinking, needs
 * runs that can be repeated, and a race cannot.
 */
class BudgetRaceTest {
    private static final long SEED = Long.getLong("litopys.seed", System.nanoTime());
    private static final int THREADS = 12;
    private static final int THREADS_OF_ANOTHER = 2;
    private static final int ACTS_EACH = 180;
    private static final int CASES = 60;

    @Test
    void no_line_ever_owes_or_pays_more_than_it_has() throws Exception {
        try (CommandSide side = CommandSide.start();
                CommandSide another = side.another()) {
            Samples.openOffice(side, "6000");
            AllocateBudget sample = Samples.allocate("3000");
            side.send(
                    new AllocateBudget(
                            PROGRAMME,
                            BudgetActs.OTHER_LINE,
                            sample.lineTitle(),
                            sample.amount(),
                            sample.source(),
                            sample.decisionReference()),
                    decidedBy(AUTHORISING));
            BudgetActs acts = new BudgetActs(CASES);

            run(side, another, acts);

            Map<Act, Integer> done = new EnumMap<>(acts.done());
            assertThat(done)
                    .as("seed %d: each kind was accepted", SEED)
                    .containsOnlyKeys(Act.values());
            assertThat(acts.refused().keySet())
                    .as("seed %d: the bounds were reached", SEED)
                    .contains("budget-exceeded", "reallocation-exceeds-available");
            assertLinesHold(side.bean(Ledger.class).readAggregate(PROGRAMME.toString(), 0));
        }
    }

    private static void run(CommandSide side, CommandSide another, BudgetActs acts)
            throws InterruptedException, ExecutionException {
        List<Future<?>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS + THREADS_OF_ANOTHER)) {
            for (int thread = 0; thread < THREADS + THREADS_OF_ANOTHER; thread++) {
                CommandSide where = thread < THREADS ? side : another;
                int count = thread < THREADS ? ACTS_EACH : ACTS_EACH / 8;
                long seed = SEED + thread;
                threads.add(pool.submit(() -> acts.play(where, seed, count)));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        }
    }

    /** The money of a line, summed up here once more, from what is stored. */
    private record Sums(
            BigDecimal allocated, BigDecimal reserved, BigDecimal committed, BigDecimal paid) {
        static final Sums NONE =
                new Sums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Sums plus(BigDecimal a, BigDecimal r, BigDecimal c, BigDecimal p) {
            return new Sums(allocated.add(a), reserved.add(r), committed.add(c), paid.add(p));
        }

        boolean hold() {
            return allocated.compareTo(reserved.add(committed)) >= 0
                    && committed.compareTo(paid) >= 0
                    && reserved.signum() >= 0
                    && paid.signum() >= 0;
        }
    }

    private static void assertLinesHold(List<StoredEvent> events) {
        Map<String, Sums> lines = new HashMap<>();
        BigDecimal no = BigDecimal.ZERO;
        int moved = 0;
        for (StoredEvent event : events) {
            JsonNode json = JsonMapper.shared().readTree(event.payload());
            if (!json.has("amount")) {
                continue;
            }
            moved++;
            Money money = JsonMapper.shared().treeToValue(json.get("amount"), Money.class);
            assertThat(money.currency()).isEqualTo(eur("0").currency());
            BigDecimal x = money.amount();
            BigDecimal minus = x.negate();
            switch (event.type()) {
                case "BudgetAllocated" -> add(lines, json, "line", x, no, no, no);
                case "BudgetReallocated" -> {
                    add(lines, json, "fromLine", minus, no, no, no);
                    add(lines, json, "toLine", x, no, no, no);
                }
                case "BudgetReserved" -> add(lines, json, "line", no, x, no, no);
                case "BudgetReservationReleased" -> add(lines, json, "line", no, minus, no, no);
                case "BudgetCommitted" -> add(lines, json, "line", no, minus, x, no);
                case "BudgetDecommitted" -> add(lines, json, "line", no, no, minus, no);
                case "BudgetConsumed" -> add(lines, json, "line", no, no, no, x);
                case "BudgetRecovered" -> add(lines, json, "line", no, no, minus, minus);
                default -> throw new AssertionError("unknown movement of money " + event);
            }
            assertThat(lines.values()).as("seed %d, at %s", SEED, event).allMatch(Sums::hold);
        }
        assertThat(lines).containsOnlyKeys(LINE, BudgetActs.OTHER_LINE);
        assertThat(moved).as("movements of money").isGreaterThan(300);
    }

    private static void add(
            Map<String, Sums> lines,
            JsonNode event,
            String line,
            BigDecimal allocated,
            BigDecimal reserved,
            BigDecimal committed,
            BigDecimal paid) {
        lines.merge(
                event.get(line).stringValue(),
                Sums.NONE.plus(allocated, reserved, committed, paid),
                (sums, _) -> sums.plus(allocated, reserved, committed, paid));
    }
}
