package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;

/** {@code /api/figures} over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresApiTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private TestLedger office;
    private ConfigurableApplicationContext application;
    private String address;
    private String auditor;
    private long head;

    @ComponentScan("org.litopys.query.figures")
    static class WithFigures {}

    @BeforeAll
    void start() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(9, office.clock.instant()).acts(30), office);
        head = office.ledger.head();
        ApiOnTestLedger.ledger = office;
        application =
                SpringApplication.run(
                        new Class<?>[] {ApiOnTestLedger.class, WithFigures.class},
                        new String[] {"--server.port=0", "--spring.main.banner-mode=off"});
        address =
                "http://localhost:"
                        + application.getEnvironment().getProperty("local.server.port")
                        + "/api/figures/";
        auditor = ApiOnTestLedger.token("AUDITOR");
        json("overview?wait=" + head);
    }

    @AfterAll
    void stop() {
        application.close();
        office.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        request.header("Authorization", "Bearer " + auditor);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
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
        for (String query : List.of("?pos=" + head / 2, "?pos=" + head)) {
            HttpResponse<String> answer = get(name + query);
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
        long submitted = submitted("funnel?pos=" + head);
        assertThat(submitted).isBetween(20L, 30L);
        assertThat(submitted("funnel?pos=" + head / 5)).isBetween(1L, submitted - 1);
        assertThat(
                        submitted("funnel?call=BRIDGE-2026-1&pos=" + head)
                                + submitted("funnel?call=BRIDGE-2026-2&pos=" + head))
                .isEqualTo(submitted);
        assertThat(submitted("funnel?country=ua&pos=" + head)).isBetween(1L, submitted - 1);
        assertThat(submitted("funnel?year=2026&pos=" + head)).isEqualTo(submitted);
        assertThat(submitted("funnel?year=2025&pos=" + head)).isZero();
    }

    private long submitted(String path) {
        JsonNode first = json(path).path("funnel").get(0);
        assertThat(first.path("reached").asString()).isEqualTo("SUBMITTED");
        return first.path("records").asLong();
    }

    @Test
    void the_same_address_with_a_position_gives_the_same_bytes_later() {
        List<String> paths =
                List.of("overview?pos=" + head, "ageing?call=BRIDGE-2026-1&pos=" + head);
        List<String> before = paths.stream().map(path -> get(path).body()).toList();
        List<GeneratedOffice.Act> more = new GeneratedOffice(77, office.clock.instant()).acts(3);
        GeneratedOffice.append(more.subList(foundation(more), more.size() - 1), office);
        office.clock.advance(Duration.ofDays(30));
        HttpResponse<String> now = get("overview?wait=" + office.ledger.head());
        assertThat(Long.parseLong(header(now, AsOf.HEADER))).isGreaterThan(head);
        assertThat(paths.stream().map(path -> get(path).body()).toList()).isEqualTo(before);
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
        assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-figure");
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
        assertThat(get("funnel", "Accept", "text/csv").statusCode()).isEqualTo(406);
        JsonNode error = problem("funnel?call=BRIDGE-1926-1", "en", 400).path("errors").get(0);
        assertThat(error.path("code").asString()).isEqualTo("unknown-value");
    }

    @Test
    void figures_of_a_position_that_is_still_to_come_are_refused() {
        problem("overview?pos=99999999", "en", 400);
    }

    private JsonNode problem(String path, String language, int status) {
        HttpResponse<String> answer = get(path, "Accept-Language", language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void without_a_token_no_figure_is_read() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "overview"));
        assertThat(send(request).statusCode()).isEqualTo(401);
    }
}
