package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.data.Database;
import org.litopys.data.LocalPostgres;

/** A running office as people and programs meet it: the real program, over HTTP. */
class OfficeTest {
    @TempDir static Path temp = Path.of("");

    private static LitopysProcess office;
    private static String portal = "";

    @BeforeAll
    static void start() throws Exception {
        office = LitopysProcess.running(temp, "serve", temp.resolve("office"));
        portal = office.secret("portal");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        office.close();
    }

    // Who may what

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/login",
                "/sign-in",
                "/assets/app.css"
            })
    void is_open(String path) throws Exception {
        office.register(office.bearer(portal), "00032129"); // so that there is a checkpoint
        assertThat(
                        office.get(
                                        "/api/organisations?wait=1",
                                        "Authorization",
                                        office.bearer(portal))
                                .statusCode())
                .isEqualTo(200);

        assertThat(office.get(path).statusCode()).isEqualTo(200);
    }

    /** The log is signed up to a fraction of a second after the answer. */
    private static HttpResponse<String> eventually(String path) throws Exception {
        for (int i = 0; i < 200; i++) {
            HttpResponse<String> answer = office.get(path, "Authorization", office.bearer(portal));
            if (answer.statusCode() != 404) {
                return answer;
            }
            Thread.sleep(50);
        }
        return office.get(path, "Authorization", office.bearer(portal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/commands",
                "/api/organisations",
                "/api/events",
                "/log/checkpoint",
                "/log/key",
                "/log/tile/entries/000",
                "/actuator",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/health/db",
                "/userinfo"
            })
    void asks_for_a_token(String path) throws Exception {
        assertThat(office.get(path).statusCode()).isEqualTo(401);
        assertThat(office.get(path, "Authorization", "Bearer nonsense").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/commands", "/api/organisations", "/actuator/prometheus", "/userinfo"})
    void who_is_refused_is_told_whose_tokens_open_it(String path) throws Exception {
        String challenge = office.get(path).headers().firstValue("WWW-Authenticate").orElseThrow();
        Matcher metadata = Pattern.compile("resource_metadata=\"([^\"]+)\"").matcher(challenge);
        assertThat(metadata.find()).as(challenge).isTrue();
        assertThat(metadata.group(1)).startsWith(office.address());

        HttpResponse<String> document =
                office.get(metadata.group(1).substring(office.address().length()));

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body())
                .contains(
                        "\"authorization_servers\":[\"%s\"]".formatted(office.address()),
                        "\"resource\":\"%s\"".formatted(office.address()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sign-in", "/login", "/api", "/api/organisations", "/api/commands/nothing"})
    void languages_and_forms_without_number_are_no_fault_of_the_program(String path)
            throws Exception {
        String languages = "uk" + ", de-DE;q=0.1".repeat(200);
        String forms = "text/html" + ", application/json;q=0.1".repeat(100);

        assertThat(office.get(path, "Accept-Language", languages).statusCode()).isLessThan(500);
        assertThat(
                        office.get(path, "Accept", forms, "Authorization", office.bearer(portal))
                                .statusCode())
                .isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/overview", "/applications", "/nothing-of-the-kind"})
    void asks_a_person_to_sign_in(String path) throws Exception {
        assertThat(new Browser(office.address()).open(path).uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void what_was_recorded_does_not_stay_in_a_browser_and_hashes_may() throws Exception {
        office.register(office.bearer(portal), "00032129");

        assertThat(eventually("/log/tile/entries/000.p/1").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
        assertThat(eventually("/log/tile/0/000.p/1").headers().firstValue("Cache-Control"))
                .hasValue("private, max-age=31536000, immutable");
    }

    @Test
    void how_busy_the_machine_is_is_for_its_administrators() throws Exception {
        assertThat(
                        office.get("/actuator/prometheus", "Authorization", office.bearer(portal))
                                .statusCode())
                .isEqualTo(403);
    }

    // Programs

    @Test
    void a_program_logs_in_and_acts() throws Exception {
        HttpResponse<String> receipt = office.register(office.bearer(portal), "14360570");

        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        assertThat(receipt.body()).contains("UA-EDR-14360570", "OrganisationRegistered");
    }

    @Test
    void a_wrong_secret_or_an_unknown_program_gets_no_token() throws Exception {
        assertThat(office.tokenAnswer("portal", "wrong").statusCode()).isEqualTo(401);
        assertThat(office.tokenAnswer("nobody", portal).statusCode()).isEqualTo(401);
        assertThat(office.tokenAnswer("PM-01", office.secret("PM-01")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_stream_that_breaks_is_no_fault_of_the_program() throws Exception {
        try (Socket socket = new Socket("localhost", office.port)) {
            socket.getOutputStream()
                    .write(
                            """
                            POST /api/commands HTTP/1.1\r
                            Host: localhost\r
                            Authorization: %s\r
                            Content-Type: application/x-ndjson\r
                            Transfer-Encoding: chunked\r
                            \r
                            ffff\r
                            {"type":\
                            """
                                    .formatted(office.bearer(portal))
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .contains("200", "stream-broken");
        }

        assertThat(office.get("/sign-in").statusCode()).isEqualTo(200); // and after it, the log
        assertThat(temp.resolve("office/logs/litopys.log"))
                .content()
                .doesNotContain("Access Denied", " ERROR ", "Response already committed");
    }

    /**
     * Not a matter of speed: whether a secret is hashed at all, which takes a tenth of a second.
     */
    @Test
    void an_unknown_program_takes_as_long_to_refuse_as_a_wrong_secret() throws Exception {
        office.tokenAnswer("nobody", "wrong"); // what is made once is not measured
        long wrong = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) { // in turn, so that what else runs here counts for both
            wrong = Math.min(wrong, refusal("portal"));
            unknown = Math.min(unknown, refusal("nobody-else"));
        }

        assertThat(unknown).isBetween(wrong / 3, wrong * 3);
    }

    private static long refusal(String client) throws Exception {
        long begun = System.nanoTime();
        assertThat(office.tokenAnswer(client, "wrong").statusCode()).isEqualTo(401);
        return System.nanoTime() - begun;
    }

    @Test
    void nobody_keeps_a_program_out_by_failing_in_its_name() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(office.tokenAnswer("portal", "wrong").statusCode()).isEqualTo(401);
        }

        assertThat(office.tokenAnswer("portal", portal).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_changed_by_one_letter_is_refused() throws Exception {
        String bearer = office.bearer(portal);
        int middle = bearer.lastIndexOf('.') - 5;
        char other = bearer.charAt(middle) == 'A' ? 'B' : 'A';

        HttpResponse<String> answer =
                office.get(
                        "/api/organisations",
                        "Authorization",
                        bearer.substring(0, middle) + other + bearer.substring(middle + 1));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    // Operations

    @Test
    void it_listens_for_this_machine_only() throws Exception {
        List<InetAddress> others =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        assumeTrue(!others.isEmpty(), "this machine has no address but its own");
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() ->
                                socket.connect(new InetSocketAddress(address, office.port), 2000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void it_is_localhost_at_both_addresses_of_this_machine() throws Exception {
        assumeTrue(
                NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null,
                "this machine has no IPv6");
        for (String address : List.of("127.0.0.1", "::1")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, office.port), 2000);
                socket.getOutputStream()
                        .write(
                                "GET /assets/app.css HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        socket.getInputStream().readNBytes(500),
                                        StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void a_second_instance_on_the_same_directory_is_refused_in_one_sentence() throws Exception {
        try (LitopysProcess second =
                LitopysProcess.starting(temp, "serve", temp.resolve("office"))) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("litopys: The data directory")
                    .contains("in use by a running Litopys (process " + office.pid() + ")");
        }
    }

    @Test
    void the_console_shows_only_what_matters() throws IOException {
        assertThat(office.output().lines()).first().asString().startsWith("First accounts.");
        assertThat(office.output().lines())
                .last()
                .asString()
                .isEqualTo("Litopys (both) answers at " + office.address());
        assertThat(temp.resolve("office/logs/litopys.log"))
                .content()
                .contains("Started Litopys")
                .doesNotContain(portal);
    }

    // Proof

    private static int verify(StringBuilder said, String... arguments) {
        java.io.StringWriter out = new java.io.StringWriter();
        String[] all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int status =
                Litopys.run(
                        new java.io.PrintWriter(out, true),
                        new java.io.PrintWriter(out, true),
                        all);
        said.append(out);
        return status;
    }

    @Test
    void an_outsider_verifies_the_log_and_a_receipt_and_an_insider_finds_a_changed_event()
            throws Exception {
        String bearer = office.bearer(portal);
        String registered = office.register(bearer, "20077720").body();
        Matcher id = Pattern.compile("\"commandId\":\"([^\"]+)\"").matcher(registered);
        assertThat(id.find()).as(registered).isTrue();
        HttpResponse<String> receipt =
                office.get(
                        "/api/receipts/" + id.group(1) + "?wait=" + id.group(1),
                        "Authorization",
                        bearer);
        // What the record is called is known a moment later than that there is one.
        for (int i = 0; i < 200 && !receipt.body().contains("\"reference\""); i++) {
            Thread.sleep(50);
            receipt = office.get("/api/receipts/" + id.group(1), "Authorization", bearer);
        }
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        Path file = Files.writeString(temp.resolve("receipt.json"), receipt.body());
        Path key = Files.writeString(temp.resolve("ledger.pub"), eventually("/log/key").body());
        Path checkpoint =
                Files.writeString(temp.resolve("checkpoint"), eventually("/log/checkpoint").body());

        StringBuilder said = new StringBuilder();
        assertThat(
                        verify(
                                said,
                                office.address(),
                                "--token",
                                bearer.substring("Bearer ".length()),
                                "--key",
                                key.toString(),
                                "--checkpoint",
                                checkpoint.toString()))
                .as("%s", said)
                .isZero();
        assertThat(said).startsWith("Intact: ");
        assertThat(verify(said, file.toString(), "--key", key.toString())).as("%s", said).isZero();
        assertThat(said)
                .contains("Not proved: that the command caused nothing else")
                .contains("and that its record is called UA-EDR-20077720");
        assertThat(verify(said, "--data", temp.resolve("office").toString()))
                .as("%s", said)
                .isZero();

        Path forged =
                Files.writeString(
                        temp.resolve("forged.json"),
                        receipt.body().replace("OrganisationRegistered", "OrganisationVanished"));
        assertThat(verify(said, forged.toString(), "--key", key.toString()))
                .as("%s", said)
                .isIn(1, 2);

        // By hand, as somebody with the database's password could.
        Database database = LocalPostgres.running(temp.resolve("office"));
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table kept_entry as select * from journal.entry where position = 1");
            statement.execute(
                    "update journal.entry set content = convert_to(replace(convert_from(content, 'UTF8'), 'Test works', 'Best works'), 'UTF8') where position = 1");
            try {
                StringBuilder found = new StringBuilder();
                assertThat(verify(found, "--data", temp.resolve("office").toString())).isEqualTo(1);
                assertThat(found).startsWith("BROKEN at position 1:");
            } finally {
                statement.execute(
                        "update journal.entry set content = kept_entry.content from kept_entry where journal.entry.position = 1");
            }
        }
    }
}
