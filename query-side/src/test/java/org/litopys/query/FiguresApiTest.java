package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.query.ReadsOverHttp.header;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;

/** {@code /api/figures} over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresApiTest {
    @ComponentScan("org.litopys.query.figures")
    static class WithFigures {}

    private ReadsOverHttp reads;

    @BeforeAll
    void start() {
        reads = new ReadsOverHttp(WithFigures.class);
    }

    @AfterAll
    void stop() {
        reads.close();
    }

    @ParameterizedTest
    @CsvSource({
        "overview, overview choices",
        "funnel, funnel months",
        "ageing, attention late",
        "budget, budget",
        "pilots, counts pilots",
        "contracts, ending"
    })
    void every_figure_says_of_which_position_it_is(String name, String parts) {
        for (String query : List.of("?pos=" + reads.head / 2, "?pos=" + reads.head)) {
            HttpResponse<String> answer = reads.get("/api/figures/" + name + query);
            JsonNode body = Json.MAPPER.readTree(answer.body());
            assertThat(header(answer, AsOf.HEADER)).isEqualTo(query.substring(5));
            assertThat(body.path("position").asString()).isEqualTo(query.substring(5));
            assertThat(body.path("moment").asString()).startsWith("2026-03-");
            List<String> expected = new ArrayList<>(List.of("position", "moment"));
            expected.addAll(List.of(parts.split(" ")));
            assertThat(body.propertyNames()).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void figures_of_an_earlier_position_are_smaller_and_those_of_a_filter_too() {
        long submitted = submitted("funnel?pos=" + reads.head);
        assertThat(submitted).isBetween(20L, 30L);
        assertThat(submitted("funnel?pos=" + reads.head / 5)).isBetween(1L, submitted - 1);
        assertThat(
                        submitted("funnel?call=BRIDGE-2026-1&pos=" + reads.head)
                                + submitted("funnel?call=BRIDGE-2026-2&pos=" + reads.head))
                .isEqualTo(submitted);
        assertThat(submitted("funnel?country=ua&pos=" + reads.head)).isBetween(1L, submitted - 1);
        assertThat(submitted("funnel?year=2026&pos=" + reads.head)).isEqualTo(submitted);
        assertThat(submitted("funnel?year=2025&pos=" + reads.head)).isZero();
    }

    private long submitted(String path) {
        JsonNode first = reads.json("/api/figures/" + path).path("funnel").get(0);
        assertThat(first.path("reached").asString()).isEqualTo("SUBMITTED");
        return first.path("records").asLong();
    }

    @Test
    void the_same_address_with_a_position_gives_the_same_bytes_later() {
        List<String> paths =
                List.of(
                        "overview?pos=" + reads.head,
                        "ageing?call=BRIDGE-2026-1&pos=" + reads.head);
        List<String> before =
                paths.stream().map(path -> reads.get("/api/figures/" + path).body()).toList();
        List<GeneratedOffice.Act> more =
                new GeneratedOffice(77, reads.office.clock.instant()).acts(3);
        GeneratedOffice.append(more.subList(foundation(more), more.size() - 1), reads.office);
        reads.office.clock.advance(Duration.ofDays(30));
        HttpResponse<String> now =
                reads.get("/api/figures/overview?wait=" + reads.office.ledger.head());
        assertThat(Long.parseLong(header(now, AsOf.HEADER))).isGreaterThan(reads.head);
        assertThat(paths.stream().map(path -> reads.get("/api/figures/" + path).body()).toList())
                .isEqualTo(before);
    }

    /** How many acts come before the first application. */
    private static int foundation(List<GeneratedOffice.Act> acts) {
        int count = 0;
        while (!(acts.get(count).events().getFirst() instanceof ApplicationDrafted)) {
            count++;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"en, No such figure", "uk, Такого показника немає"})
    void a_figure_that_there_is_not_is_a_problem_that_names_those_there_are(
            String language, String title) {
        JsonNode problem = problem("weather", language, 404);
        assertThat(problem.path("type").asString())
                .isEqualTo("https://office.example/problems/unknown-figure");
        assertThat(problem.path("title").asString()).isEqualTo(title);
        assertThat(problem.path("detail").asString())
                .contains("overview, funnel, ageing, budget, pilots, contracts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void all_mistakes_in_the_parameters_are_named_at_once(String language) {
        String path = "funnel?technology=KITES&country=UKR&year=26&colour=red&pos=x&clock=none";
        JsonNode errors = problem(path, language, 400).path("errors");
        List<String> parameters = new ArrayList<>();
        for (JsonNode error : errors) {
            parameters.add(error.path("parameter").asString());
            assertThat(error.path("detail").asString()).isNotBlank().doesNotContain("{0}");
            assertThat(error.path("detail").asString().matches(".*\\p{IsCyrillic}.*"))
                    .isEqualTo(language.equals("uk"));
        }
        assertThat(parameters)
                .containsExactlyInAnyOrder(
                        "technology", "country", "year", "colour", "pos", "clock");
    }

    @Test
    void figures_come_as_json_only_and_for_calls_that_there_are() {
        assertThat(reads.get("/api/figures/funnel", "Accept", "text/csv").statusCode())
                .isEqualTo(406);
        JsonNode error = problem("funnel?call=BRIDGE-1926-1", "en", 400).path("errors").get(0);
        assertThat(error.path("code").asString()).isEqualTo("unknown-value");
    }

    @Test
    void figures_of_a_position_that_is_still_to_come_are_refused() {
        problem("overview?pos=99999999", "en", 400);
    }

    private JsonNode problem(String path, String language, int status) {
        HttpResponse<String> answer =
                reads.get("/api/figures/" + path, "Accept-Language", language);
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
        return ReadsOverHttp.problem(answer, status);
    }

    @Test
    void without_a_token_no_figure_is_read() {
        HttpRequest request = reads.request("/api/figures/overview").build();
        assertThat(ReadsOverHttp.send(reads.anybody, request).statusCode()).isEqualTo(401);
    }
}
