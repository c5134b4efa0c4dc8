package org.litopys.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.ConcurrentHistogram;
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
    final Histogram seen = new ConcurrentHistogram(3);
    final Histogram stored = new ConcurrentHistogram(3);
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

    /**
     * Its processes while they run.
     *
     * @param reader a client of the first query-side
     * @param writers a client of each command-side
     */
    record Running(
            List<Served> commands,
            List<Served> queries,
            OfficeClient reader,
            List<OfficeClient> writers)
            implements AutoCloseable {
        /** Each once, though one may be both. */
        Set<Served> processes() {
            Set<Served> all = new LinkedHashSet<>(commands);
            all.addAll(queries);
            return all;
        }

        @Override
        public void close() throws InterruptedException {
            for (Served each : processes()) {
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
                return running(commands, List.of(both));
            }
            for (int i = 0; i < querySides; i++) {
                queries.add(serve(i == 0 ? port : Served.freePort(), base, "query"));
            }
            for (int i = 0; i < commandSides; i++) {
                commands.add(serve(Served.freePort(), base, "command"));
            }
            return running(commands, queries);
        } catch (IOException | InterruptedException | RuntimeException e) {
            new Running(commands, queries, new OfficeClient(base, ""), List.of()).close();
            throw e;
        }
    }

    private Running running(List<Served> commands, List<Served> queries)
            throws IOException, InterruptedException {
        OfficeClient reader = client(queries.getFirst());
        List<OfficeClient> writers =
                commands.stream().map(each -> reader.at(each.address)).toList();
        return new Running(commands, queries, reader, writers);
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
            startSeconds.clear();
        }
        return new OfficeClient(first.address, secret).logIn();
    }

    void close() {
        database.close();
    }
}
