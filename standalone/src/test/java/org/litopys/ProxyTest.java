package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;
import org.litopys.data.LocalPostgres;

/**
 * The proxy of docker-compose.yml, a real nginx with that very file, in front of two command-sides
 * and two query-sides over one PostgreSQL. In order: the last test ends processes. Skipped, with a
 * word, where there is no nginx.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProxyTest {
    @TempDir static Path temp = Path.of("");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<LitopysProcess> COMMAND_SIDES = new ArrayList<>();
    private static final List<LitopysProcess> QUERY_SIDES = new ArrayList<>();
    private static DataDirectory directory;
    private static LocalPostgres postgres;
    private static Process nginx;
    private static String base = "";
    private static String secret = "";

    @BeforeAll
    static void start() throws Exception {
        Path program =
                Stream.concat(
                                Stream.ofNullable(System.getenv("LITOPYS_TEST_NGINX")),
                                Stream.of("/usr/sbin/nginx", "/usr/bin/nginx"))
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
        assumeTrue(
                program != null,
                "nginx is not installed (Debian: apt-get install nginx): deploy/proxy/nginx.conf was not tried");
        int port = LitopysProcess.freePort();
        base = "http://localhost:" + port;
        directory = DataDirectory.open(temp.resolve("database"), DataDirectory.Kind.OFFICE);
        postgres = LocalPostgres.start(directory);
        QUERY_SIDES.add(side("query")); // the first one makes the tables and the accounts
        QUERY_SIDES.getFirst().awaitOutput(" answers at ");
        secret = QUERY_SIDES.getFirst().secret("portal");
        COMMAND_SIDES.add(side("command"));
        COMMAND_SIDES.getFirst().awaitOutput(" answers at ");
        COMMAND_SIDES.add(side("command"));
        QUERY_SIDES.add(side("query"));
        COMMAND_SIDES.getLast().awaitOutput(" answers at ");
        QUERY_SIDES.getLast().awaitOutput(" answers at ");
        nginx =
                new ProcessBuilder(
                                program.toString(),
                                "-c",
                                configuration(port).toString(),
                                "-e",
                                "stderr",
                                "-g",
                                "daemon off;")
                        .redirectErrorStream(true)
                        .redirectOutput(temp.resolve("nginx.txt").toFile())
                        .start();
        for (int i = 0; i < 200 && !isListening(port); i++) {
            Thread.sleep(50);
        }
        assertThat(get("/proxy-health").statusCode()).isEqualTo(204);
    }

    @AfterAll
    static void stop() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(20, TimeUnit.SECONDS);
        }
        for (LitopysProcess each :
                Stream.concat(COMMAND_SIDES.stream(), QUERY_SIDES.stream()).toList()) {
            each.close();
        }
        if (postgres != null) {
            postgres.close();
            directory.close();
        }
    }

    private static LitopysProcess side(String side) throws Exception {
        Database database = postgres.database();
        int port = LitopysProcess.freePort();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "serve",
                                "--port",
                                String.valueOf(port),
                                "--side",
                                side,
                                "--database",
                                database.url(),
                                "--base-url",
                                base));
        if (side.equals("query")) {
            arguments.addAll(Arrays.asList("--log-key", temp.resolve("log.key").toString()));
        }
        Path password = temp.resolve("password");
        Files.writeString(password, database.password() + "\n");
        return LitopysProcess.start(
                temp,
                port,
                Map.of(
                        "LITOPYS_DATABASE_USER",
                        database.user(),
                        "LITOPYS_DATABASE_PASSWORD_FILE",
                        password.toString()),
                arguments.toArray(String[]::new));
    }

    /** The file as it is, but for the names of hosts, which only Docker knows. */
    private static Path configuration(int port) throws Exception {
        String text =
                Files.readString(ComposeFileTest.top().resolve("deploy/proxy/nginx.conf"))
                        .replace("listen 8080;", "listen 127.0.0.1:" + port + ";")
                        .replace("/tmp/", temp + "/")
                        .replace("worker_processes auto", "worker_processes 1")
                        .replace(" resolve ", " ") // of nginx 1.27.3
                        .replace("keycloak:8080", "127.0.0.1:1");
        for (int i = 0; i < 2; i++) {
            text =
                    text.replace(
                                    "command-side-" + (i + 1) + ":8080",
                                    "127.0.0.1:" + COMMAND_SIDES.get(i).port)
                            .replace(
                                    "query-side-" + (i + 1) + ":8080",
                                    "127.0.0.1:" + QUERY_SIDES.get(i).port);
        }
        if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
            text = "user root;\n" + text; // as whoever owns the folder
        }
        return Files.writeString(temp.resolve("nginx.conf"), text);
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.net.ConnectException e) {
            throw new AssertionError(Files.readString(temp.resolve("nginx.txt")), e);
        }
    }

    private static HttpResponse<String> register(String number) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/api/commands/register-organisation"))
                        .headers("Authorization", bearer(), "Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"data": {"identifier": {"scheme": "UA-EDR", "id": "%s"}, "name": "Test works", "country": "UA", "type": "SME"}}\
                                        """
                                                .formatted(number)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String bearer() throws Exception {
        return QUERY_SIDES.getLast().bearer(secret);
    }

    @Test
    @Order(1)
    void commands_and_questions_find_their_side() throws Exception {
        HttpResponse<String> receipt = register("00032129");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        assertThat(
                        get("/api/organisations/UA-EDR-00032129?wait=1", "Authorization", bearer())
                                .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/commands", "Authorization", bearer()).statusCode()).isEqualTo(200);
        assertThat(get("/api/openapi.json").statusCode()).isEqualTo(200);
        assertThat(get("/problems/token-missing").statusCode()).isEqualTo(200);
        assertThat(get("/assets/app.css").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void many_commands_stream_through_in_both_directions() throws Exception {
        HttpResponse<String> answers =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/commands"))
                                .headers(
                                        "Authorization",
                                        bearer(),
                                        "Content-Type",
                                        "application/x-ndjson")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"type": "register-organisation", "data": {"identifier": {"scheme": "UA-EDR", "id": "14360570"}, "name": "A", "country": "UA", "type": "SME"}}
                                                {"type": "register-organisation", "data": {"identifier": {"scheme": "UA-EDR", "id": "20077720"}, "name": "B", "country": "UA", "type": "SME"}}
                                                """))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answers.statusCode()).as(answers.body()).isEqualTo(200);
        assertThat(answers.body().lines()).hasSize(2);
    }

    @Test
    @Order(3)
    void a_person_stays_with_the_query_side_where_the_session_began() throws Exception {
        for (int i = 0; i < 4; i++) { // each a browser of its own, to be spread over both
            Browser browser = new Browser(base);
            assertThat(browser.open("/overview").uri().getPath()).isEqualTo("/sign-in");
            HttpResponse<String> page =
                    browser.signIn("PM-01", QUERY_SIDES.getFirst().secret("PM-01"));
            assertThat(page.statusCode()).isEqualTo(200);
            for (int again = 0; again < 6; again++) {
                HttpResponse<String> overview = browser.open("/overview");
                assertThat(overview.uri().getPath()).isEqualTo("/overview");
                assertThat(overview.body()).contains("PM-01");
                // The session is known there too.
                assertThat(browser.open("/api/organisations").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    @Order(4)
    void the_cookie_that_keeps_a_browser_in_its_place_is_for_pages_only() throws Exception {
        assertThat(get("/sign-in").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .matches(
                                        "litopys_place=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax"));
        assertThat(get("/sign-in", "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).endsWith("; Secure"));
        assertThat(get("/sign-in", "Cookie", "litopys_place=x").headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith("litopys_place"));
        assertThat(get("/log/key", "Authorization", bearer()).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    @Order(5)
    void a_live_feed_arrives_as_it_happens() throws Exception {
        HttpResponse<java.io.InputStream> feed =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/events?after=0"))
                                .headers("Authorization", bearer(), "Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(feed.statusCode()).isEqualTo(200);
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try (BufferedReader lines =
                            new BufferedReader(
                                    new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
                        String line = lines.readLine();
                        while (line != null && !line.contains("Unbuffered")) {
                            line = lines.readLine();
                        }
                        seen.complete(line != null);
                    } catch (java.io.IOException e) {
                        seen.completeExceptionally(e);
                    }
                });
        HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/api/commands/register-organisation"))
                        .headers("Authorization", bearer(), "Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"data": {"identifier": {"scheme": "UA-EDR", "id": "00030053"}, "name": "Unbuffered", "country": "UA", "type": "SME"}}\
                                        """))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(seen.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Order(6)
    void with_one_of_each_killed_the_others_go_on() throws Exception {
        COMMAND_SIDES.getFirst().kill();
        QUERY_SIDES.getFirst().kill();

        Set<Integer> answers = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            answers.add(get("/api/commands", "Authorization", bearer()).statusCode());
            answers.add(get("/api/organisations", "Authorization", bearer()).statusCode());
            answers.add(new Browser(base).open("/sign-in").statusCode());
        }
        assertThat(answers).containsExactly(200);
        assertThat(register("00030047").statusCode()).isEqualTo(201);
    }
}
