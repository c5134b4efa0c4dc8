package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.query.ReadsOverHttp.header;
import static org.litopys.query.ReadsOverHttp.problem;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.Envelope;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import tools.jackson.databind.JsonNode;

/** Over HTTP, with real tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryApiTest {
    private ReadsOverHttp reads;

    @BeforeAll
    void start() {
        reads = new ReadsOverHttp();
    }

    @AfterAll
    void stop() {
        reads.close();
    }

    @Test
    void a_list_has_its_rows_its_total_and_the_position_it_shows() {
        HttpResponse<String> answer = reads.get("/api/applications?size=7&pos=" + reads.head);
        assertThat(header(answer, AsOf.HEADER)).isEqualTo(Long.toString(reads.head));
        JsonNode list = Json.MAPPER.readTree(answer.body());
        assertThat(list.path("total").asLong()).isEqualTo(30);
        assertThat(list.path("items").size()).isEqualTo(7);
        JsonNode first = list.path("items").get(0);
        assertThat(first.path("reference").asString()).isEqualTo("APP-2026-000030");
        assertThat(first.path("links").path("self").asString())
                .isEqualTo("/api/applications/APP-2026-000030");
        assertThat(first.path("organisation").path("country").asString()).hasSize(2);
        JsonNode second = reads.json(list.path("links").path("next").asString());
        assertThat(second.path("items").get(0).path("reference").asString())
                .isEqualTo("APP-2026-000023");
        assertThat(second.path("offset").asLong()).isEqualTo(7);
    }

    @Test
    void chosen_columns_are_all_that_comes() {
        JsonNode item =
                reads.json("/api/applications?cols=status,amount&size=1").path("items").get(0);
        assertThat(item.propertyNames())
                .isSubsetOf("reference", "id", "position", "status", "amount", "links")
                .contains("reference", "id", "position", "status", "links");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "programmes",
                "calls",
                "organisations",
                "applications",
                "introductions",
                "pilots",
                "contracts"
            })
    void every_kind_has_its_list_its_records_and_their_histories(String kind) {
        JsonNode item = reads.json("/api/" + kind + "?size=1").path("items").get(0);
        String self = item.path("links").path("self").asString();
        JsonNode record = reads.json(self);
        assertThat(record.path("reference").asString())
                .isEqualTo(item.path("reference").asString());
        assertThat(record.path("state").path("status").asString())
                .isEqualTo(item.path("status").asString());
        JsonNode steps = reads.json(self + "/history").path("steps");
        assertThat(steps.size()).isPositive();
        assertThat(steps.get(0).path("stamp").path("actor").path("id").asString("")).isNotBlank();
        assertThat(reads.json(self + "/history/1").path("versions").asLong())
                .isEqualTo(record.path("versions").asLong());
    }

    @Test
    void a_record_links_to_the_others() {
        JsonNode links = reads.json("/api/contracts/CON-2026-000001").path("records");
        assertThat(links.size()).isEqualTo(6);
        for (JsonNode link : links) {
            assertThat(reads.json(link.path("href").asString()).path("reference"))
                    .isEqualTo(link.path("reference"));
        }
        JsonNode call = reads.json("/api/calls/BRIDGE-2026-1").path("links");
        assertThat(reads.json(call.path("applications").asString()).path("total").asLong())
                .isPositive();
    }

    @Test
    void csv_comes_by_suffix_and_by_accept_and_is_the_same() {
        HttpResponse<String> bySuffix =
                reads.get(
                        "/api/applications.csv?cols=reference,status&pos=" + reads.head,
                        "Accept-Language",
                        "uk");
        HttpResponse<String> byAccept =
                reads.get(
                        "/api/applications?cols=reference,status&pos=" + reads.head,
                        "Accept",
                        "text/csv",
                        "Accept-Language",
                        "uk");
        assertThat(bySuffix.body()).isEqualTo(byAccept.body()).startsWith("Номер,Статус\r\n");
        assertThat(bySuffix.body().lines()).hasSize(31);
        assertThat(header(bySuffix, "Content-Type"))
                .startsWith("text/csv")
                .contains("charset=UTF-8");
        assertThat(header(bySuffix, AsOf.HEADER)).isEqualTo(Long.toString(reads.head));
        assertThat(header(bySuffix, "Content-Disposition"))
                .contains("applications-" + reads.head + ".csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "text/html,*/*;q=0.8",
                "text/csv;q=0.5,application/json"
            })
    void whoever_would_rather_have_json_gets_it(String accept) {
        assertThat(header(reads.get("/api/pilots", "Accept", accept), "Content-Type"))
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "nonsense"})
    void a_form_that_there_is_not_is_refused(String accept) {
        problem(reads.get("/api/pilots", "Accept", accept), 406);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("/api/applications?colour=red", "colour", "status"),
                Arguments.of("/api/applications?status=OPEN", "status", "SUBMITTED"),
                Arguments.of(
                        "/api/applications?status=DRAFT,PAID", "status", "status=DRAFT&status="),
                Arguments.of("/api/applications?call=NONE", "call", "NONE"),
                Arguments.of("/api/applications?organisation=X-1", "organisation", "X-1"),
                Arguments.of("/api/applications.csv?size=2", "size", "every row"),
                Arguments.of("/api/applications?pos=x", "pos", "x"),
                Arguments.of("/api/applications?pos=123456789", "pos", "123,456,789"),
                Arguments.of("/api/applications?at=2026-13-01", "at", "2026-13-01"),
                Arguments.of("/api/pilots?at=%2B999999999-01-01", "at", "999999999-01-01"),
                Arguments.of("/api/pilots?from=-99999-01-01", "from", "-99999-01-01"),
                Arguments.of("/api/applications?q=a%00b", "q", "%00"),
                Arguments.of("/api/applications.csv?call=%00", "call", "%00"),
                Arguments.of("/api/applications/APP-2026-000001?wait=%00", "wait", "%00"),
                Arguments.of("/api/applications?sort=-colour", "sort", "deadline"),
                Arguments.of("/api/applications/APP-2026-000001?x=1", "x", "pos"),
                Arguments.of("/api/applications/APP-2026-000001/history?size=0", "size", "1000"),
                Arguments.of(
                        "/api/applications/APP-2026-000001/history/first", "version", "first"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_explained_in_both_languages(String path, String parameter, String names) {
        String english = error(path, "en", parameter);
        String ukrainian = error(path, "uk", parameter);
        assertThat(english.replace(",", "")).contains(names.replace(",", ""));
        assertThat(ukrainian).isNotEqualTo(english).containsPattern("\\p{IsCyrillic}");
        assertThat(english + ukrainian).doesNotContain("{0}", "{1}");
    }

    private String error(String path, String language, String parameter) {
        HttpResponse<String> answer = reads.get(path, "Accept-Language", language);
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
        JsonNode errors = problem(answer, 400).path("errors");
        assertThat(errors.size()).isEqualTo(1);
        assertThat(errors.get(0).path("parameter").asString()).isEqualTo(parameter);
        return errors.get(0).path("detail").asString();
    }

    @Test
    void a_problem_has_the_shape_of_those_of_commands() {
        JsonNode problem = problem(reads.get("/api/applications?status=OPEN"), 400);
        assertThat(problem.propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "errors");
        assertThat(problem.path("type").asString())
                .isEqualTo("https://office.example/problems/bad-parameters");
        assertThat(problem.path("detail").asString()).endsWith("ask again.");
        assertThat(problem.path("errors").get(0).propertyNames())
                .containsExactly("pointer", "parameter", "code", "detail");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/nothing", "/api/figures", "/api/applications/X/Y/Z", "/log/nothing"})
    void an_address_that_there_is_not_is_a_problem_in_both_languages(String path) {
        JsonNode english = problem(reads.get(path, "Accept-Language", "en"), 404);
        JsonNode ukrainian = problem(reads.get(path, "Accept-Language", "uk"), 404);
        assertThat(english.path("type").asString()).endsWith("/problems/no-such-address");
        assertThat(english.path("detail").asString()).contains(path, "/api.");
        assertThat(ukrainian.path("detail").asString()).containsPattern("\\p{IsCyrillic}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/applications/APP-2026-000001",
                "/api/applications/APP-2026-000001/history",
                "/api/applications/APP-2026-000001/history/1"
            })
    void what_comes_as_json_only_is_not_given_as_something_else(String path) {
        JsonNode problem = problem(reads.get(path, "Accept", "text/csv"), 406);
        assertThat(problem.path("type").asString()).endsWith("/problems/not-acceptable");
        assertThat(problem.path("detail").asString()).contains("text/csv", "application/json");
    }

    @Test
    void who_waits_in_vain_is_told_when_to_ask_again() {
        HttpResponse<String> answer = reads.get("/api/applications?wait=" + new UUID(1, 1));
        JsonNode problem = problem(answer, 504);
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
        assertThat(problem.path("retryAfter").asInt()).isEqualTo(1);
        assertThat(problem.path("detail").asString()).contains("refused never arrives");
    }

    @Test
    void a_cursor_is_not_taken_to_another_filter() {
        String next = reads.json("/api/applications?size=5").path("next").asString();
        assertThat(error("/api/applications?size=5&country=UA&cursor=" + next, "en", "cursor"))
                .contains("other filters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/applications/a%00b",
                "/api/applications/%00/history",
                "/api/a%00",
                "/log/%00"
            })
    void a_path_that_the_web_server_refuses_is_a_problem_too(String path) {
        JsonNode english = problem(reads.get(path), 400);
        JsonNode ukrainian = problem(reads.get(path, "Accept-Language", "uk"), 400);
        assertThat(english.path("type").asString()).endsWith("/problems/path-unreadable");
        assertThat(english.path("detail").asString()).contains("%00");
        assertThat(ukrainian.path("detail").asString()).contains("%00", "Шлях");
    }

    /** No client of ours sends such requests. */
    @ParameterizedTest
    @MethodSource
    void a_request_that_the_web_server_cannot_read_is_a_problem_that_says_how_to_write_it(
            String start) throws Exception {
        URI address = URI.create(reads.address);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(
                            (start + "\r\nHost: here\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "request-unreadable", "Percent-encode");
        }
    }

    static List<String>
            a_request_that_the_web_server_cannot_read_is_a_problem_that_says_how_to_write_it() {
        return List.of(
                "GET /api/applications?q=Київ HTTP/1.1",
                "GET /api/applications HTTP/1.1\r\nLong: " + "x".repeat(8_192));
    }

    @Test
    void a_cursor_of_a_position_that_the_ledger_has_not_is_refused_with_the_way_out() {
        String next = reads.json("/api/applications?size=5").path("next").asString();
        String forged =
                new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8)
                        .replaceFirst("\"p\":\\d+", "\"p\":999999");
        String path =
                "/api/applications?size=5&cursor="
                        + Base64.getUrlEncoder()
                                .encodeToString(forged.getBytes(StandardCharsets.UTF_8));
        assertThat(error(path, "en", "cursor"))
                .contains("999999", "Begin the list again without a cursor");
        assertThat(error(path, "uk", "cursor")).contains("999999", "без курсора");
    }

    @Test
    void all_mistakes_are_named_at_once() {
        JsonNode errors =
                problem(reads.get("/api/pilots?size=x&country=UKR&pos=y"), 400).path("errors");
        assertThat(errors.size()).isEqualTo(3);
    }

    @Test
    void a_record_that_there_is_not_and_one_that_came_later_are_told_apart() {
        JsonNode never = problem(reads.get("/api/applications/APP-2026-009999"), 404);
        assertThat(never.path("type").asString()).endsWith("/problems/not-found");
        JsonNode later = problem(reads.get("/api/applications/APP-2026-000030?pos=10"), 404);
        assertThat(later.path("type").asString()).endsWith("/problems/not-found-then");
        JsonNode version = problem(reads.get("/api/applications/APP-2026-000030/history/99"), 404);
        assertThat(version.path("type").asString()).endsWith("/problems/no-such-version");
    }

    @Test
    void a_position_a_time_and_a_day_mean_the_same_moment() {
        Instant time = reads.office.ledger.recordedAt(reads.head / 2).orElseThrow();
        long position = reads.office.ledger.positionAt(time); // the last event of that command
        String at = time.toString();
        JsonNode byPosition = reads.json("/api/applications?pos=" + position);
        JsonNode byTime = reads.json("/api/applications?at=" + at);
        assertThat(byTime.path("position").asLong()).isEqualTo(position);
        assertThat(byTime.path("items")).isEqualTo(byPosition.path("items"));
        String day = at.substring(0, 10);
        assertThat(reads.json("/api/applications?at=" + day).path("position").asLong())
                .isGreaterThanOrEqualTo(position);
        assertThat(reads.json("/api/applications?at=2025-01-01").path("total").asLong()).isZero();
    }

    /** An application that nobody has seen yet, and the command that drafted it. */
    private GeneratedOffice.Act draft(long seed) {
        GeneratedOffice.Act draft =
                new GeneratedOffice(seed, reads.office.clock.instant())
                        .acts(1).stream()
                                .filter(act ->
                                        act.events().getFirst() instanceof ApplicationDrafted)
                                .findFirst()
                                .orElseThrow();
        GeneratedOffice.append(List.of(draft), reads.office);
        return draft;
    }

    private static String id(GeneratedOffice.Act act) {
        return act.events().getFirst().subject().value().toString();
    }

    @Test
    void the_same_address_with_a_position_gives_the_same_bytes_later() {
        List<String> paths =
                List.of(
                        "/api/applications?size=200&pos=" + reads.head,
                        "/api/applications.csv?due=late&pos=" + reads.head,
                        "/api/programmes/BRIDGE?pos=" + reads.head,
                        "/api/programmes/BRIDGE/history?pos=" + reads.head);
        List<String> before = paths.stream().map(path -> reads.get(path).body()).toList();
        reads.json("/api/applications/" + id(draft(5)) + "?wait=" + reads.office.ledger.head());
        reads.office.clock.advance(Duration.ofDays(30));
        assertThat(paths.stream().map(path -> reads.get(path).body()).toList()).isEqualTo(before);
    }

    @Test
    void what_was_just_written_is_read_by_waiting_for_its_position_or_its_command() {
        String first = id(draft(6)) + "?wait=" + reads.office.ledger.head();
        assertThat(reads.json("/api/applications/" + first).path("status").asString())
                .isEqualTo("DRAFT");
        GeneratedOffice.Act act = draft(7);
        String second = id(act) + "?wait=" + act.metadata().get(Envelope.COMMAND_ID);
        assertThat(reads.json("/api/applications/" + second).path("status").asString())
                .isEqualTo("DRAFT");
    }
}
