package org.litopys.benchmarks;

import java.io.IOException;
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
import java.util.Base64;
import java.util.List;
import java.util.UUID;
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

    private final HttpClient service =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String base;
    private final Path logins;
    private String authorization = "";

    /**
     * @param data the demo's data directory, where its logins are
     */
    OfficeClient(String base, Path data) {
        this.base = base;
        this.logins = data.resolve("demo-logins.txt");
    }

    private String secretOf(String name) throws IOException {
        return Files.readAllLines(logins).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElseThrow(() -> new IOException("no login of " + name + " in " + logins));
    }

    /** As the service {@code portal}. */
    OfficeClient logIn() throws IOException, InterruptedException {
        String credentials = "portal:" + secretOf("portal");
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
        JsonNode token = JSON.readTree(send(service, request, 200));
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
                        + URLEncoder.encode(secretOf("PM-07"), StandardCharsets.UTF_8)
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
                service,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", authorization)
                        .build(),
                200);
    }

    JsonNode command(String type, String body) throws IOException, InterruptedException {
        return JSON.readTree(
                send(
                        service,
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
                        service,
                        HttpRequest.newBuilder(URI.create(base + "/api/commands"))
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(lines))
                                .build(),
                        200)
                .lines()
                .toList();
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
