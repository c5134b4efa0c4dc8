package org.litopys;

import java.io.PrintWriter;
import org.litopys.data.Unusable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code litopys} command line. */
@Command(
        name = "litopys",
        description = "The programme ledger of a defence innovation office.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            RehearseCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Litopys.Version.class,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "For work on Litopys itself, in the project's folder:",
            "  dev            the demo, built and started again at each change of a source",
            "  test [NAME]    all tests, or those of one aggregate or class",
            "  format         lays out all Java sources",
            "  benchmark      measures the event store beside stock Axon, and a running demo",
            "",
            "litopys help COMMAND explains a command, with an example."
        })
public final class Litopys {
    /** Nothing could be done: wrong use, or input that cannot be read. */
    static final int UNUSABLE_INPUT = 2;

    private Litopys() {}

    public static void main(String[] arguments) {
        System.exit(
                run(
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true),
                        arguments));
    }

    /** Runs one command to its end; the exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Litopys());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof Unusable unusable) {
                command.getErr().println("litopys: " + unusable.getMessage());
                return command.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        });
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return UNUSABLE_INPUT;
        }
        return line.execute(arguments);
    }

    /** From the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Litopys.class.getPackage().getImplementationVersion();
            return new String[] {"Litopys " + (version == null ? "(built from sources)" : version)};
        }
    }
}
