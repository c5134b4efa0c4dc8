package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak on this machine, with the realm that docker-compose.yml gives it. It keeps
 * everything in memory, so a second start has the same people and other keys. People know it as
 * {@code localhost}, programs may ask it at {@code 127.0.0.1}: two names, as in a network of
 * containers.
 */
final class Keycloak implements AutoCloseable {
    static final String DEMO_PASSWORD = "of-demo-people";
    static final String PAGES_SECRET = "of-the-pages";
    static final String PORTAL_SECRET = "of-the-portal";
    private static final String ADMIN_PASSWORD = "of-the-admin";
    private static final long PATIENCE_SECONDS = 400; // a loaded machine; not a measure of anything
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Path output;
    private final int port;
    private final int managementPort = LitopysProcess.freePort();
    private final String litopys;
    private @Nullable Process process;

    /**
     * @param home of the unpacked distribution
     * @param port where it will listen
     * @param litopys address of the pages
     */
    Keycloak(Path home, Path folder, int port, String litopys) {
        this.home = home;
        this.output = folder.resolve("keycloak.txt");
        this.port = port;
        this.litopys = litopys;
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/litopys";
    }

    private String inside() {
        return "http://127.0.0.1:" + port;
    }

    /** Its description, under the name that programs use. */
    String metadata() {
        return inside() + "/realms/litopys/.well-known/openid-configuration";
    }

    /** As deploy/keycloak/Dockerfile does it, but for the database. */
    void build() throws Exception {
        Path imported = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                ComposeFileTest.top().resolve("deploy/keycloak/realm.json"),
                imported.resolve("realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Process build =
                run("build", "--db=dev-mem", "--cache=local", "--health-enabled=true").start();
        assertThat(build.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("built").isTrue();
        assertThat(build.exitValue()).as(Files.readString(output)).isZero();
    }

    void start() throws Exception {
        ProcessBuilder builder =
                run(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + managementPort,
                        "--hostname=http://localhost:" + port,
                        "--hostname-backchannel-dynamic=true");
        builder.environment()
                .putAll(
                        Map.of(
                                "LITOPYS_BASE_URL", litopys,
                                "LITOPYS_CLIENT_SECRET", PAGES_SECRET,
                                "LITOPYS_PORTAL_SECRET", PORTAL_SECRET,
                                "LITOPYS_DEMO_PASSWORD", DEMO_PASSWORD,
                                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD));
        Process started = builder.start();
        process = started;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("Keycloak is not ready: " + Files.readString(output));
            }
            Thread.sleep(200);
        }
    }

    private ProcessBuilder run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
        return builder;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + managementPort
                                                                    + "/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    void stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        List<ProcessHandle> all = new ArrayList<>(running.descendants().toList()); // kc.sh's Java
        all.add(running.toHandle());
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(60, TimeUnit.SECONDS);
            } catch (java.util.concurrent.TimeoutException late) {
                each.destroyForcibly();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        process = null;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    /** The token that a program gets by its own credentials. */
    String token(String client, String secret) throws Exception {
        JsonNode answer =
                form(
                        "/realms/litopys/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                secret));
        return answer.path("access_token").asString();
    }

    private JsonNode form(String path, Map<String, String> fields) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(inside() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(Browser.form(fields)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Adds to the realm, as its administrator would: {@code /clients}, {@code /users}. */
    void add(String what, String json) throws Exception {
        String admin =
                form(
                                "/realms/master/protocol/openid-connect/token",
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        "admin",
                                        "password",
                                        ADMIN_PASSWORD))
                        .path("access_token")
                        .asString();
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(inside() + "/admin/realms/litopys" + what))
                                .header("Authorization", "Bearer " + admin)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
