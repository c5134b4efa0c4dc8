package org.litopys.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.litopys.eventstore.TestPostgres;

/** A way of running Litopys: its processes, its database, and what was measured of it so far. */
final class Way {
    final String name;
    private final int commandSides;
    private final int querySides;
    private final List<String> more;
    private final HikariDataSource database;
    final List<Double> startSeconds = new ArrayList<>();
    final List<Double> perSecond = new ArrayList<>();
    final Histogram answered = new Histogram(3);
    final Histogram seen = new Histogram(3);
    final List<Long> memory = new ArrayList<>();
    private String secret = "";

    /**
     * @param querySides 0: one process is both
     * @param more options of each process
     */
    Way(String name, int commandSides, int querySides, List<String> more, TestPostgres postgres) {
        this.name = name;
        this.commandSides = commandSides;
        this.querySides = querySides;
        this.more = more;
        this.database = postgres.newDatabase();
    }

    /** Its processes while they run. */
    record Running(List<Served> commands, List<Served> queries, OfficeClient client)
            implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            for (Served each : commands) {
                each.close();
            }
            for (Served each : queries) {
                each.close();
            }
        }
    }

    /** Starts one process after the other and notes how long each takes. */
    Running start() throws IOException, InterruptedException {
        List<Served> commands = new ArrayList<>();
        List<Served> queries = new ArrayList<>();
        int port = Served.freePort();
        String base = "http://localhost:" + port;
        try {
            if (querySides == 0) {
                Served both = serve(port, base, "both");
                commands.add(both);
                return new Running(commands, List.of(both), client(both));
            }
            for (int i = 0; i < querySides; i++) {
                queries.add(serve(i == 0 ? port : Served.freePort(), base, "query"));
            }
            for (int i = 0; i < commandSides; i++) {
                commands.add(serve(Served.freePort(), base, "command"));
            }
            return new Running(commands, queries, client(queries.getFirst()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            new Running(commands, queries, new OfficeClient(base, "")).close();
            throw e;
        }
    }

    private Served serve(int port, String base, String side)
            throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--database",
                                database.getJdbcUrl(),
                                "--base-url",
                                base,
                                "--side",
                                side));
        options.addAll(more);
        Served served =
                Served.start(
                        port,
                        Map.of(
                                "LITOPYS_DATABASE_USER",
                                "postgres",
                                "LITOPYS_DATABASE_PASSWORD",
                                ""),
                        options);
        startSeconds.add(served.secondsToReady);
        return served;
    }

    private OfficeClient client(Served first) throws IOException, InterruptedException {
        if (secret.isEmpty()) {
            secret = first.secretOf("portal");
            startSeconds.clear(); // the first start makes the tables
        }
        return new OfficeClient(first.address, secret).logIn();
    }

    void close() {
        database.close();
    }
}
