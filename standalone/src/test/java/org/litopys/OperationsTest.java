package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;
import org.litopys.data.LocalPostgres;
import org.litopys.events.organisation.CheckDigits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What whoever runs the program sees of it: health, metrics and logs of two services. */
class OperationsTest {
    private static final String READINESS = "/actuator/health/readiness";
    private static final String LIVENESS = "/actuator/health/liveness";

    @TempDir static Path temp = Path.of("");

    private static DataDirectory directory;
    private static LocalPostgres postgres;
    private static LitopysProcess pages;
    private static LitopysProcess commands;
    private static String portal = "";
    private static int organisations;

    @BeforeAll
    static void start() throws Exception {
        directory = DataDirectory.open(temp.resolve("database"), DataDirectory.Kind.OFFICE);
        postgres = LocalPostgres.start(directory);
        int port = LitopysProcess.freePort();
        pages = querySide(port);
        commands =
                side(
                        LitopysProcess.freePort(),
                        Map.of("LITOPYS_LOG_FORMAT", "ecs"),
                        "--side",
                        "command",
                        "--base-url",
                        "http://localhost:" + port);
        pages.awaitOutput(" answers at ");
        commands.awaitOutput(" answers at ");
        portal = pages.secret("portal");
        // The roles of a Prometheus or an administrator, which an office's own provider would give.
        sql(
                "litopys",
                "insert into access.program (client_id, secret_hash, roles)"
                        + " select 'monitor', secret_hash, '{SYSTEM_ADMIN}' from access.program where client_id = 'portal'");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        commands.close();
        pages.close();
        postgres.close();
        directory.close();
    }

    private static LitopysProcess querySide(int port) throws Exception {
        return side(
                port,
                Map.of("LITOPYS_READINESS_MAX_LAG", "1s"),
                "--side",
                "query",
                "--log-key",
                temp.resolve("log.key").toString());
    }

    private static LitopysProcess side(int port, Map<String, String> more, String... options)
            throws Exception {
        return LitopysProcess.over(postgres.database(), temp, port, more, options);
    }

    private static Connection connection(String database) throws SQLException {
        Database own = postgres.database();
        return DriverManager.getConnection(
                own.url().replaceFirst("/litopys$", "/" + database), own.user(), own.password());
    }

    private static void sql(String database, String... statements) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The seven digits of an organisation that no other test has. */
    private static String fresh() {
        return "3%06d".formatted(++organisations);
    }

    private static HttpResponse<String> register(String bearer, UUID id, String seven, String name)
            throws Exception {
        return commands.command(
                bearer,
                "register-organisation",
                """
                {"id": "%s", "reason": "%s", "data": {"identifier": {"scheme": "UA-EDR", "id": "%s"}, "name": "%s", "country": "UA", "type": "SME"}}\
                """
                        .formatted(id, name, seven + CheckDigits.edrpouCheckDigit(seven), name));
    }

