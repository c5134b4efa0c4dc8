package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.litopys.events.Role;
import org.litopys.events.call.CallType;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@Isolated("it measures the memory of the JVM")
class CommandStreamTest extends HttpTest {
    private static final String BOTH =
            TestIssuer.token("portal", Role.SERVICE, Role.PROGRAMME_MANAGER);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Stopping stopping;

    private Answer stream(String token, String language, String lines) {
        return stream(token, language, lines.getBytes(StandardCharsets.UTF_8));
    }

    private Answer stream(String token, String language, byte[] lines) {
        return send(
                request("/api/commands", token)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofByteArray(lines))
                        .build());
    }

    private static List<JsonNode> lines(String body) {
        return body.lines().map(JSON::readTree).toList();
    }

    private static String programme(int number) {
        UUID id = UUID.nameUUIDFromBytes(("programme " + number).getBytes(StandardCharsets.UTF_8));
        return "{\"type\":\"create-programme\",\"id\":\"%s\",\"data\":%s}\n"
                .formatted(id, programmeData("STREAM-" + number).replace("\n", ""));
    }

    @Test
    void given_many_lines_then_one_answer_each_in_the_same_order() {
        int first = fresh() * 100_000;
        String lines =
                IntStream.range(first, first + 500)
                        .mapToObj(CommandStreamTest::programme)
                        .collect(Collectors.joining());

        Answer answer = stream(MANAGER, "en", lines);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> answers = lines(answer.response().body());
        assertThat(answers).hasSize(500);
        for (int i = 0; i < 500; i++) {
            assertThat(answers.get(i).at("/line").asInt()).isEqualTo(i + 1);
            assertThat(answers.get(i).at("/reference").asString())
                    .isEqualTo("STREAM-" + (first + i));
            assertThat(answers.get(i).at("/version").asInt()).isEqualTo(1);
        }
    }

    @Test
    void
            given_bad_lines_among_good_ones_then_each_is_a_problem_with_its_number_and_the_stream_goes_on() {
        int first = fresh() * 100_000;
        String lines =
                programme(first)
                        + "{\"type\": nonsense\n"
                        + "\n"
                        + "{\"type\":\"create-program\"}\n"
                        + "{\"data\":{}}\n"
                        + "{\"type\":\"create-programme\",\"data\":{\"code\":1}}\n"
                        + "{\"type\":\""
                        + "x".repeat(2 * 1024 * 1024)
                        + "\"}\n"
                        + programme(first)
                        + programme(first).replace("Regulation", "Decision")
                        + programme(first + 1).strip(); // without a line end
        long head = ledger.head();

        for (String language : List.of("en", "uk")) {
            List<JsonNode> answers = lines(stream(MANAGER, language, lines).response().body());

            assertThat(answers)
                    .extracting(one -> one.at("/line").asInt())
                    .containsExactly(1, 2, 4, 5, 6, 7, 8, 9, 10);
            assertThat(answers)
                    .extracting(one -> one.at("/type").asString().replaceAll(".*/", ""))
                    .containsExactly(
                            "",
                            "malformed-line",
                            "unknown-command",
                            "type-missing",
                            "invalid-content",
                            "body-too-large",
                            "",
                            "reused-command-id",
                            "");
            assertThat(answers.get(3).at("/detail").asString())
                    .containsPattern(language.equals("uk") ? "[а-яіїєґ]" : "[a-z]");
            assertThat(answers.get(1).at("/detail").asString())
                    .containsPattern(language.equals("uk") ? "рядку 2, стовпці" : "line 2, column");
            assertThat(answers.get(6).at("/events")).isEqualTo(answers.get(0).at("/events"));
        }
        assertThat(ledger.head()).isEqualTo(head + 2);
    }

    @Test
    void given_a_line_that_is_not_UTF_8_then_only_that_line_is_refused() {
        int first = fresh() * 100_000;
        String lines =
                programme(first) + programme(first + 1).replace("EUR", "Ñ") + programme(first + 2);

        Answer answer = stream(MANAGER, "uk", lines.getBytes(StandardCharsets.ISO_8859_1));

        List<JsonNode> answers = lines(answer.response().body());
        assertThat(answers)
                .extracting(one -> one.at("/reference").asString())
                .containsExactly("STREAM-" + first, "", "STREAM-" + (first + 2));
        assertThat(answers.get(1).at("/type").asString()).endsWith("/not-utf-8");
        assertThat(answers.get(1).at("/detail").asString()).contains("рядку 2, стовпці");
    }

    @Test
    void given_an_account_with_four_streams_then_a_fifth_is_a_429_and_others_still_get_one()
            throws IOException {
        String busy = TestIssuer.token("PM-busy", Role.PROGRAMME_MANAGER);
        int first = fresh() * 100_000;
        List<StreamClient> four = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                StreamClient client = new StreamClient(port, busy, "en");
                four.add(client);
                client.send(programme(first + i));
                assertThat(client.line()).contains("STREAM-" + (first + i));
            }

            for (String language : List.of("en", "uk")) {
                Answer fifth = stream(busy, language, programme(first + 4));
                assertThat(fifth.status()).isEqualTo(429);
                assertThat(fifth.rule()).isEqualTo("too-many-streams");
                assertThat(fifth.header("Retry-After")).isEqualTo("1");
                assertThat(fifth.text("/detail")).contains("PM-busy", "4");
                RefusalTest.isProblem(fifth, language);
            }
            assertThat(stream(MANAGER, "en", programme(first + 5)).status()).isEqualTo(200);

            four.getFirst().end();
            assertThat(four.getFirst().line()).isNull();
            assertThat(stream(busy, "en", programme(first + 4)).status()).isEqualTo(200);
        } finally {
            for (StreamClient client : four) {
                client.close();
            }
        }
    }

    @Test
    void given_commands_for_the_same_record_then_they_keep_their_order() {
        String call = aCall();
        String organisation = anOrganisation();
        List<UUID> drafts = Stream.generate(UUID::randomUUID).limit(100).toList();
        StringBuilder lines = new StringBuilder();
        for (UUID draft : drafts) {
            lines.append(
                    "{\"type\":\"start-draft\",\"subject\":\"%s\",\"data\":%s}\n"
                            .formatted(draft, draftData(call, organisation)));
            lines.append(
                    submission(draft.toString())
                            .replace("\n", "")
                            .replaceFirst("\\{", "{\"type\":\"submit-application\","));
            lines.append(
                    "\n{\"type\":\"withdraw-application\",\"subject\":\"%s\",\"reason\":\"r\"}\n"
                            .formatted(draft));
        }

        List<JsonNode> answers = lines(stream(APPLICANT, "en", lines.toString()).response().body());

        assertThat(answers).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(answers.get(i).at("/version").asInt())
                    .as(answers.get(i).toString())
                    .isEqualTo(i % 3 + 1);
            assertThat(answers.get(i).at("/reference").asString())
                    .isEqualTo(answers.get(i - i % 3).at("/reference").asString())
                    .matches("APP-[0-9]{4}-[0-9]{6}");
        }
    }

    @Test
    void given_a_line_that_names_the_record_of_the_line_before_then_it_waits_for_it() {
        String programme = "AFTER-" + fresh();
        String call = "CALL-" + fresh();
        String lines =
                """
                {"type":"create-programme","data":%s}
                {"type":"draft-call","data":{"code":"%s","programme":"%s","title":{"en":"Call","uk":"Конкурс"},\
                "type":"%s","opensAt":"2026-01-01T00:00:00Z","closesAt":"2099-01-01T00:00:00Z","budgetLine":"BL-1",\
                "budget":{"amount":"5","currency":"EUR"},"minEvaluations":1,"technologyAreas":["OTHER"]}}
                """
                        .formatted(
                                programmeData(programme).replace("\n", ""),
                                call,
                                programme,
                                CallType.values()[0]);

        List<JsonNode> answers = lines(stream(BOTH, "en", lines).response().body());

        // It is not active yet, but the programme must have been there.
        assertThat(answers.get(0).at("/version").asInt()).isEqualTo(1);
        assertThat(answers.get(1).at("/type").asString()).endsWith("programme-not-active");
    }

    @Test
    void given_a_caller_who_waits_for_each_answer_then_it_comes_without_the_next_line()
            throws IOException {
        int first = fresh() * 100_000;
        try (StreamClient client = new StreamClient(port, MANAGER, "en")) {
            for (int i = 0; i < 5; i++) {
                client.send(programme(first + i));
                assertThat(JSON.readTree(client.line()).at("/line").asInt()).isEqualTo(i + 1);
            }
            client.end();
            assertThat(client.line()).isNull();
        }
    }

    @Test
    void given_20_000_lines_that_break_in_the_middle_then_what_arrived_is_answered_and_stored_once()
            throws IOException {
        int first = fresh() * 100_000;
        long head = ledger.head();
        try (StreamClient client = new StreamClient(port, MANAGER, "uk")) {
            // Nothing is read before the break: the answers must not hold the stream up.
            sendProgrammes(client, first, 12_345);
            client.breakOff();

            List<String> answers = client.lines();

            assertThat(answers).hasSize(12_346);
            JsonNode last = JSON.readTree(answers.getLast());
            assertThat(last.at("/type").asString()).endsWith("stream-broken");
            assertThat(last.at("/line").asInt()).isEqualTo(12_346);
            assertThat(last.at("/detail").asString()).contains("рядок 12346", "безпечно");
            JsonNode lastWhole = JSON.readTree(answers.get(12_344));
            assertThat(lastWhole.at("/line").asInt()).isEqualTo(12_345);
            assertThat(lastWhole.at("/reference").isString()).isTrue();
        }
        assertThat(ledger.head()).isEqualTo(head + 12_345);

        try (StreamClient client = new StreamClient(port, MANAGER, "en")) {
            // The caller is not sure how far it came, and begins a little earlier.
            sendProgrammes(client, first + 12_000, 8_000);
            client.end();

            List<String> answers = client.lines();

            assertThat(answers).hasSize(8_000).allMatch(answer -> answer.contains("\"reference\""));
        }
        assertThat(ledger.head()).isEqualTo(head + 20_000);
    }

    private static void sendProgrammes(StreamClient client, int first, int count)
            throws IOException {
        for (int from = 0; from < count; from += 100) {
            StringBuilder chunk = new StringBuilder();
            for (int i = from; i < Math.min(count, from + 100); i++) {
                chunk.append(programme(first + i));
            }
            client.send(chunk.toString());
        }
    }

    @Test
    void given_a_caller_who_reads_nothing_before_the_end_then_memory_stays_constant()
            throws IOException {
        int count = 200_000;
        String line = "{\"type\":5,\"padding\":\"" + "x".repeat(100) + "\"}\n";
        String chunk = line.repeat(1000);
        try (StreamClient client = new StreamClient(port, MANAGER, "en")) {
            client.send(chunk);
            long before = usedBytes();
            for (int sent = 1000; sent < count; sent += 1000) {
                client.send(chunk);
            }
            client.end();

            // Answers of about 70 MB wait to be read now.
            assertThat(usedBytes() - before).isLessThan(20_000_000);

            int answers = 0;
            String answer;
            while ((answer = client.line()) != null) {
                answers++;
                assertThat(answer)
                        .startsWith("{\"line\":" + answers + ",")
                        .contains("type-missing");
            }
            assertThat(answers).isEqualTo(count);
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void given_a_caller_who_hangs_up_then_what_was_accepted_is_stored_and_the_server_goes_on()
            throws IOException {
        int first = fresh() * 100_000;
        try (StreamClient client = new StreamClient(port, MANAGER, "en")) {
            client.send(programme(first));
            assertThat(client.line()).contains("STREAM-" + first);
        }

        Answer again = stream(MANAGER, "en", programme(first) + programme(first + 1));

        assertThat(lines(again.response().body()))
                .extracting(one -> one.at("/reference").asString())
                .containsExactly("STREAM-" + first, "STREAM-" + (first + 1));
    }

    @Test
    void given_a_program_that_is_asked_to_stop_then_a_command_is_sent_elsewhere_with_its_id() {
        int number = fresh();
        long head = ledger.head();
        stopping.stop();
        try {
            Answer answer =
                    post(
                            "create-programme",
                            MANAGER,
                            body("\"data\":" + programmeData("STOP-" + number)));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.json().at("/type").asString()).endsWith("/stopping");
            assertThat(answer.json().at("/detail").asString()).contains("with the same id");
            assertThat(ledger.head()).isEqualTo(head);
        } finally {
            stopping.start();
        }
    }

    @Test
    void
            given_a_program_that_is_asked_to_stop_then_what_was_taken_is_answered_and_nothing_else_stored()
                    throws IOException {
        int first = fresh() * 100_000;
        long head = ledger.head();
        try (StreamClient client = new StreamClient(port, MANAGER, "en")) {
            sendProgrammes(client, first, 2_000);
            assertThat(client.line()).contains("STREAM-" + first);

            stopping.stop();
            List<String> answers = client.lines(); // it ends though the request does not

            long stored = ledger.head() - head;
            assertThat(answers).hasSize((int) stored);
            for (int i = 0; i < answers.size() - 1; i++) {
                assertThat(answers.get(i))
                        .startsWith("{\"line\":" + (i + 2) + ",")
                        .contains("STREAM-" + (first + i + 1));
            }
            JsonNode last = JSON.readTree(answers.getLast());
            assertThat(last.at("/type").asString()).endsWith("/stopping");
            assertThat(last.at("/line").asLong()).isEqualTo(stored + 1);
            assertThat(last.at("/status").asInt()).isEqualTo(503);

            assertThat(stream(MANAGER, "uk", programme(first)).response().body())
                    .as("a stream that comes now")
                    .startsWith("{\"line\":1,")
                    .contains("зупиняють");
        } finally {
            stopping.start();
        }
        assertThat(stream(MANAGER, "en", programme(first)).response().body())
                .contains("STREAM-" + first);
    }

    @Test
    void given_a_token_that_ends_meanwhile_then_no_further_line_is_taken() throws Exception {
        int first = fresh() * 100_000;
        Duration life = Duration.ofSeconds(3);
        Instant end = Instant.now().plus(life);
        String token = TestIssuer.shortToken(life, "PM-01", Role.PROGRAMME_MANAGER);
        try (StreamClient client = new StreamClient(port, token, "uk")) {
            client.send(programme(first));
            assertThat(client.line()).contains("STREAM-" + first);
            Thread.sleep(Duration.between(Instant.now(), end));
            long head = ledger.head();

            client.send(programme(first + 1));

            JsonNode last = JSON.readTree(client.line());
            assertThat(last.at("/type").asString()).endsWith("/token-ended");
            assertThat(last.at("/status").asInt()).isEqualTo(401);
            assertThat(last.at("/line").asInt()).isEqualTo(2);
            assertThat(last.at("/detail").asString()).contains("рядок 2");
            assertThat(client.line()).isNull();
            assertThat(ledger.head()).isEqualTo(head);
        }
    }

    @Test
    void given_no_token_or_another_type_then_a_problem_and_no_stream() {
        assertThat(stream("rubbish", "en", programme(1)).rule()).isEqualTo("token-invalid");
        Answer json =
                send(
                        request("/api/commands", MANAGER)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))
                                .build());
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.text("/detail")).contains("application/x-ndjson");
    }

    @Test
    void given_a_role_that_may_not_then_each_line_is_a_403() {
        int first = fresh() * 100_000;
        Answer answer = stream(APPLICANT, "en", programme(first) + programme(first + 1));

        assertThat(lines(answer.response().body()))
                .extracting(one -> one.at("/status").asInt())
                .containsExactly(403, 403);
    }
}
