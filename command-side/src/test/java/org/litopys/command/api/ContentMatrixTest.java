package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.Actor;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.record.Subject;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every rule of every field of every command, broken once: the body is not made a command, and the
 * fault names the field. Bodies and what breaks them are made of the published JSON Schema, so that
 * a new command or constraint cannot be forgotten, and nothing is published that is not checked.
 */
class ContentMatrixTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Actor EVERYBODY =
            new Actor("X-01", Actor.Type.APP_USER, EnumSet.allOf(Role.class));

    /** Fits no pattern, format or list of values. */
    private static final String NONSENSE = "¿";

    /** One text for each pattern, so that bodies can be right. */
    private static final Map<String, String> FITTING =
            Map.ofEntries(
                    Map.entry("^(?:[0-9a-f]{64})$", "5e".repeat(32)),
                    Map.entry("^(?:[A-Z]{2})$", "EE"),
                    Map.entry("^[A-Z]{3}$", "EUR"),
                    Map.entry("^(?:[a-z]{2})$", "en"),
                    Map.entry("^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,79})$", "CODE-#"),
                    Map.entry("^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,49})$", "CODE-#"),
                    Map.entry("^(?:https?://\\S+)$", "https://example.org"),
                    Map.entry("^(?:[^@\\s]+@[^@\\s]+)$", "a@example.org"),
                    Map.entry("^(?:\\+[0-9 ]{6,20})$", "+32 2 000 00 00"),
                    Map.entry("^[0-9]{1,15}(\\.[0-9]{1,18})?$", "5.00"),
                    Map.entry("^[^/]+$", "38422948"),
                    Map.entry("^" + Identifiers.SCHEME + "$", "EE-KMKR"));

    /** What fields must hold by rules that a schema cannot say. */
    private static final Map<String, String> FITTING_BY_NAME =
            Map.of("country", "EE", "countries", "EE", "id", "38422948");

    private static final RecordNames NAMES =
            new RecordNames(
                    new References(new SimpleDriverDataSource()) {
                        @Override
                        Optional<UUID> find(String reference) {
                            return Optional.of(UUID.randomUUID());
                        }

                        @Override
                        List<Subject> named(String referenceOrId) {
                            Subject any = new Subject(RecordType.APPLICATION, UUID.randomUUID());
                            return referenceOrId.isEmpty() ? List.of() : List.of(any);
                        }
                    });

    private static final CommandCatalogue CATALOGUE = new CommandCatalogue();

    static Stream<String> commands() {
        return CATALOGUE.all().stream().map(CommandEntry::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_rule_of_each_field_is_refused_where_it_is_broken(String name) {
        CommandEntry command = CATALOGUE.get(name);
        Map<String, Object> schema = command.schema();
        JsonNode right = example(schema, "", 0);
        Set<Fault> before = faults(command, right);
        assertThat(before).as("faults of %s", right).isEmpty();
        List<Broken> all = new ArrayList<>();
        breakWhole(schema, right, "", right, all);

        assertThat(all).isNotEmpty();
        for (Broken one : all) {
            Set<Fault> faults = new HashSet<>(faults(command, one.body()));
            faults.removeAll(before);
            assertThat(faults)
                    .as("%s", one)
                    .anyMatch(fault -> names(fault.pointer(), one.pointer()));
        }
    }

    /** A value type may say of a part that the whole cannot be. */
    private static boolean names(String pointer, String broken) {
        return pointer.equals(broken)
                || (broken.startsWith(pointer + "/")
                        && !pointer.isEmpty()
                        && !pointer.equals("/data"));
    }

    /**
     * @param pointer to what is wrong
     * @param how the keyword of the schema that is not kept
     */
    private record Broken(String pointer, String how, JsonNode body) {
        @Override
        public String toString() {
            return how + " at " + pointer;
        }
    }

    private static Set<Fault> faults(CommandEntry command, JsonNode body) {
        try {
            command.bind(body, false, EVERYBODY, NAMES);
            return Set.of();
        } catch (Problem.Exception refused) {
            assertThat(refused.problem().status()).isBetween(400, 422);
            return Set.copyOf(refused.problem().faults());
        }
    }

    // Right bodies

    private static JsonNode example(Map<String, Object> schema, String name, int number) {
        if (schema.get("enum") instanceof List<?> values) {
            return JSON.stringNode((String) values.get(number % (values.size() - nulls(values))));
        }
        return switch (typeOf(schema)) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                members(schema)
                        .forEach((each, member) -> object.set(each, example(member, each, 0)));
                yield object;
            }
            case "array" -> list(schema, name, Math.max(1, number(schema, "minItems", 1)));
            case "integer" ->
                    JSON.numberNode(
                            number(schema, "minimum", name.equals("expectedVersion") ? 0 : 1));
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.stringNode(text(schema, name, number));
            default -> JSON.stringNode("anything");
        };
    }

    private static int nulls(List<?> values) {
        return values.contains(null) ? 1 : 0;
    }

    private static ArrayNode list(Map<String, Object> schema, String name, int size) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(example(Schemas.in(schema, "items"), name, i));
        }
        return list;
    }

    private static String text(Map<String, Object> schema, String name, int number) {
        if (schema.get("format") instanceof String format) {
            return switch (format) {
                case "date" -> "2026-03-03";
                case "date-time" -> "2026-03-03T10:00:00Z";
                case "uuid" -> new UUID(0, number).toString();
                default -> throw new AssertionError("no example of the format " + format);
            };
        }
        if (schema.get("examples") instanceof List<?> examples) {
            return (String) examples.getFirst();
        }
        if (schema.get("pattern") instanceof String pattern) {
            return Objects.requireNonNull(
                            FITTING.get(pattern), () -> "add a text that fits " + pattern)
                    .replace("#", String.valueOf(number));
        }
        String byName = FITTING_BY_NAME.get(name);
        if (byName != null) {
            return byName;
        }
        String text = "text " + number;
        return text + "x".repeat(Math.max(0, number(schema, "minLength", 0) - text.length()));
    }

    // What breaks them

    /**
     * @param value of this schema at this place of the right body
     */
    private static void breakWhole(
            Map<String, Object> schema,
            JsonNode value,
            String at,
            JsonNode right,
            List<Broken> all) {
        if (!at.isEmpty()) {
            breakValue(schema, at, right, all);
        }
        switch (typeOf(schema)) {
            case "object" -> {
                String unknown = at + "/noSuchField";
                all.add(new Broken(unknown, "additionalProperties", with(right, unknown, text())));
                members(schema)
                        .forEach((name, member) -> {
                            String there = at + "/" + name;
                            if (required(schema).contains(name)) {
                                all.add(new Broken(there, "required", with(right, there, null)));
                            }
                            breakWhole(member, value.get(name), there, right, all);
                        });
            }
            case "array" -> {
                String first = at + "/0";
                all.add(new Broken(first, "null", with(right, first, JSON.nullNode())));
                breakWhole(Schemas.in(schema, "items"), value.get(0), first, right, all);
            }
            default -> {} // has no parts
        }
    }

    private static void breakValue(
            Map<String, Object> schema, String at, JsonNode right, List<Broken> all) {
        switch (typeOf(schema)) {
            case "string" -> {
                add(all, at, "type", right, JSON.numberNode(7));
                if (schema.containsKey("enum")
                        || schema.containsKey("pattern")
                        || schema.containsKey("format")) {
                    add(all, at, "pattern, format or enum", right, text());
                }
                if (number(schema, "minLength", 0) > 0) {
                    add(all, at, "minLength", right, JSON.stringNode(""));
                }
                if (schema.containsKey("maxLength")) {
                    String longer = "x".repeat(number(schema, "maxLength", 0) + 1);
                    add(all, at, "maxLength", right, JSON.stringNode(longer));
                }
            }
            case "integer" -> {
                add(all, at, "type", right, text());
                if (schema.containsKey("minimum")) {
                    int less = number(schema, "minimum", 0) - 1;
                    add(all, at, "minimum", right, JSON.numberNode(less));
                }
                if (schema.containsKey("maximum")) {
                    int more = number(schema, "maximum", 0) + 1;
                    add(all, at, "maximum", right, JSON.numberNode(more));
                }
            }
            case "array" -> {
                add(all, at, "type", right, text());
                int least = number(schema, "minItems", 0);
                if (least > 0) {
                    add(all, at, "minItems", right, list(schema, nameOf(at), least - 1));
                }
                boolean unique = Boolean.TRUE.equals(schema.get("uniqueItems"));
                if (unique) {
                    ArrayNode twice = list(schema, nameOf(at), 1);
                    add(all, at + "/1", "uniqueItems", with(right, at, twice.add(twice.get(0))));
                } else { // of many that differ there is no example
                    int most = number(schema, "maxItems", 0);
                    add(all, at, "maxItems", right, list(schema, nameOf(at), most + 1));
                }
            }
            case "boolean", "object" -> add(all, at, "type", right, text());
            default -> {} // may be anything
        }
    }

    private static String nameOf(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static JsonNode text() {
        return JSON.stringNode(NONSENSE);
    }

    private static void add(
            List<Broken> all, String at, String how, JsonNode right, JsonNode wrong) {
        add(all, at, how, with(right, at, wrong));
    }

    private static void add(List<Broken> all, String at, String how, JsonNode body) {
        all.add(new Broken(at, how, body));
    }

    /** The same with another value at a place, or none. */
    private static JsonNode with(JsonNode right, String at, @Nullable JsonNode value) {
        JsonNode body = JsonMapper.shared().readTree(right.toString());
        int slash = at.lastIndexOf('/');
        JsonNode parent = body.at(at.substring(0, slash));
        String name = at.substring(slash + 1);
        switch (parent) {
            case ArrayNode list -> list.set(Integer.parseInt(name), value);
            case ObjectNode object when value == null -> object.remove(name);
            case ObjectNode object -> object.set(name, value);
            default -> throw new AssertionError("nothing at " + at + " in " + right);
        }
        return body;
    }

    // Schemas

    private static String typeOf(Map<String, Object> schema) {
        Object type = schema.get("type");
        return type instanceof List<?> either
                ? (String) either.getFirst() // the other is null
                : String.valueOf(type);
    }

    @SuppressWarnings("unchecked") // members have schemas
    private static Map<String, Map<String, Object>> members(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) (Map<?, ?>) Schemas.properties(schema);
    }

    private static List<?> required(Map<String, Object> schema) {
        return schema.get("required") instanceof List<?> names ? names : List.of();
    }

    private static int number(Map<String, Object> schema, String keyword, int otherwise) {
        return schema.get(keyword) instanceof Number number ? number.intValue() : otherwise;
    }
}
