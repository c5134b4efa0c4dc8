package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.journal.JournalProgress;
import org.litopys.query.list.Column;
import org.litopys.query.list.ListQueryReader;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import tools.jackson.databind.JsonNode;

/** What {@code reads.json} says of the API is what the running API does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsDescribedTest {
    private static final JsonNode DOCUMENT = document();

    /** Under this the whole document is found, so that a schema's references lead into it. */
    private static final String AT = "https://litopys.invalid/reads.json";

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemas(Map.of(AT, DOCUMENT.toString())));

    /** Of the identity provider, which is not part of the query side. */
    private static final String TOKENS = "/oauth2/token";

    @TempDir static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestLedger office;
    private ConfigurableApplicationContext application;
    private String address;
    private String command;

    @ComponentScan("org.litopys.query.figures")
    @ComponentScan("org.litopys.query.exceptions")
    @ComponentScan(
            basePackages = "org.litopys.query.journal",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*RunningJournal.*"))
    static class WithFiguresAndJournal {}

    private static JsonNode document() {
        try (InputStream json =
                ReadsDescribedTest.class.getResourceAsStream("/org/litopys/openapi/reads.json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    void start() throws InterruptedException {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(9, office.clock.instant()).acts(30), office);
        ApiOnTestLedger.ledger = office;
        application =
                SpringApplication.run(
                        new Class<?>[] {ApiOnTestLedger.class, WithFiguresAndJournal.class},
                        new String[] {
                            "--server.port=0",
                            "--spring.main.banner-mode=off",
                            "--litopys.log.key-file=" + directory.resolve("log.key")
                        });
        address =
                "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        long head = office.ledger.head();
        assertThat(get("/api/pilots?wait=" + head).statusCode()).isEqualTo(200);
        assertThat(
                        application
                                .getBean(JournalProgress.class)
                                .awaitCheckpoint(head, Duration.ofSeconds(60)))
                .isTrue();
        command =
                office.db
                        .sql(
                                "select command_id from query.step where command_id is not null limit 1")
                        .query(UUID.class)
                        .single()
                        .toString();
    }

    @AfterAll
    void stop() {
        application.close();
        office.close();
    }

    static List<String> paths() {
        return DOCUMENT.path("paths").propertyNames().stream()
                .filter(path -> !path.equals(TOKENS))
                .toList();
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + ApiOnTestLedger.token("AUDITOR"))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A path with the names of things that there are. */
    private String real(String path) {
        String real =
                path.replace("{commandId}", command)
                        .replace("{version}", "1")
                        .replace("{level}", "0")
                        .replace("{index}", "000")
                        .replace("{width}", "1");
        if (real.contains("{reference}")) {
            String list = real.substring(0, real.indexOf("/{"));
            JsonNode first =
                    Json.MAPPER.readTree(get(list + "?size=1").body()).path("items").get(0);
            real = real.replace("{reference}", first.path("reference").asString());
        }
        assertThat(real).doesNotContain("{");
        return real;
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_address_answers_as_one_of_the_described_forms(String path) {
        HttpResponse<String> answer = get(real(path));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode forms =
                followed(DOCUMENT.path("paths").path(path).at("/get/responses/200"))
                        .path("content");
        assertThat(forms.propertyNames()).anyMatch(type::startsWith);
    }

    static List<String> pathsOfJson() {
        return paths().stream()
                .filter(path -> DOCUMENT.at(answerOf(path) + "/content").has("application/json"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pathsOfJson")
    void every_answer_in_json_is_as_its_schema_says(String path) {
        Schema schema =
                SCHEMAS.getSchema(
                        SchemaLocation.of(
                                AT + "#" + answerOf(path) + "/content/application~1json/schema"));

        assertThat(schema.validate(get(real(path)).body(), InputFormat.JSON)).isEmpty();
    }

    private static String answerOf(String path) {
        String escaped = path.replace("~", "~0").replace("/", "~1");
        return pointer("/paths/" + escaped + "/get/responses/200");
    }

    /** Where a node stands that may only refer to another. */
    private static String pointer(String at) {
        String reference = DOCUMENT.at(at).path("$ref").asString("");
        return reference.isEmpty() ? at : reference.substring(1);
    }

    /** What the code allows it says itself, where it refuses what it does not know. */
    @ParameterizedTest
    @MethodSource("paths")
    void every_parameter_that_an_address_knows_is_described_and_no_other(String path) {
        List<String> described = new ArrayList<>();
        for (JsonNode parameter : parameters(path)) {
            if (parameter.path("in").asString().equals("query")) {
                described.add(parameter.path("name").asString());
            }
        }
        HttpResponse<String> answer = get(real(path) + "?no-such-parameter=1");
        if (path.startsWith("/log/")) {
            assertThat(described).isEmpty();
            return;
        }
        JsonNode error = Json.MAPPER.readTree(answer.body()).path("errors").get(0);
        assertThat(error.path("code").asString()).isEqualTo("unknown-parameter");
        String detail = error.path("detail").asString();
        List<String> known =
                new ArrayList<>(
                        List.of(
                                detail.substring(detail.indexOf(": ") + 2, detail.length() - 1)
                                        .split(", ")));
        if (path.endsWith(".csv")) {
            known.removeAll(List.of("size", "cursor")); // refused with a word of their own
        }
        assertThat(described).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_parameter_has_a_sentence_in_both_languages(String path) {
        for (JsonNode parameter : parameters(path)) {
            assertThat(parameter.path("description").asString()).endsWith(".");
            assertThat(parameter.at("/x-uk/description").asString())
                    .endsWith(".")
                    .containsPattern("\\p{IsCyrillic}");
        }
        JsonNode operation = DOCUMENT.path("paths").path(path).path("get");
        assertThat(operation.path("summary").asString()).isNotBlank();
        assertThat(operation.at("/x-uk/summary").asString()).containsPattern("\\p{IsCyrillic}");
        assertThat(new TreeSet<>(operation.path("responses").propertyNames()))
                .contains("200", "401", "403", "503");
    }

    @ParameterizedTest
    @EnumSource
    void the_values_of_a_list_are_those_of_the_code(RecordType type) {
        String list = "/api/" + type.plural();
        assertThat(values(list, "status")).isEqualTo(names(ListQueryReader.statuses(type)));
        assertThat(values(list, "technology")).isEqualTo(names(TechnologyArea.values()));
        assertThat(values(list, "owner")).isEqualTo(names(Role.values()));
        List<String> columns = Column.of(type).stream().map(Column::key).toList();
        assertThat(values(list, "cols")).isEqualTo(columns);
        assertThat(schema(list, "sort").path("pattern").asString())
                .isEqualTo("^-?(" + String.join("|", columns) + ")$");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> values(String path, String parameter) {
        JsonNode schema = schema(path, parameter);
        JsonNode one = schema.has("items") ? schema.path("items") : schema;
        return one.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode schema(String path, String name) {
        return parameters(path).stream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("schema");
    }

    private static List<JsonNode> parameters(String path) {
        return DOCUMENT.path("paths")
                .path(path)
                .at("/get/parameters")
                .valueStream()
                .map(ReadsDescribedTest::followed)
                .toList();
    }

    private static JsonNode followed(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : DOCUMENT.at(reference.substring(1));
    }

    @Test
    void every_reference_leads_somewhere() {
        for (JsonNode reference : DOCUMENT.findValues("$ref")) {
            assertThat(DOCUMENT.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }
}
