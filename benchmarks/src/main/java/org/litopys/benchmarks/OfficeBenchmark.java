package org.litopys.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What the users of a running office wait for, over HTTP, one request at a time. */
@Command(
        name = "office",
        mixinStandardHelpOptions = true,
        description =
                "A running demo: from a command to its row, the overview now and in the past, a receipt with its proof.")
final class OfficeBenchmark implements Callable<Integer> {
    @Mixin private OfficeOptions office = new OfficeOptions();

    @Option(
            names = "--requests",
            defaultValue = "400",
            description = "Measured requests of each kind (default ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--warm-up",
            defaultValue = "1000",
            description =
                    "Requests of each kind before those (default ${DEFAULT-VALUE}): an office runs for weeks, not for minutes.")
    private int warmUp;

    @Override
    public Integer call() throws Exception {
        OfficeClient client = office.client().logIn().signIn();
        client.registerOrganisation();
        long events = client.get("/api/figures/funnel").get("position").longValue();
        System.out.printf("an office of %,d events%n", events);

        List<String> commandIds = new ArrayList<>();
        Latencies.print("command durable and answered", measure(_ -> command(client, commandIds)));
        Latencies.print(
                "command sent → its row read", measure(_ -> commandAndRow(client, commandIds)));

        String yearAgo = LocalDate.now(ZoneOffset.UTC).minusYears(1).toString();
        String first = client.get("/api/events?limit=1").get(0).get("time").stringValue();
        // In turn, so that whatever else happens on the machine happens to all.
        String[] paths = {
            "/overview", "/overview?at=" + yearAgo, "/overview?at=" + first.substring(0, 10)
        };
        Histogram[] pages = new Histogram[paths.length];
        for (int i = 0; i < paths.length; i++) {
            pages[i] = new Histogram(3);
        }
        for (int number = -warmUp; number < requests; number++) {
            for (int i = 0; i < paths.length; i++) {
                long start = System.nanoTime();
                client.page(paths[i]);
                if (number >= 0) {
                    pages[i].recordValue(System.nanoTime() - start);
                }
            }
        }
        Latencies.print("overview page, now", pages[0]);
        Latencies.print("overview page, a year ago", pages[1]);
        Latencies.print("overview page, the first day", pages[2]);

        int step = Math.max(1, commandIds.size() / requests);
        client.text("/api/receipts/" + commandIds.getLast() + "?wait=" + commandIds.getLast());
        Latencies.print(
                "receipt with inclusion proof",
                measure(number -> {
                    String id = commandIds.get(Math.floorMod(number * step, commandIds.size()));
                    long start = System.nanoTime();
                    client.text("/api/receipts/" + id);
                    return System.nanoTime() - start;
                }));
        return 0;
    }

    private static long command(OfficeClient client, List<String> commandIds) throws Exception {
        UUID id = UUID.randomUUID();
        commandIds.add(id.toString());
        long start = System.nanoTime();
        client.command("start-draft", withoutType(id));
        return System.nanoTime() - start;
    }

    private static long commandAndRow(OfficeClient client, List<String> commandIds)
            throws Exception {
        TimeUnit.MILLISECONDS.sleep(5); // about 100 commands a second, the load of the design
        UUID id = UUID.randomUUID();
        commandIds.add(id.toString());
        long start = System.nanoTime();
        JsonNode receipt = client.command("start-draft", withoutType(id));
        client.text("/api/applications/" + receipt.get("subject").stringValue() + "?wait=" + id);
        return System.nanoTime() - start;
    }

    private static String withoutType(UUID id) {
        return OfficeClient.draft(id).replace("\"type\":\"start-draft\",", "");
    }

    private Histogram measure(Latencies.Timed request) throws Exception {
        return Latencies.of(warmUp, requests, request);
    }
}
