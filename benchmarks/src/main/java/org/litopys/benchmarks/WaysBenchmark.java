package org.litopys.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.litopys.events.organisation.CheckDigits;
import org.litopys.eventstore.TestPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The ways of running Litopys beside each other, seen from outside. */
@Command(
        name = "ways",
        mixinStandardHelpOptions = true,
        description =
                "One process, two services, two command-sides, and with --axon-server those on Axon Server: commands a second, from a command to a reader in another process, start, memory. The ways take turns.")
final class WaysBenchmark implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "3", description = "(default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Of each measurement (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            description =
                    "Seconds under load before measuring: Java compiles for so long on two cores (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--callers", defaultValue = "64", description = "(default ${DEFAULT-VALUE})")
    private int callers;

    @Option(
            names = "--per-second",
            defaultValue = "100",
            description =
                    "Commands a second while their way to a reader is measured (default ${DEFAULT-VALUE}).")
    private int perSecond;

    @Option(
            names = "--axon-server",
            paramLabel = "HOST:PORT",
            description =
                    "A running Axon Server whose context is empty. Mind what its licence says of publishing results.")
    private @Nullable String axonServer;

    @Option(
            names = "--only",
            paramLabel = "WAY",
            description = "One of the ways, by its name in the table, for example to profile it.")
    private @Nullable String only;

    private final AtomicInteger organisations = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        try (TestPostgres postgres = TestPostgres.own()) {
            List<Way> ways = new ArrayList<>();
            ways.add(new Way("one process", 1, 0, List.of(), postgres));
            ways.add(new Way("two services", 1, 1, List.of(), postgres));
            ways.add(new Way("two command-sides", 2, 1, List.of(), postgres));
            if (axonServer != null) {
                List<String> there = List.of("--axon-server", axonServer);
                ways.add(new Way("Axon Server, two command-sides", 2, 1, there, postgres));
            }
            ways.removeIf(way -> only != null && !only.equals(way.name));
            if (ways.isEmpty()) {
                throw new IllegalArgumentException("no way is called " + only);
            }
            measure(ways);
            ways.forEach(WaysBenchmark::print);
            ways.forEach(Way::close);
        }
        return 0;
    }

    /** One at a time, as an office would run it; each round starts it anew. */
    private void measure(List<Way> ways) throws Exception {
        for (Way way : ways) {
            way.start().close(); // makes the tables
        }
        for (int round = 1; round <= rounds; round++) {
            for (Way way : ways) {
                try (Way.Running office = way.start()) {
                    measure(way, office);
                    System.out.printf(
                            "round %d of %d: %s, %,.0f/s%n",
                            round, rounds, way.name, way.perSecond.getLast());
                }
            }
        }
    }

    private void measure(Way way, Way.Running office) throws Exception {
        load(office, new Histogram(3), TimeUnit.SECONDS.toNanos(warmUp));
        office.reader().awaitSeen(register(office, 0)); // until it has caught up
        way.perSecond.add(load(office, way.answered, TimeUnit.SECONDS.toNanos(seconds)));
        office.reader().awaitSeen(register(office, 0));
        paced(office, way);
        office.processes().forEach(each -> way.memory.add(each.mostMemory()));
    }

    /** Every caller sends the next command when the last one is answered; commands a second. */
    private double load(Way.Running office, Histogram answered, long nanos) throws Exception {
        long start = System.nanoTime();
        long count = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Histogram>> each = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int turn = i;
                each.add(
                        threads.submit(() -> {
                            Histogram own = new Histogram(3);
                            long sent = System.nanoTime();
                            while (sent - start < nanos) {
                                register(office, turn);
                                own.recordValue(System.nanoTime() - sent);
                                sent = System.nanoTime();
                            }
                            return own;
                        }));
            }
            for (Future<Histogram> one : each) {
                count += one.get().getTotalCount();
                answered.add(one.get());
            }
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    /** Commands at an even pace, and the live feed of the other process that shows their events. */
    private void paced(Way.Running office, Way way) throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int all = seconds * perSecond;
        try (OfficeClient.Feed feed =
                        office.reader()
                                .feed(shown -> {
                                    Long at = sent.remove(shown.commandId());
                                    if (at != null) {
                                        way.seen.recordValue(System.nanoTime() - at);
                                        way.stored.recordValue(
                                                Duration.between(shown.recordedAt(), Instant.now())
                                                        .toNanos());
                                    }
                                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < all; i++) {
                TimeUnit.NANOSECONDS.sleep(start + i * pause - System.nanoTime());
                UUID id = UUID.randomUUID();
                int turn = i;
                sent.put(id.toString(), System.nanoTime());
                answers.add(threads.submit(() -> register(office, turn, id)));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!sent.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            feed.requireOpen();
        }
        if (!sent.isEmpty()) {
            throw new IllegalStateException(sent.size() + " events never came");
        }
    }

    private String register(Way.Running office, int turn) throws Exception {
        return register(office, turn, UUID.randomUUID());
    }

    /** Sends a command that creates a record, to one of the command-sides; its id. */
    private String register(Way.Running office, int turn, UUID id) throws Exception {
        String seven = "3%06d".formatted(organisations.incrementAndGet());
        office.writers()
                .get(turn % office.writers().size())
                .command(
                        "register-organisation",
                        """
                        {"id":"%s","data":{"identifier":{"scheme":"UA-EDR","id":"%s%s"},"name":"Benchmark","country":"UA","type":"SME"}}\
                        """
                                .formatted(id, seven, CheckDigits.edrpouCheckDigit(seven)));
        return id.toString();
    }

    private static void print(Way way) {
        way.perSecond.sort(null);
        way.startSeconds.sort(null);
        System.out.printf(
                "| %-30s | %,7.0f/s | answered p50 %6.1f p99 %6.1f ms | sent → read in another process p50 %5.1f p99 %6.1f ms | stored → read there p50 %5.1f p99 %6.1f ms | ready after %.1f s | at most %,d MiB |%n",
                way.name,
                way.perSecond.get(way.perSecond.size() / 2),
                way.answered.getValueAtPercentile(50) / 1e6,
                way.answered.getValueAtPercentile(99) / 1e6,
                way.seen.getValueAtPercentile(50) / 1e6,
                way.seen.getValueAtPercentile(99) / 1e6,
                way.stored.getValueAtPercentile(50) / 1e6,
                way.stored.getValueAtPercentile(99) / 1e6,
                way.startSeconds.get(way.startSeconds.size() / 2),
                way.memory.stream().max(Comparator.naturalOrder()).orElse(0L));
    }
}
