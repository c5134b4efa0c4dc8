package org.litopys.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./litopys benchmark}: what the README's table of numbers is made with. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description =
                "Measures Litopys, beside its peers where there are any. Run it while nothing else runs.",
        subcommands = {
            StoreBenchmark.class,
            OfficeBenchmark.class,
            JournalBenchmark.class,
            ProofBenchmark.class,
            RecordsBenchmark.class,
            StartBenchmark.class,
            WaysBenchmark.class,
            AxonServerBenchmark.class
        })
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) {
        // Pools of the measured frameworks would keep the process alive.
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }
}
