package org.litopys;

import picocli.CommandLine.Option;

/** {@code --help} of a sub-command. */
final class Help {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean asked;
}
