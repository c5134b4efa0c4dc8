package org.litopys.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.litopys.eventstore.TestPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The event store beside stock Axon, both in turn, on one PostgreSQL with fsync on. Medians of the
 * rounds are printed.
 */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Event store beside stock Axon JDBC, and two of its writers beside one.")
final class StoreBenchmark implements Callable<Integer> {
    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds; medians are printed (default ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Seconds of each measurement of appends (default ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Events to read (default ${DEFAULT-VALUE}).")
    int events;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "appends,writers,reads,latency",
            description = "Which parts (default ${DEFAULT-VALUE}).")
    List<String> parts = List.of();

    @Override
    public Integer call() throws Exception {
        try (TestPostgres server = TestPostgres.own()) {
            if (parts.contains("appends")) {
                appends(server);
            }
            if (parts.contains("writers")) {
                writers(server);
            }
            if (parts.contains("reads")) {
                reads(server);
            }
            if (parts.contains("latency")) {
                latency(server);
            }
        }
        return 0;
    }

    private void appends(TestPostgres server) throws InterruptedException {
        try (Contender stock = Contender.stock(server);
                Contender ours = Contender.litopys(server)) {
            for (Contender each : List.of(stock, ours)) {
                Appends.run(each, 16, seconds);
            }
            for (int callers : new int[] {1, 16, 64}) {
                List<Appends.Result> stocks = new ArrayList<>();
                List<Appends.Result> litopys = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    stocks.add(Appends.run(stock, callers, seconds));
                    litopys.add(Appends.run(ours, callers, seconds));
                }
                String what = callers + (callers == 1 ? " caller" : " callers");
                row("commands/s, " + what, stocks, litopys, Appends.Result::perSecond);
                row("p50 ms, " + what, stocks, litopys, Appends.Result::p50Millis);
                row("p99 ms, " + what, stocks, litopys, Appends.Result::p99Millis);
                row("CPU µs an append, " + what, stocks, litopys, Appends.Result::cpuMicros);
            }
        }
    }

    /** Two command-sides on one PostgreSQL, beside one that has all the callers. */
    private void writers(TestPostgres server) throws InterruptedException {
        HikariDataSource database = Contender.pool(server);
        try (Contender one = Contender.litopys(database);
                Contender another = Contender.litopys(database)) {
            one.takesTurn();
            List<CommandGateway> alone = List.of(one.commands());
            List<CommandGateway> both = List.of(one.commands(), another.commands());
            Appends.run(both, 64, seconds);
            List<Appends.Result> ofOne = new ArrayList<>();
            List<Appends.Result> ofTwo = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ofOne.add(Appends.run(alone, 64, seconds));
                ofTwo.add(Appends.run(both, 64, seconds));
            }
            System.out.println("one writer and two, 64 callers");
            row("commands/s", ofOne, ofTwo, Appends.Result::perSecond);
            row("p99 ms", ofOne, ofTwo, Appends.Result::p99Millis);
            row("CPU µs an append", ofOne, ofTwo, Appends.Result::cpuMicros);
        }
    }

    private void reads(TestPostgres server) throws InterruptedException {
        try (Contender stock = Contender.stock(server);
                Contender ours = Contender.litopys(server)) {
            for (Contender each : List.of(stock, ours)) {
                Reads.fill(each, events);
                Reads.plainly(each);
            }
            List<Double> stocks = new ArrayList<>();
            List<Double> litopys = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                stocks.add(Reads.plainly(stock));
                litopys.add(Reads.plainly(ours));
            }
            row("read + decode, events/s", stocks, litopys, value -> value);
            for (int segments : new int[] {1, 4}) {
                stocks.clear();
                litopys.clear();
                for (int round = 0; round < rounds; round++) {
                    stocks.add(Reads.throughProcessor(stock, segments, events));
                    litopys.add(Reads.throughProcessor(ours, segments, events));
                }
                row(
                        "through a processor of " + segments + " segments, events/s",
                        stocks,
                        litopys,
                        value -> value);
            }
        }
    }

    private void latency(TestPostgres server) throws InterruptedException {
        try (Contender stock = Contender.stock(server);
                Contender ours = Contender.litopys(server)) {
            for (Contender each : List.of(stock, ours)) {
                Appends.run(each, 4, seconds);
            }
            Histogram stocks = Reads.appendToHandler(stock, 200, seconds * rounds);
            Histogram litopys = Reads.appendToHandler(ours, 200, seconds * rounds);
            row(
                    "append → handler at 200/s, p50 ms",
                    List.of(stocks),
                    List.of(litopys),
                    h -> h.getValueAtPercentile(50) / 1e6);
            row(
                    "append → handler at 200/s, p99 ms",
                    List.of(stocks),
                    List.of(litopys),
                    h -> h.getValueAtPercentile(99) / 1e6);
        }
    }

    private static <R> void row(
            String what, List<R> stock, List<R> litopys, ToDoubleFunction<R> figure) {
        double theirs = median(stock, figure);
        double ours = median(litopys, figure);
        System.out.printf(
                "| %-48s | %12.2f | %12.2f | %8.3f |%n", what, theirs, ours, ours / theirs);
    }

    private static <R> double median(List<R> results, ToDoubleFunction<R> figure) {
        List<Double> sorted =
                results.stream()
                        .map(figure::applyAsDouble)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        return sorted.get(sorted.size() / 2);
    }
}
