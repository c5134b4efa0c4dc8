package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CommandCatalogueTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final CommandCatalogue CATALOGUE = new CommandCatalogue();
    private static final Texts TEXTS = Texts.load();
    private static final CommandDescriptions DESCRIPTIONS = new CommandDescriptions(TEXTS);
    private static final OpenApi OPEN_API =
            new OpenApi(
                    CATALOGUE,
                    DESCRIPTIONS,
                    "",
                    List.of(() ->
                            Map.of(
                                    "/api/figures/{figure}",
                                    Map.of("get", Map.of("responses", Map.of())))));
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<CommandEntry> commands() {
        return List.copyOf(CATALOGUE.all());
    }

    private static JsonNode json(Map<String, Object> map) {
        return JSON.valueToTree(map);
    }

    private static Schema schemaOf(String command) {
        return REGISTRY.getSchema(
                json(DESCRIPTIONS.json(CATALOGUE.get(command), Language.EN)).get("schema"));
    }

    @Test
    void every_command_of_the_domain_is_there() {
        assertThat(CATALOGUE.all())
                .extracting(CommandEntry::name)
                .contains("create-programme", "accept-application", "execute-payment");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_says_what_it_is_for_who_may_and_when(CommandEntry command) {
        JsonNode en = json(DESCRIPTIONS.json(command, Language.EN));
        JsonNode uk = json(DESCRIPTIONS.json(command, Language.UK));

        assertThat(en.at("/description").asString()).isNotBlank();
        assertThat(uk.at("/description").asString()).containsPattern("[а-яіїєґ]");
        assertThat(en.at("/sentBy")).isNotEmpty();
        assertThat(en.at("/states").isEmpty()).isEqualTo(en.at("/creates").booleanValue());
        for (JsonNode member : uk.at("/schema/properties/data/properties").values()) {
            assertThat(member.at("/description").asString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_schema_is_one_by_the_meta_schema_of_2020_12(CommandEntry command) {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of(CommandDescriptions.DIALECT));
        JsonNode schema = json(DESCRIPTIONS.json(command, Language.UK)).get("schema");

        assertThat(meta.validate(schema)).isEmpty();
        assertThat(schema.at("/$schema").asString()).isEqualTo(CommandDescriptions.DIALECT);
        assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void schema_and_binding_accept_the_same_and_refuse_the_same() {
        ObjectNode good =
                (ObjectNode)
                        JSON.readTree(
                                """
                                {"id":"6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0001","subject":"6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0002",
                                 "expectedVersion":3,"occurredAt":"2026-11-24T10:00:00+02:00","reason":"Best of all",
                                 "evidence":[{"documentId":"d","sha256":"HASH","mediaType":"text/plain"}],
                                 "data":{"awarded":{"amount":"1000.00","currency":"EUR"},"budgetLine":null,
                                         "conditions":["Report monthly"],"decisionReference":"D-7"}}\
                                """
                                        .replace("HASH", HttpTest.HASH));
        assertBoth(good, true);
        assertBoth(without(good, "/reason"), false);
        assertBoth(without(good, "/subject"), false);
        assertBoth(without(good, "/evidence"), true);
        assertBoth(without(good, "/data/budgetLine"), true);
        assertBoth(without(good, "/data/conditions"), false);
        assertBoth(with(good, "/data/more", "1"), false);
        assertBoth(with(good, "/more", "1"), false);
        assertBoth(with(good, "/data/awarded/amount", "\"-1\""), false);
        assertBoth(with(good, "/data/awarded/amount", "5"), false);
        assertBoth(with(good, "/data/awarded/currency", "\"eur\""), false);
        assertBoth(with(good, "/data/conditions/0", "\"\""), false);
        assertBoth(with(good, "/data/conditions/0", "5"), false);
        assertBoth(with(good, "/data/decisionReference", "\"" + "x".repeat(201) + "\""), false);
        assertBoth(with(good, "/data/decisionReference", "\"" + "x".repeat(200) + "\""), true);
        assertBoth(with(good, "/evidence/0/sha256", "\"ABC\""), false);
        assertBoth(with(good, "/expectedVersion", "1.5"), false);
        assertBoth(with(good, "/expectedVersion", "null"), true);
        assertBoth(with(good, "/reason", "null"), false);
    }

    private static void assertBoth(ObjectNode body, boolean accepted) {
        assertThat(schemaOf("accept-application").validate(body).isEmpty())
                .as("schema on " + body)
                .isEqualTo(accepted);
        assertThat(binds("accept-application", body)).as("binding of " + body).isEqualTo(accepted);
    }

    private static boolean binds(String command, JsonNode body) {
        try {
            bind(command, body);
            return true;
        } catch (Problem.Exception refused) {
            return false;
        }
    }

    private static BoundCommand bind(String command, JsonNode body) {
        Actor actor =
                Actor.of("AO-01", Actor.Type.APP_USER, List.of(Role.AUTHORISING_OFFICER.name()));
        return CATALOGUE.get(command).bind(body, false, actor, new RecordNames(noReferences()));
    }

    /** Knows no numbered record, so that the test needs no database. */
    private static References noReferences() {
        return new References(new DriverManagerDataSource()) {
            @Override
            Optional<UUID> find(String reference) {
                return Optional.empty();
            }
        };
    }

    private static ObjectNode without(ObjectNode body, String pointer) {
        ObjectNode copy = body.deepCopy();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        return copy;
    }

    private static ObjectNode with(ObjectNode body, String pointer, String value) {
        ObjectNode copy = body.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, JSON.readTree(value));
        } else {
            parent.asArray().set(Integer.parseInt(name), JSON.readTree(value));
        }
        return copy;
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_ones() {
        assertThatThrownBy(() -> CATALOGUE.get("AcceptApplication"))
                .isInstanceOfSatisfying(
                        Problem.Exception.class,
                        refused ->
                                assertThat(refused.problem().arguments().get(1))
                                        .startsWith("accept-application"));
    }

    // Texts

    @Test
    void every_command_and_each_of_its_members_has_a_description_in_both_languages() {
        Set<String> keys = new TreeSet<>();
        for (CommandEntry command : CATALOGUE.all()) {
            keys.add("command." + command.name());
            Map<String, Object> around = Schemas.properties(command.schema());
            around.keySet().forEach(member -> keys.add("member.body." + member));
            Schemas.properties(Schemas.in(around, "data"))
                    .keySet()
                    .forEach(member -> keys.add("command." + command.name() + "." + member));
        }
        List<String> missing = new ArrayList<>();
        for (Language language : Language.values()) {
            for (String key : keys) {
                if (TEXTS.find(key, language).filter(text -> !text.isBlank()).isEmpty()) {
                    missing.add("descriptions_%s: %s".formatted(language.tag(), key));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(TEXTS.keys(Language.UK)).isEqualTo(TEXTS.keys(Language.EN));
    }

    @ParameterizedTest
    @EnumSource
    void every_text_with_values_can_be_formatted(Language language) {
        List<String> values = List.of("«0»", "«1»", "«2»", "«3»");
        for (String key : TEXTS.keys(language)) {
            boolean formatted =
                    key.startsWith("fault.") || key.matches(".*\\.(title|reason|wayOut)");
            if (formatted && !key.startsWith("command.")) {
                assertThat(TEXTS.say(language, key, values)).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void texts_of_both_languages_name_the_same_values() {
        for (String key : TEXTS.keys(Language.EN)) {
            assertThat(placeholders(key, Language.UK))
                    .as(key)
                    .isEqualTo(placeholders(key, Language.EN));
        }
    }

    private static TreeSet<String> placeholders(String key, Language language) {
        TreeSet<String> found = new TreeSet<>();
        Pattern.compile("\\{[0-9]}")
                .matcher(TEXTS.find(key, language).orElseThrow())
                .results()
                .forEach(match -> found.add(match.group()));
        return found;
    }

    // OpenAPI

    @ParameterizedTest
    @EnumSource
    void the_openapi_document_names_every_command_and_what_others_add(Language language) {
        JsonNode document = json(OPEN_API.document(language));

        assertThat(document.at("/openapi").asString()).isEqualTo("3.1.0");
        JsonNode paths = document.get("paths");
        assertThat(paths.propertyNames())
                .hasSize(CATALOGUE.all().size() + 3) // one is of part.json
                .contains(
                        "/api/commands",
                        "/api/commands/accept-application",
                        "/api/figures/{figure}");
        List<String> operations = new ArrayList<>();
        document.findValues("operationId").forEach(id -> operations.add(id.asString()));
        assertThat(operations).doesNotHaveDuplicates();
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.asString().substring(1);
            assertThat(document.at(pointer).isObject()).as(pointer).isTrue();
        }
        for (JsonNode responses : document.get("paths").findValues("responses")) {
            responses
                    .propertyStream()
                    .forEach(response -> {
                        assertThat(response.getKey()).matches("[1-5][0-9]{2}");
                        assertThat(response.getValue().at("/description").asString()).isNotBlank();
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_openapi_document_says_where_a_receipt_stands_and_when_to_repeat(Language language) {
        JsonNode document = json(OPEN_API.document(language));

        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.at("/Receipt/properties/position/description").asString()).isNotBlank();
        assertThat(schemas.at("/Problem/properties/retryAfter/description").asString())
                .contains("Retry-After");
        assertThat(
                        schemas.at("/accept-application/properties/expectedVersion/description")
                                .asString())
                .contains("If-Match");
        assertThat(document.at("/paths/~1api~1commands~1start-draft/post/description").asString())
                .endsWith(language == Language.EN ? ". Creates the record." : ". Створює запис.");
    }
}
