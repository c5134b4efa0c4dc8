package org.litopys.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From the start of the program on existing data to the answer of its first command. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Starts a demo on its existing data, PostgreSQL included, until the first command is answered.")
final class StartBenchmark implements Callable<Integer> {
    @Mixin private OfficeOptions office = new OfficeOptions();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Starts (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            seconds.add(startAndStop());
            System.out.printf("%.2f s%n", seconds.getLast());
        }
        seconds.sort(null);
        System.out.printf("median %.2f s%n", seconds.get(rounds / 2));
        return 0;
    }

    private double startAndStop() throws Exception {
        String port = office.address.substring(office.address.lastIndexOf(':') + 1);
        long start = System.nanoTime();
        Process program =
                new ProcessBuilder(
                                new File(System.getProperty("litopys.home"), "litopys").getPath(),
                                "demo",
                                "--data",
                                office.data.toString(),
                                "--port",
                                port)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            UUID id = UUID.randomUUID();
            String body = OfficeClient.draft(id).replace("\"type\":\"start-draft\",", "");
            while (!answered(body)) {
                if (!program.isAlive() || System.nanoTime() - start > TimeUnit.MINUTES.toNanos(2)) {
                    throw new IllegalStateException("it did not start");
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            program.destroy();
            program.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private boolean answered(String body) throws InterruptedException {
        try {
            OfficeClient client = office.client().logIn();
            client.registerOrganisation();
            client.command("start-draft", body);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
