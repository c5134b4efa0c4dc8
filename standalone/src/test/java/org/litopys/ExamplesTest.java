package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.events.organisation.CheckDigits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services in {@code examples/} against the real program, on a bad day and again on a good one.
 */
class ExamplesTest {
    /** More than fit on one page of a list. */
    private static final int APPLICATIONS = 250;

    private static final String CALL = "BRIDGE-CONTINUOUS";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir static Path temp = Path.of("");

    private static LitopysProcess office;
    private static String secret;
    private static int organisations;

    @BeforeAll
    static void start() throws Exception {
        office =
                LitopysProcess.running(temp, "demo", temp.resolve("office"), "--applications", "1");
        secret = office.secret("portal");
    }

    @AfterAll
    static void stop() throws Exception {
        office.close();
    }

    @Test
    void the_service_in_curl_reads_what_it_wrote_and_writes_nothing_twice() throws Exception {
        assumeTrue(
                runs("bash", "--version") && runs("curl", "--version"), "bash or curl is missing");

        writes_once_and_reads_it_back("UA-EDR-99990019", "bash", example("service.sh"));
    }

    @Test
    void the_service_in_Java_reads_what_it_wrote_and_writes_nothing_twice() throws Exception {
        writes_once_and_reads_it_back("UA-EDR-99990025", JAVA, example("SubmitApplications.java"));
    }

    @Test
    void the_services_pass_on_why_they_were_refused() throws Exception {
        Ended java =
                run(
                        office.address(),
                        secret,
                        "NO-SUCH-CALL",
                        JAVA,
                        example("SubmitApplications.java"));
        assertThat(java.status()).as(java.output()).isEqualTo(1);
        assertThat(java.output())
                .contains("2000 commands were refused", "/problems/unknown-reference");

        assumeTrue(
                runs("bash", "--version") && runs("curl", "--version"), "bash or curl is missing");
        Ended curl = run(office.address(), "wrong", CALL, "bash", example("service.sh"));
        assertThat(curl.status()).as(curl.output()).isEqualTo(1);
        assertThat(curl.output()).contains("Cannot log in as portal: status 401");
    }

    private static void writes_once_and_reads_it_back(String organisation, String... program)
            throws Exception {
        Ended first;
        try (BadDay server = new BadDay(office.address())) {
            first = run(batch(server.address()), program);
            assertThat(first.status()).as(first.output()).isZero();
            assertThat(server.turnedAway())
                    .as("requests answered with 503")
                    .isGreaterThanOrEqualTo(4);
            assertThat(server.brokenOff()).as("streams broken off").isEqualTo(1);
        }

        assertThat(first.output())
                .contains("%1$d applications handed in, %1$d read back".formatted(APPLICATIONS));
        assertThat(first.receipts()).hasSize(2 * APPLICATIONS);
        assertThat(
                        first.receipts().stream()
                                .filter(receipt ->
                                        receipt.findValue("type")
                                                .asString()
                                                .equals("ApplicationSubmitted")))
                .hasSize(APPLICATIONS);
        long last =
                first.receipts().stream()
                        .mapToLong(receipt -> receipt.get("position").asLong())
                        .max()
                        .orElseThrow();
        String mine =
                "/api/applications?call="
                        + CALL
                        + "&organisation="
                        + organisation
                        + "&status=SUBMITTED&wait=";
        assertThat(read(mine + last).get("total").asInt()).isEqualTo(APPLICATIONS);

        Ended again = run(batch(office.address()), program);

        assertThat(again.status()).as(again.output()).isZero();
        assertThat(again.receipts()).as("receipts of the repeated run").isEqualTo(first.receipts());
        long end = somethingElse();
        assertThat(writtenBetween(last, end)).as("events of the repeated run").isEmpty();
        assertThat(read(mine + end).get("total").asInt()).isEqualTo(APPLICATIONS);
    }

    private static List<String> batch(String base) {
        return List.of(base, "portal", secret, CALL, "batch-1", String.valueOf(APPLICATIONS));
    }

    /** Position of an event that the service's account writes after all that it wrote before. */
    private static long somethingElse() throws Exception {
        String seven = "500%04d".formatted(++organisations);
        HttpResponse<String> answer =
                office.register(office.bearer(secret), seven + CheckDigits.edrpouCheckDigit(seven));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).get("position").asLong();
    }

    /**
     * Events of the service's account between two positions. The ledger itself goes on meanwhile:
     * it acknowledges each application.
     */
    private static List<JsonNode> writtenBetween(long after, long before) throws Exception {
        List<JsonNode> written = new ArrayList<>();
        long position = after;
        long end = System.nanoTime() + 60_000_000_000L; // until the journal has come so far
        while (position < before && System.nanoTime() < end) {
            for (JsonNode event : read("/api/events?limit=500&after=" + position)) {
                position = Long.parseLong(event.get("sequence").asString());
                if (position < before && event.get("authid").asString().equals("portal")) {
                    written.add(event);
                }
            }
        }
        assertThat(position).as("how far the journal was read").isGreaterThanOrEqualTo(before);
        return written;
    }

    private static JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return office.get(path, "Authorization", office.bearer(secret));
    }

    /** A run of an example that is over. */
    private record Ended(int status, String output, List<JsonNode> receipts) {}

    /**
     * @param program the command line up to what it is told of the office
     */
    private static Ended run(String base, String secret, String call, String... program)
            throws Exception {
        return run(List.of(base, "portal", secret, call), program);
    }

    private static Ended run(List<String> arguments, String... program) throws Exception {
        Path folder = Files.createTempDirectory(temp, "service");
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(Arrays.asList(program));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES); // patience, not a measure
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        List<JsonNode> receipts = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "receipts-*.ndjson")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    receipts.add(lasting(line));
                }
            }
        }
        String said = Files.readString(output);
        assertThat(ended).as("ended; said %s", said).isTrue();
        return new Ended(process.exitValue(), said, receipts);
    }

    /** A receipt without the reference, which may not be known yet at the first answer. */
    private static JsonNode lasting(String line) {
        ObjectNode receipt = (ObjectNode) JsonMapper.shared().readTree(line);
        receipt.remove(List.of("reference", "links"));
        return receipt;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static String example(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("command-side"))
                || !Files.exists(folder.resolve("pom.xml"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the top of the project");
        }
        return folder.resolve("examples").resolve(name).toString();
    }

    /**
     * Stands before the program. Answers the first request to every address with 503, and gives
     * only half of the first answer to a stream of commands, all of which the program has carried
     * out.
     */
    private static final class BadDay implements AutoCloseable {
        private final String behind;
        private final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpClient http = HttpClient.newHttpClient();
        private final Set<String> asked = ConcurrentHashMap.newKeySet();
        private final AtomicInteger brokenOff = new AtomicInteger();

        BadDay(String behind) throws IOException {
            this.behind = behind;
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        int turnedAway() {
            return asked.size();
        }

        int brokenOff() {
            return brokenOff.get();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                String path = exchange.getRequestURI().getPath();
                if (asked.add(path)) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                HttpResponse<byte[]> answer = forward(exchange, body);
                byte[] bytes = answer.body();
                boolean breaksOff = path.equals("/api/commands") && brokenOff.compareAndSet(0, 1);
                exchange.sendResponseHeaders(answer.statusCode(), bytes.length);
                OutputStream out = exchange.getResponseBody();
                out.write(bytes, 0, breaksOff ? bytes.length / 2 : bytes.length);
                out.flush();
            }
        }

        private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
                throws IOException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                            .method(
                                    exchange.getRequestMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body));
            for (String name : List.of("Authorization", "Content-Type")) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
            http.close();
        }
    }
}
