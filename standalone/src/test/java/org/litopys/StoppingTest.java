package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.events.organisation.CheckDigits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SIGTERM while much is under way. */
class StoppingTest {
    private static final int CALLERS = 100;

    /** The commands of the stream; those of the callers are counted from 0. */
    private static final int STREAM = 500_000;

    private static final int OF_STREAM = 1_000;

    @TempDir Path temp = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One of the organisations; its command has always the same id. */
    private static String command(int number) {
        String seven = "3%06d".formatted(number);
        return """
        {"id": "%s", "data": {"identifier": {"scheme": "UA-EDR", "id": "%s"}, "name": "Works", "country": "UA", "type": "SME"}}\
        """
                .formatted(
                        UUID.nameUUIDFromBytes(seven.getBytes(StandardCharsets.UTF_8)),
                        seven + CheckDigits.edrpouCheckDigit(seven));
    }

    private static String line(int number) {
        return command(number).replaceFirst("\\{", "{\"type\": \"register-organisation\", ") + "\n";
    }

    /** A stream of commands that is never ended by its caller. */
    private static final class OpenStream implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        OpenStream(int port, String bearer) throws IOException {
            socket = new Socket("localhost", port);
            in = new BufferedInputStream(socket.getInputStream());
            write(
                    "POST /api/commands HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + bearer
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        private void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Until the program takes no more. */
        void send(int first, int count) {
            try {
                for (int i = first; i < first + count; i++) {
                    String line = line(i);
                    write(Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
                }
            } catch (IOException stopped) {
                return;
            }
        }

        /** Every answer until the end of the body, which is chunked. */
        List<JsonNode> answers() throws IOException {
            while (!header().isEmpty()) {
                // status line and headers
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int length;
            while ((length = Integer.parseInt(header(), 16)) > 0) {
                body.write(in.readNBytes(length));
                header(); // the line end after a chunk
            }
            return body.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (JsonNode) JsonMapper.shared().readTree(line))
                    .toList();
        }

        private String header() throws IOException {
            StringBuilder line = new StringBuilder();
            int next;
            while ((next = in.read()) != '\n') {
                if (next < 0) {
                    throw new EOFException("the answer has no end");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void what_was_acknowledged_is_there_what_was_not_can_be_sent_again_and_nothing_is_there_twice()
            throws Exception {
        Path data = temp.resolve("office");
        Map<Integer, Long> positions = new ConcurrentHashMap<>(); // of those acknowledged
        Map<String, String> notTaken = new ConcurrentHashMap<>(); // each rule, an answer
        List<Integer> sent =
                new ArrayList<>(IntStream.range(STREAM, STREAM + OF_STREAM).boxed().toList());
        String secret;
        try (LitopysProcess first = LitopysProcess.running(temp, "serve", data)) {
            secret = first.secret("portal");
            String bearer = first.bearer(secret);
            AtomicInteger next = new AtomicInteger();
            try (OpenStream stream = new OpenStream(first.port, bearer);
                    ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture<List<JsonNode>> streamed =
                        CompletableFuture.supplyAsync(
                                () -> {
                                    try (stream) { // its caller hangs up when all is said
                                        return stream.answers();
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                },
                                callers);
                CompletableFuture<List<String>> feed =
                        CompletableFuture.supplyAsync(() -> feed(first, bearer), callers);
                callers.execute(() -> stream.send(STREAM, OF_STREAM));
                for (int i = 0; i < CALLERS; i++) {
                    callers.execute(() -> call(first, bearer, next, positions, notTaken));
                }
                while (positions.size() < 100) {
                    Thread.sleep(5);
                }

                long asked = System.nanoTime();
                first.terminate();
                assertThat(first.awaitEnd()).isZero();
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .isLessThan(Duration.ofSeconds(30));

                List<JsonNode> answers = streamed.get(1, TimeUnit.MINUTES);
                JsonNode last = answers.getLast();
                assertThat(last.at("/type").asString()).endsWith("/stopping");
                assertThat(last.at("/line").asInt()).isEqualTo(answers.size());
                for (JsonNode answer : answers.subList(0, answers.size() - 1)) {
                    int number = STREAM - 1 + answer.at("/line").asInt();
                    if (answer.at("/position").isNumber()) {
                        positions.put(number, answer.at("/position").asLong());
                    } else {
                        refused(answer, notTaken);
                    }
                }
                assertThat(feed.get(1, TimeUnit.MINUTES))
                        .as("the live feed has ended")
                        .isNotEmpty();
            }
            assertThat(notTaken.keySet())
                    .as("come again: %s", notTaken)
                    .contains("stopping")
                    .isSubsetOf("stopping", "store-busy"); // busy: a loaded machine
            sent.addAll(IntStream.range(0, next.get()).boxed().toList());
        }

        try (LitopysProcess second = LitopysProcess.running(temp, "serve", data)) {
            Map<Integer, Long> all = again(second, second.bearer(secret), sent);
            assertThat(all).containsAllEntriesOf(new TreeMap<>(positions));
            TreeSet<Long> places = new TreeSet<>(all.values());
            assertThat(places).hasSize(sent.size());
            assertThat(places.getLast()).as("one event each").isEqualTo(sent.size());
        }
    }

    /** Keeps a refusal under its rule; false where it asks to go elsewhere. */
    private static boolean refused(JsonNode problem, Map<String, String> notTaken) {
        String type = problem.at("/type").asString();
        String rule = type.substring(type.lastIndexOf('/') + 1);
        notTaken.put(rule, problem.toString());
        return !rule.equals("stopping");
    }

    /** Sends one after the other until the program takes no more. */
    private void call(
            LitopysProcess office,
            String bearer,
            AtomicInteger next,
            Map<Integer, Long> positions,
            Map<String, String> notTaken) {
        while (true) {
            int number = next.getAndIncrement();
            HttpResponse<String> answer;
            try {
                answer =
                        http.send(
                                request(office, "/api/commands/register-organisation", bearer)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(command(number)))
                                        .build(),
                                BodyHandlers.ofString());
            } catch (IOException | InterruptedException stopped) {
                return;
            }
            if (answer.statusCode() == 201) {
                positions.put(
                        number,
                        JsonMapper.shared().readTree(answer.body()).at("/position").asLong());
            } else if (answer.body().startsWith("{")) {
                if (!refused(JsonMapper.shared().readTree(answer.body()), notTaken)) {
                    return;
                }
            } else {
                notTaken.put(answer.statusCode() + " of the web server", answer.body());
            }
        }
    }

    private static HttpRequest.Builder request(LitopysProcess office, String path, String bearer) {
        return HttpRequest.newBuilder(URI.create(office.address() + path))
                .header("Authorization", bearer);
    }

    /** The lines of a live feed, until it ends as an answer should. */
    private List<String> feed(LitopysProcess office, String bearer) {
        try {
            return http.send(
                            request(office, "/api/events", bearer)
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofLines())
                    .body()
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends every command once more; the position that each has. */
    private Map<Integer, Long> again(LitopysProcess office, String bearer, List<Integer> sent)
            throws Exception {
        StringBuilder lines = new StringBuilder();
        sent.forEach(number -> lines.append(line(number)));
        HttpResponse<String> answer =
                http.send(
                        request(office, "/api/commands", bearer)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(lines.toString()))
                                .build(),
                        BodyHandlers.ofString());
        Map<Integer, Long> positions = new TreeMap<>();
        answer.body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .forEach(each -> {
                    assertThat(each.at("/position").isNumber()).as("%s", each).isTrue();
                    positions.put(
                            sent.get(each.at("/line").asInt() - 1), each.at("/position").asLong());
                });
        return positions;
    }
}
