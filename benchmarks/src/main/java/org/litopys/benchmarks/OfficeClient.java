package org.litopys.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service and a programme manager of a running demo, over HTTP. Thread-safe after {@link #logIn}
 * and {@link #signIn}.
 */
final class OfficeClient {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COMMAND_ID = Pattern.compile("\"commandid\":\"([^\"]+)\"");
    private static final Pattern RECORDED = Pattern.compile("\"recordedtime\":\"([^\"]+)\"");

    private static final HttpClient SERVICE =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String base;
    private final Secrets secrets;
    private String authorization = "";

    /** Where the secrets of accounts stand. */
    private interface Secrets {
        String of(String account) throws IOException;
    }

    private OfficeClient(String base, Secrets secrets) {
        this.base = base;
        this.secrets = secrets;
    }

    /**
     * @param data the demo's data directory, where its logins are
     */
    OfficeClient(String base, Path data) {
        this(base, account -> secretOf(account, data.resolve("demo-logins.txt")));
    }

    /**
     * @param secret of the account {@code portal}
     */
    OfficeClient(String base, String secret) {
        this(base, _ -> secret);
    }

    /** The same service, at another process. */
    OfficeClient at(String address) {
        OfficeClient other = new OfficeClient(address, secrets);
        other.authorization = authorization;
        return other;
    }

    private static String secretOf(String name, Path logins) throws IOException {
        return Files.readAllLines(logins).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElseThrow(() -> new IOException("no login of " + name + " in " + logins));
    }

    /** As the service {@code portal}. */
    OfficeClient logIn() throws IOException, InterruptedException {
        String credentials = "portal:" + secrets.of("portal");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        credentials.getBytes(
                                                                StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        JsonNode token = JSON.readTree(send(SERVICE, request, 200));
        authorization = "Bearer " + token.get("access_token").stringValue();
        return this;
    }

    /** As the programme manager {@code PM-07}, through the pages. */
    OfficeClient signIn() throws IOException, InterruptedException {
        HttpResponse<String> form = open("/sign-in/litopys");
        Matcher csrf = CSRF.matcher(form.body());
        if (!csrf.find()) {
            throw new IOException("no login form at " + form.uri());
        }
        String fields =
                "username=PM-07&password="
                        + URLEncoder.encode(secrets.of("PM-07"), StandardCharsets.UTF_8)
                        + "&_csrf="
                        + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(form.uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build();
        send(browser, request, 200);
        return this;
    }

    private HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** A page as the programme manager sees it. */
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = open(path);
        if (page.statusCode() != 200 || !page.body().contains("PM-07")) {
            throw new IOException(path + " gave " + page.statusCode() + " at " + page.uri());
        }
        return page.body();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return send(
                SERVICE,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", authorization)
                        .build(),
                200);
    }

    JsonNode command(String type, String body) throws IOException, InterruptedException {
        return JSON.readTree(
                send(
                        SERVICE,
                        HttpRequest.newBuilder(URI.create(base + "/api/commands/" + type))
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        201));
    }

    /** Lines of commands; the lines of the answer, in the same order. */
    List<String> commands(String lines) throws IOException, InterruptedException {
        return send(
                        SERVICE,
                        HttpRequest.newBuilder(URI.create(base + "/api/commands"))
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(lines))
                                .build(),
                        200)
                .lines()
                .toList();
    }

    /** Waits until the read models have taken in the events of a command. */
    void awaitSeen(String commandId) throws IOException, InterruptedException {
        text("/api/organisations?size=1&wait=" + commandId);
    }

    /** An event that the feed has shown. */
    record Shown(String commandId, Instant recordedAt) {}

    /** A live feed of events. */
    static final class Feed implements AutoCloseable {
        private final InputStream open;
        private final Thread reader;

        private Feed(InputStream open, Consumer<Shown> events) {
            this.open = open;
            this.reader = Thread.ofPlatform().start(() -> read(events));
        }

        private void read(Consumer<Shown> events) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(open, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher commandId = COMMAND_ID.matcher(line);
                    Matcher recorded = RECORDED.matcher(line);
                    if (commandId.find() && recorded.find()) {
                        events.accept(
                                new Shown(commandId.group(1), Instant.parse(recorded.group(1))));
                    }
                }
            } catch (IOException closed) {
                // by close(), or requireOpen() tells
            }
        }

        void requireOpen() {
            if (!reader.isAlive()) {
                throw new IllegalStateException("the feed has ended");
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            open.close();
            reader.join();
        }
    }

    /** Opens the feed at the end of the ledger. */
    Feed feed(Consumer<Shown> events) throws IOException, InterruptedException {
        String position = get("/api/organisations?size=1").get("position").asString();
        HttpResponse<InputStream> answer =
                SERVICE.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/events?after=" + position))
                                .header("Authorization", authorization)
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("the feed gave " + answer.statusCode());
        }
        return new Feed(answer.body(), events);
    }

    private static String send(HttpClient client, HttpRequest request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(
                    "%s gave %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /**
     * An organisation that may hand in drafts; the same for every benchmark, since the id is the
     * same.
     */
    void registerOrganisation() throws IOException, InterruptedException {
        try {
            command(
                    "register-organisation",
                    """
                    {"id":"7d1f0e2a-9f63-4b1e-8a46-6f0c5e6b0001","data":{"identifier":{"scheme":"UA-EDR","id":"99990019"},
                     "name":"Benchmark LLC","nameUk":"ТОВ «Вимір»","country":"UA","type":"SME"}}\
                    """);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains(" 409:")) {
                throw e;
            }
        }
    }

    static String draft(UUID id) {
        return """
        {"type":"start-draft","id":"%s","data":{"call":"BRIDGE-CONTINUOUS","lead":"UA-EDR-99990019",\
        "title":"Benchmark %s","summary":"","language":"en"}}\
        """
                .formatted(id, id);
    }
}
