package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.litopys.data.Database;

/** The real program as a process of its own, as a user would start it. */
final class LitopysProcess implements AutoCloseable {
    private static final Duration PATIENCE =
            Duration.ofMinutes(2); // a loaded machine; not a measure of anything
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final Process process;
    private final Path output;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> bearers = new ConcurrentHashMap<>();
    final int port;

    private LitopysProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Starts it and returns at once. */
    static LitopysProcess start(
            Path folder, int port, Map<String, String> environment, String... arguments)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(Program.command());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new LitopysProcess(builder.start(), output, port);
    }

    /** Starts {@code serve} over a PostgreSQL that is there already; returns at once. */
    static LitopysProcess over(
            Database database, Path folder, int port, Map<String, String> more, String... options)
            throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("LITOPYS_DATABASE_USER", database.user());
        environment.put("LITOPYS_DATABASE_PASSWORD", database.password());
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "serve",
                                "--port",
                                String.valueOf(port),
                                "--database",
                                database.url()));
        arguments.addAll(Arrays.asList(options));
        return start(folder, port, environment, arguments.toArray(String[]::new));
    }

    /** Starts {@code serve} or {@code demo} on a data directory, at a free port. */
    static LitopysProcess starting(Path folder, String command, Path data, String... more)
            throws IOException {
        int port = freePort();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                command,
                                "--port",
                                String.valueOf(port),
                                "--data",
                                data.toString()));
        arguments.addAll(Arrays.asList(more));
        return start(folder, port, Map.of(), arguments.toArray(String[]::new));
    }

    /** As {@link #starting}; waits until it says that it answers. */
    static LitopysProcess running(Path folder, String command, Path data, String... more)
            throws Exception {
        LitopysProcess started = starting(folder, command, data, more);
        started.awaitOutput(command.equals("demo") ? "lie in its data directory" : " answers at ");
        return started;
    }

    String address() {
        return "http://localhost:" + port;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    void awaitOutput(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains(text)) {
            if (!process.isAlive() && !output().contains(text)) {
                throw new AssertionError("ended with " + process.exitValue() + ": " + output());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("never said \"" + text + "\": " + output());
            }
            Thread.sleep(50);
        }
    }

    /** Waits for its end; the exit status. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
        return process.exitValue();
    }

    /** The secret printed beside an account. */
    String secret(String account) throws IOException {
        Matcher line = Pattern.compile("(?m)^  " + account + " +(\\S+) ").matcher(output());
        assertThat(line.find()).as("%s in %s", account, output()).isTrue();
        return line.group(1);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address() + path))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a command, with the header value of a token. */
    HttpResponse<String> command(String bearer, String type, String body) throws Exception {
        return post(
                "/api/commands/" + type,
                body,
                "Authorization",
                bearer,
                "Content-Type",
                "application/json");
    }

    /** Registers an invented organisation under a number of the Ukrainian register. */
    HttpResponse<String> register(String bearer, String number) throws Exception {
        return command(
                bearer,
                "register-organisation",
                """
                {"data": {"identifier": {"scheme": "UA-EDR", "id": "%s"}, "name": "Test works", "country": "UA", "type": "SME"}}\
                """
                        .formatted(number));
    }

    /** Sends these lines as they are, with an empty one at the end; all that comes back. */
    String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> tokenAnswer(String client, String secret) throws Exception {
        String basic =
                Base64.getEncoder()
                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return post(
                "/oauth2/token",
                "grant_type=client_credentials",
                "Authorization",
                "Basic " + basic,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** A header value with a token of the program {@code portal}. */
    String bearer(String secret) throws Exception {
        return bearer("portal", secret);
    }

    /** The same one each time, for the program hashes the secret for each new one. */
    String bearer(String client, String secret) throws Exception {
        String known = bearers.get(client + secret);
        if (known == null) {
            known = newBearer(client, secret);
            bearers.put(client + secret, known);
        }
        return known;
    }

    private String newBearer(String client, String secret) throws Exception {
        HttpResponse<String> answer = tokenAnswer(client, secret);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Matcher token = TOKEN.matcher(answer.body());
        assertThat(token.find()).as(answer.body()).isTrue();
        return "Bearer " + token.group(1);
    }

    /** As {@code kill -TERM} (or Ctrl-C, which takes the same way). */
    int stop() throws InterruptedException {
        terminate();
        return awaitEnd();
    }

    /** As {@link #stop}; does not wait. */
    void terminate() {
        process.destroy();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }
}
