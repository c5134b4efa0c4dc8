package org.litopys;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.litopys.access.Accounts;
import org.litopys.access.Addresses;
import org.litopys.access.FirstAccounts;
import org.litopys.access.Login;
import org.litopys.command.process.DueSteps;
import org.litopys.data.DataDirectory;
import org.litopys.data.Unusable;
import org.litopys.demo.DemoProgramme;
import org.litopys.demo.Plan;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litopys demo}: everything in one process, with a programme to look at. */
@Command(
        name = "demo",
        description = {
            "Runs everything in one process on a PostgreSQL of its own. On an empty data directory it first plays a realistic programme of an invented office. Prints the address and the logins. Ctrl-C stops it; the next start goes on where it stopped."
        },
        exitCodeOnExecutionException = 1,
        footerHeading = "%nExample:%n",
        footer = "  litopys demo --port 9000 --data /tmp/office --applications 200")
final class DemoCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private Help help = new Help();

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: data/demo beside the program).")
    private @Nullable Path data;

    @Option(
            names = "--fresh",
            description = "Deletes what an earlier demo left there and begins anew.")
    private boolean fresh;

    @Option(
            names = "--applications",
            paramLabel = "N",
            description = "How many applications are played on an empty directory (default: 600).")
    private @Nullable Integer applications;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Another number makes another programme (default: 1).")
    private @Nullable Long seed;

    /** Whatever {@code org.litopys.demo} brings. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = DemoProgramme.class)
    static class Wiring {}

    @Override
    public Integer call() throws Exception {
        if (applications != null && (applications < 1 || applications > Plan.MOST_APPLICATIONS)) {
            throw new Unusable(
                    "--applications %d cannot be played; give 1 to %d"
                            .formatted(applications, Plan.MOST_APPLICATIONS));
        }
        Addresses addresses = server.addresses();
        ServerOptions.requireFree(addresses);
        Path wanted = data == null ? Home.data("demo") : data;
        DataDirectory directory =
                fresh
                        ? DataDirectory.openFresh(wanted)
                        : DataDirectory.open(wanted, DataDirectory.Kind.DEMO);
        DemoPlay play = DemoPlay.wanted(directory, applications, seed);
        PrintWriter out = Terminal.line(spec).getOut();
        Setup setup =
                new Setup(
                        Side.BOTH,
                        addresses,
                        directory,
                        null,
                        null,
                        null,
                        directory.path().resolve("log.key"),
                        directory.path().resolve("master.key"),
                        null,
                        false,
                        List.of(Wiring.class));
        try (Running running = Running.start(setup)) {
            Accounts accounts = running.bean(Accounts.class);
            List<Login> logins = DemoLogins.of(directory, () -> accounts.draw(FirstAccounts.DEMO));
            accounts.makeFirst(logins);
            try {
                play(running, play, out);
            } catch (RuntimeException e) {
                if (!running.isStopping()) {
                    throw e;
                }
                out.println(
                        "\nStopped while the programme was being played; the next litopys demo goes on from here.");
                out.flush();
            }
            if (!running.isStopping()) {
                running.bean(DueSteps.class).start(); // from here on, the clock is the system's
                welcome(out, addresses, logins);
            }
            running.await();
        }
        return 0;
    }

    private static void play(Running running, DemoPlay play, PrintWriter out) {
        DemoProgramme programme =
                running.context().getBeanProvider(DemoProgramme.class).getIfAvailable();
        if (programme == null || play.complete()) {
            return;
        }
        AvailabilityChangeEvent.publish(running.context(), ReadinessState.REFUSING_TRAFFIC);
        out.println(
                play.begun()
                        ? "Going on with the programme that was being played"
                        : "Playing a programme of " + play.applications() + " applications");
        out.flush();
        DemoProgramme.Played played = play.play(programme);
        out.println(
                "%,d commands are recorded; %,d more were refused, as the rules demand"
                        .formatted(played.accepted(), played.refusedInAll()));
        AvailabilityChangeEvent.publish(running.context(), ReadinessState.ACCEPTING_TRAFFIC);
    }

    /** In one piece: whoever waits for it in a file finds all of it. */
    private static void welcome(PrintWriter out, Addresses addresses, List<Login> logins) {
        out.print(
                """

                Litopys is ready at %s (Ctrl-C stops it)

                %s

                This is a demo: its records are invented, and its passwords lie in its data directory.
                """
                        .formatted(addresses.base(), LoginTable.of(logins)));
        out.flush();
    }
}
