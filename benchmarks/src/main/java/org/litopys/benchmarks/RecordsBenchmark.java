package org.litopys.benchmarks;

import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.litopys.command.CommandSide;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What a long record costs, and many callers who all want money of one line. */
@Command(
        name = "records",
        mixinStandardHelpOptions = true,
        description =
                "A command-side on a PostgreSQL of its own, without HTTP: commands to a long record, awards on one budget line.")
final class RecordsBenchmark implements Callable<Integer> {
    @Option(
            names = "--warm-up",
            defaultValue = "15000",
            description =
                    "Commands to another record, before: Java compiles meanwhile (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--events",
            defaultValue = "1000",
            description = "Events of the long record (default ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--commands",
            defaultValue = "1000",
            description = "Commands to it (default ${DEFAULT-VALUE}).")
    private int commands;

    @Option(
            names = "--callers",
            defaultValue = "64",
            description = "Who award at once (default ${DEFAULT-VALUE}).")
    private int callers;

    @Option(
            names = "--awards",
            defaultValue = "2000",
            description =
                    "Awards that are asked for; the line has money for half of them (default ${DEFAULT-VALUE}).")
    private int awards;

    @Override
    public Integer call() throws Exception {
        try (CommandSide side = CommandSide.start()) {
            Samples.openOffice(side, Integer.toString(awards / 2));
            longRecord(side);
            awards(side);
        }
        return 0;
    }

    private void longRecord(CommandSide side) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            screened(side, HOST);
        }
        for (int i = 0; i < events; i++) {
            screened(side, LEAD);
        }
        Latencies.print(
                "next to a record of %,d events".formatted(events),
                Latencies.of(0, commands, _ -> screened(side, LEAD)));
        try (CommandSide another = side.another()) {
            Samples.drafted(another); // opens connections, loads classes
            Latencies.print(
                    "first to it in another process",
                    Latencies.of(0, 1, _ -> screened(another, LEAD)));
        }
    }

    private static long screened(CommandSide side, OrganisationId organisation) {
        long start = System.nanoTime();
        side.send(Samples.screen(organisation), by(COMPLIANCE));
        return System.nanoTime() - start;
    }

    private void awards(CommandSide side) throws Exception {
        List<ApplicationId> waiting = new ArrayList<>();
        for (int i = 0; i < awards; i++) {
            ApplicationId application = Samples.eligible(side, "1");
            // Of one call nobody is asked for more than the policy allows, 50.
            Actor evaluator = Staff.person("EV-" + (10 + i / 50), Role.EVALUATOR);
            Samples.evaluatedAndRecommended(side, application, "1", evaluator);
            waiting.add(application);
        }
        Histogram times = new ConcurrentHistogram(3);
        AtomicInteger next = new AtomicInteger();
        ConcurrentHashMap<String, Integer> answers = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(
                        pool.submit(() -> {
                            for (int i; (i = next.getAndIncrement()) < awards; ) {
                                long begun = System.nanoTime();
                                String answer = answer(side, waiting.get(i));
                                times.recordValue(System.nanoTime() - begun);
                                answers.merge(answer, 1, Integer::sum);
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Latencies.print("%d awards by %d callers".formatted(awards, callers), times);
        System.out.printf("%,.0f decisions/s: %s%n", awards / seconds, answers);
        System.out.println(
                linesHold(side)
                        ? "the line holds at every position"
                        : "THE LINE OWES MORE THAN IT HAS");
    }

    private static String answer(CommandSide side, ApplicationId application) {
        try {
            side.send(Samples.accept(application, "1"), decidedBy(AUTHORISING));
            return "accepted";
        } catch (Refused e) {
            return e.refusal().rule();
        }
    }

    /** Here there is one line, and nothing but allocations and reservations. */
    private static boolean linesHold(CommandSide side) {
        BigDecimal available = BigDecimal.ZERO;
        for (StoredEvent event : side.bean(Ledger.class).readAggregate(PROGRAMME.toString(), 0)) {
            BigDecimal amount =
                    switch (event.type()) {
                        case "BudgetAllocated" -> amount(event);
                        case "BudgetReserved" -> amount(event).negate();
                        default -> BigDecimal.ZERO;
                    };
            available = available.add(amount);
            if (available.signum() < 0) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal amount(StoredEvent event) {
        return JsonMapper.shared().readTree(event.payload()).at("/amount/amount").asDecimal();
    }
}
