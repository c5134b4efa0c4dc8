package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.Database;
import org.litopys.eventstore.TestPostgres;

/**
 * Real processes under load, killed (-9) at random moments: command-sides, query-sides and
 * PostgreSQL. Each kind is killed {@code -Dkills=N} times: once in {@code mvn verify}, fifty times
 * in the profile {@code faults}, for the table in docs/faults.md; {@code
 * -Dvictims=AXON_SERVER,QUERY_SIDE} names those kinds alone. Told how to start a {@linkplain
 * StartedAxonServer real Axon Server}, it runs on that and kills it too.
 */
@Tag("faults")
@Order(1) // takes longest
class FaultsTest {
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final long SEED = Long.getLong("seed", 20261129);

    private static final Set<Victim> VICTIMS =
            System.getProperty("victims") == null
                    ? EnumSet.allOf(Victim.class)
                    : Arrays.stream(System.getProperty("victims").split(","))
                            .map(Victim::valueOf)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Victim.class)));

    /** What the processes said is kept where something was found. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path temp = Path.of("");

    private enum Victim {
        COMMAND_SIDE("a command-side"),
        QUERY_SIDE("a query-side"),
        POSTGRESQL("PostgreSQL"),
        AXON_SERVER("Axon Server");

        final String name;

        Victim(String name) {
            this.name = name;
        }
    }

    @Test
    void whoever_is_killed_nothing_acknowledged_is_lost_and_nothing_is_recorded_twice()
            throws Exception {
        Random random = new Random(SEED);
        try (IssuerStandIn issuer = IssuerStandIn.start();
                TestPostgres postgres = TestPostgres.own();
                HikariDataSource pool = postgres.newDatabase();
                StartedAxonServer server =
                        StartedAxonServer.COMMAND.isEmpty() ? null : StartedAxonServer.start(temp);
                Installation office = start(issuer, pool);
                FaultLoad load = FaultLoad.start(office, issuer)) {
            List<Victim> victims = new ArrayList<>();
            for (int i = 0; i < KILLS; i++) {
                victims.addAll(VICTIMS);
            }
            victims.removeIf(victim -> victim == Victim.AXON_SERVER && server == null);
            Collections.shuffle(victims, random);
            Table table = new Table();
            for (Victim victim : victims) {
                Thread.sleep(300 + random.nextInt(1500));
                int before = load.acknowledged();
                long killed = System.nanoTime();
                kill(victim, random.nextInt(2), office, postgres, server);
                load.awaitAnswerAfter(System.nanoTime());
                long back = System.nanoTime() - killed;
                load.check();
                table.add(victim, load.acknowledged() - before, back);
                table.tell(victims.size());
            }
            load.check();
            table.print(load);
            assertThat(load.acknowledged()).isGreaterThan(50 * KILLS);
        }
    }

    private Installation start(IssuerStandIn issuer, HikariDataSource pool) throws Exception {
        Database database = new Database(pool.getJdbcUrl(), "postgres", "");
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--issuer",
                                issuer.address(),
                                "--public-log",
                                "--log-key",
                                temp.resolve("log.key").toString()));
        if (!StartedAxonServer.COMMAND.isEmpty()) {
            options.addAll(List.of("--axon-server", StartedAxonServer.ADDRESS));
        }
        return Installation.start(
                temp,
                database,
                List.of(Side.QUERY, Side.COMMAND, Side.COMMAND, Side.QUERY),
                options);
    }

    /** Kills it and, as its supervisor would, starts it again. */
    private static void kill(
            Victim victim,
            int which,
            Installation office,
            TestPostgres postgres,
            @Nullable StartedAxonServer server)
            throws Exception {
        switch (victim) {
            case COMMAND_SIDE -> office.killAndStartAgain(Side.COMMAND, which);
            case QUERY_SIDE -> office.killAndStartAgain(Side.QUERY, which);
            case POSTGRESQL -> {
                postgres.kill();
                postgres.restart();
            }
            case AXON_SERVER -> Objects.requireNonNull(server).killAndStartAgain();
        }
    }

    /** What the long run prints. */
    private static final class Table {
        private record Row(Victim victim, int acknowledgedMeanwhile, long nanos) {}

        private final List<Row> rows = new ArrayList<>();

        void add(Victim victim, int acknowledgedMeanwhile, long nanos) {
            rows.add(new Row(victim, acknowledgedMeanwhile, nanos));
        }

        /** Shows how far a long run is. */
        void tell(int all) {
            Row last = rows.getLast();
            System.out.printf(
                    "%d of %d: %s, back after %.1f s%n",
                    rows.size(), all, last.victim().name, last.nanos() / 1e9);
        }

        void print(FaultLoad load) {
            System.out.println(
                    "| killed | times | acknowledged meanwhile | back after, median s | at most s |");
            System.out.println("|---|---|---|---|---|");
            for (Victim victim : Victim.values()) {
                List<Row> own = rows.stream().filter(row -> row.victim() == victim).toList();
                if (own.isEmpty()) {
                    continue;
                }
                List<Double> seconds = own.stream().map(row -> row.nanos() / 1e9).sorted().toList();
                System.out.printf(
                        "| %s | %d | %d | %.1f | %.1f |%n",
                        victim.name,
                        own.size(),
                        own.stream().mapToInt(Row::acknowledgedMeanwhile).sum(),
                        seconds.get(seconds.size() / 2),
                        seconds.getLast());
            }
            System.out.printf(
                    "%d events, %d commands acknowledged, %d given up without an answer; after each kill: none lost, none twice, no gap, read models equal, log intact%n",
                    load.events(), load.acknowledged(), load.unanswered());
        }
    }
}
