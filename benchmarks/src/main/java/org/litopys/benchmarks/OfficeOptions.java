package org.litopys.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which running demo is measured. */
final class OfficeOptions {
    @Option(
            names = "--address",
            defaultValue = "http://localhost:8080",
            description = "Where the demo answers (default ${DEFAULT-VALUE}).")
    String address = "";

    @Option(
            names = "--data",
            required = true,
            description = "Its data directory, where its logins are read.")
    Path data = Path.of("");

    OfficeClient client() {
        return new OfficeClient(address, data);
    }
}
