package org.litopys.benchmarks;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether the log keeps up while commands come for minutes without a pause. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "A running demo under commands without a pause: how far its log is behind.")
final class JournalBenchmark implements Callable<Integer> {
    @Mixin private OfficeOptions office = new OfficeOptions();

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description = "How long, at most 30 (default ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--lines",
            defaultValue = "1000",
            description = "Commands in each stream (default ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws Exception {
        OfficeClient client = office.client().logIn();
        client.registerOrganisation();
        AtomicLong sent = new AtomicLong();
        AtomicLong head = new AtomicLong();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + TimeUnit.MINUTES.toNanos(Math.min(minutes, 30));
        Thread sender =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                while (System.nanoTime() < end) {
                                    head.set(send(client));
                                    sent.addAndGet(lines);
                                }
                            } catch (Exception e) {
                                failure.set(e);
                            }
                        });
        while (sender.isAlive()) {
            TimeUnit.SECONDS.sleep(Math.min(30, minutes * 6L));
            double seconds = (System.nanoTime() - start) / 1e9;
            long acknowledged = head.get();
            double behind = secondsUntil(client, acknowledged);
            System.out.printf(
                    "%5.0f s  %,10d commands  %,7.0f/s  the log has what was last acknowledged after %.2f s%n",
                    seconds, sent.get(), sent.get() / seconds, behind);
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return 0;
    }

    /** Position of the last event. */
    private long send(OfficeClient client) throws Exception {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            stream.append(OfficeClient.draft(UUID.randomUUID())).append('\n');
        }
        long position = 0;
        for (String line : client.commands(stream.toString())) {
            JsonNode receipt = OfficeClient.JSON.readTree(line);
            if (!receipt.has("position")) {
                throw new IllegalStateException("not stored: " + line);
            }
            position = Math.max(position, receipt.get("position").longValue());
        }
        return position;
    }

    private static double secondsUntil(OfficeClient client, long position) throws Exception {
        long start = System.nanoTime();
        // A checkpoint's second line is the size of the tree (C2SP tlog-checkpoint).
        while (Long.parseLong(client.text("/log/checkpoint").split("\n")[1]) < position) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