    private static void register(String bearer) throws Exception {
        HttpResponse<String> answer = register(bearer, UUID.randomUUID(), fresh(), "Test works");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void eventually(LitopysProcess of, String path, int status, String said)
            throws Exception {
        Callable<String> ask =
                () -> {
                    HttpResponse<String> answer = of.get(path);
                    return answer.statusCode() + " " + answer.body();
                };
        String last = ask.call();
        long end = System.nanoTime() + 120_000_000_000L; // a loaded machine
        while (!(last.startsWith(status + " ") && last.contains(said)) && System.nanoTime() < end) {
            Thread.sleep(50);
            last = ask.call();
        }
        assertThat(last).startsWith(status + " ").contains(said);
    }

    @Test
    void a_process_is_ready_while_the_store_answers_and_its_read_models_follow_and_says_why_not()
            throws Exception {
        String bearer = commands.bearer(portal);
        register(bearer);
        eventually(pages, READINESS, 200, "UP");
        eventually(commands, READINESS, 200, "UP");

        try (Connection holding = connection("litopys");
                Statement lock = holding.createStatement()) {
            // The read model cannot go on.
            holding.setAutoCommit(false);
            lock.execute("lock table query.progress in exclusive mode"); // reads go on
            register(bearer);
            eventually(pages, READINESS, 503, "records is too far behind");
            assertThat(pages.get(READINESS).body()).doesNotContain("components");
            assertThat(pages.get(LIVENESS).statusCode()).isEqualTo(200);
            assertThat(commands.get(READINESS).statusCode()).as("has no such model").isEqualTo(200);

            int port = pages.port;
            pages.kill();
            pages = querySide(port);
            pages.awaitOutput(" answers at ");
            eventually(pages, READINESS, 503, "records is catching up after the start");
            pages.awaitOutput("not ready: records is catching up after the start (");

            holding.rollback();
            eventually(pages, READINESS, 200, "UP");
            pages.awaitOutput("ready again");
        }

        sql(
                "postgres",
                "alter database litopys allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'litopys'");
        try {
            for (LitopysProcess each : List.of(pages, commands)) {
                eventually(each, READINESS, 503, "the store cannot be reached");
                assertThat(each.get(LIVENESS).statusCode()).isEqualTo(200);
            }
        } finally {
            sql("postgres", "alter database litopys allow_connections true");
        }
        eventually(pages, READINESS, 200, "UP");
        eventually(commands, READINESS, 200, "UP");

        String monitor = pages.bearer("monitor", portal);
        assertThat(pages.get(READINESS, "Authorization", monitor).body())
                .contains("\"records\":\"at ", "\"journal\":\"at ");
        assertThat(commands.get(READINESS, "Authorization", monitor).body())
                .contains("\"command-references\":\"at ");
        assertThat(pages.get(READINESS, "Authorization", pages.bearer(portal)).body())
                .doesNotContain("command-references", "at ");
    }

    /** As soon as they have a line like this. */
    private static String metrics(LitopysProcess of, String line) throws Exception {
        Pattern wanted = Pattern.compile("(?m)^" + line);
        String metrics = metrics(of);
        for (int i = 0; i < 600 && !wanted.matcher(metrics).find(); i++) {
            Thread.sleep(100);
            metrics = metrics(of);
        }
        assertThat(metrics).containsPattern(wanted);
        return metrics;
    }

    private static String metrics(LitopysProcess of) throws Exception {
        HttpResponse<String> answer =
                of.get(
                        "/actuator/prometheus",
                        "Authorization",
                        pages.bearer("monitor", portal),
                        "Accept",
                        "text/plain");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void the_table_of_metrics_and_what_is_served_agree() throws Exception {
        String bearer = commands.bearer(portal);
        register(bearer);
        UUID twice = UUID.randomUUID();
        String seven = fresh();
        assertThat(register(bearer, twice, seven, "Test works").statusCode()).isEqualTo(201);
        assertThat(register(bearer, twice, seven, "Other works").statusCode()).isEqualTo(422);
        commands.command(bearer, "no-such-command", "{}");

        // What is looked up in the store may be a second old.
        String ofCommands =
                metrics(
                        commands,
                        "litopys_processor_position\\{processor=\"command-references\"\\} [1-9]");
        String ofPages =
                metrics(pages, "litopys_processor_position\\{processor=\"checkpoint\"\\} [1-9]");

        assertThat(Metric.served(ofCommands)).isEqualTo(Metric.described("command"));
        assertThat(Metric.served(ofPages)).isEqualTo(Metric.described("query"));
        assertThat(ofPages)
                .contains(
                        "hikaricp_connections_pending{pool=\"requests\"}",
                        "hikaricp_connections_pending{pool=\"work\"}");
        assertThat(ofCommands)
                .containsPattern(
                        "litopys_commands_total\\{outcome=\"recorded\",type=\"register-organisation\"\\} [2-9]")
                .containsPattern(
                        "litopys_commands_total\\{outcome=\"refused\",type=\"unknown\"\\} [1-9]")
                .containsPattern(
                        "litopys_commands_not_recorded_total\\{outcome=\"refused\",rule=\"reused-command-id\"\\} [1-9]")
                .containsPattern(
                        "litopys_command_seconds_bucket\\{outcome=\"recorded\",le=\"0.005\"\\} \\d")
                .containsPattern("litopys_append_batch_events_count [1-9]")
                .containsPattern("litopys_store_up 1");
        assertThat(ofPages)
                .containsPattern("litopys_ledger_position [1-9]")
                .containsPattern("litopys_processor_position\\{processor=\"journal\"\\} [1-9]")
                .containsPattern(
                        "litopys_processor_lag_positions\\{processor=\"checkpoint\"\\} \\d")
                .containsPattern("litopys_processor_lag_seconds\\{processor=\"records\"\\} \\d")
                .containsPattern("litopys_checkpoint_age_seconds \\d");
        assertThat(pages.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void each_command_is_one_structured_line_without_anything_personal() throws Exception {
        String bearer = commands.bearer(portal);
        String person = "Olena Kovalenko <olena@example.org>";
        UUID recorded = UUID.randomUUID();
        String seven = fresh();
        HttpResponse<String> receipt = register(bearer, recorded, seven, person);
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        register(bearer, recorded, seven, person + " II");
        commands.command(
                bearer, "register-organisation", "{\"data\": {\"name\": \"" + person + "\"");

        List<JsonNode> lines =
                commands.output()
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .map(line -> (JsonNode) JsonMapper.shared().readTree(line))
                        .filter(line -> line.at("/command/type").isString())
                        .toList();
        List<JsonNode> ofCommand =
                lines.stream()
                        .filter(line ->
                                line.at("/command/id").asString("").equals(recorded.toString()))
                        .toList();
        assertThat(ofCommand)
                .extracting(line -> line.at("/command/outcome").asString())
                .containsExactly("recorded", "refused");
        JsonNode line = ofCommand.getFirst();
        assertThat(line.at("/correlation/id").asString()).isEqualTo(recorded.toString());
        assertThat(line.at("/command/type").asString()).isEqualTo("register-organisation");
        assertThat(line.at("/command/millis").isNumber()).isTrue();
        assertThat(receipt.body()).contains(line.at("/record/id").asString());
        assertThat(ofCommand.getLast().at("/command/rule").asString())
                .isEqualTo("reused-command-id");
        assertThat(lines)
                .anyMatch(one -> one.at("/command/rule").asString("").equals("malformed-json"));
        for (LitopysProcess each : List.of(commands, pages)) {
            assertThat(each.output())
                    .doesNotContainIgnoringCase("olena")
                    .doesNotContainIgnoringCase("kovalenko")
                    .doesNotContain("example.org")
                    .doesNotContain("eyJ");
        }
    }

    @Test
    void a_log_format_that_there_is_not_is_one_sentence() throws Exception {
        try (LitopysProcess wrong =
                side(LitopysProcess.freePort(), Map.of("LITOPYS_LOG_FORMAT", "xml"))) {
            assertThat(wrong.awaitEnd()).isEqualTo(1);
            assertThat(wrong.output().lines())
                    .containsExactly(
                            "litopys: LITOPYS_LOG_FORMAT is \"xml\"; it can be text or ecs");
        }
    }
}
