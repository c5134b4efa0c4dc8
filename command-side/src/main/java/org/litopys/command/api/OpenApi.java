package org.litopys.command.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.litopys.events.Role;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI 3.1 description of the API, assembled from the catalogue of commands, from the parts
 * on the class path and from what others in the same process add.
 */
final class OpenApi {
    private static final String RECEIPT = "#/components/schemas/Receipt";
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String DESCRIPTION = "#/components/schemas/CommandDescription";
    private static final String COMMAND_LINE = "#/components/schemas/CommandLine";
    private static final String LINE = "#/components/schemas/AnswerLine";

    /** Each with {@code paths} and {@code components} of OpenAPI 3.1, among them the reads. */
    private static final String PARTS = "classpath*:org/litopys/openapi/*.json";

    private final CommandCatalogue catalogue;
    private final CommandDescriptions descriptions;
    private final String base;
    private final List<Supplier<Map<String, Object>>> morePaths;

    /**
     * @param base address of the server, may be empty
     * @param morePaths path items of OpenAPI by path, such as those of the query-side
     */
    OpenApi(
            CommandCatalogue catalogue,
            CommandDescriptions descriptions,
            String base,
            List<Supplier<Map<String, Object>>> morePaths) {
        this.catalogue = catalogue;
        this.descriptions = descriptions;
        this.base = base;
        this.morePaths = List.copyOf(morePaths);
    }

    Map<String, Object> document(Language language) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("jsonSchemaDialect", CommandDescriptions.DIALECT);
        document.put(
                "info",
                ordered(
                        "title",
                        "Litopys",
                        "version",
                        "1",
                        "description",
                        text(language, "api.description"),
                        "license",
                        ordered("name", "EUPL-1.2", "identifier", "EUPL-1.2")));
        document.put("servers", List.of(Map.of("url", base.isEmpty() ? "/" : base)));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("tags", tags());
        document.put("paths", paths(language));
        document.put("components", components(language));
        parts().forEach(part ->
                part.forEach((name, value) ->
                        document.merge(name, in(language, value), OpenApi::joined)));
        return document;
    }

    /** The documents on the class path that describe the rest of the API. */
    private static List<Map<String, Object>> parts() {
        List<Map<String, Object>> parts = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PARTS)) {
                try (InputStream json = file.getInputStream()) {
                    parts.add(
                            JsonMapper.shared()
                                    .readValue(json, new TypeReference<Map<String, Object>>() {}));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** A part in one language: what reads otherwise in Ukrainian stands beside it in "x-uk". */
    private static Object in(Language language, Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                Map<Object, Object> chosen = new LinkedHashMap<>(members);
                if (chosen.remove("x-uk") instanceof Map<?, ?> ukrainian
                        && language == Language.UK) {
                    chosen.putAll(ukrainian);
                }
                chosen.replaceAll((_, member) -> in(language, member));
                yield chosen;
            }
            case List<?> items -> items.stream().map(item -> in(language, item)).toList();
            default -> value;
        };
    }

    /** Members of objects come together, lists go on; of anything else the part's is taken. */
    private static Object joined(Object ours, Object theirs) {
        if (ours instanceof Map<?, ?> some && theirs instanceof Map<?, ?> more) {
            Map<Object, Object> all = new LinkedHashMap<>(some);
            more.forEach((name, value) -> all.merge(name, value, OpenApi::joined));
            return all;
        }
        if (ours instanceof List<?> some && theirs instanceof List<?> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }
        return theirs;
    }

    private List<Map<String, Object>> tags() {
        return catalogue.all().stream()
                .map(CommandEntry::record)
                .distinct()
                .map(name -> ordered("name", name))
                .toList();
    }

    private Map<String, Object> paths(Language language) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (CommandEntry entry : catalogue.all()) {
            paths.put(
                    "/api/commands/" + entry.name(),
                    ordered("get", describe(entry, language), "post", send(entry, language)));
        }
        paths.put("/api/commands", ordered("get", list(language), "post", stream(language)));
        morePaths.forEach(more -> paths.putAll(more.get()));
        return paths;
    }

    private Map<String, Object> send(CommandEntry entry, Language language) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, Object> done =
                ordered(
                        "description", text(language, "api.response.receipt"),
                        "content", content("application/json", ref(RECEIPT)));
        if (entry.creates()) {
            done.put(
                    "headers",
                    ordered(
                            "Location",
                            ordered(
                                    "description", text(language, "api.response.location"),
                                    "schema", ordered("type", "string"))));
        }
        responses.put(entry.creates() ? "201" : "200", done);
        for (int status : new int[] {400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503}) {
            responses.put(Integer.toString(status), problem(language, status));
        }
        return ordered(
                "operationId", entry.name(),
                "tags", List.of(entry.record()),
                "summary", descriptions.of(entry, language),
                "description", who(entry, language),
                "requestBody",
                        ordered(
                                "required",
                                true,
                                "content",
                                content(
                                        "application/json",
                                        ref("#/components/schemas/" + entry.name()))),
                "responses", responses);
    }

    /** Who may send a command, in which states. */
    private String who(CommandEntry entry, Language language) {
        String roles =
                String.join(", ", entry.senders().stream().map(Enum::name).sorted().toList());
        String when =
                entry.creates()
                        ? text(language, "api.creates.sentence")
                        : text(language, "api.states")
                                + " "
                                + String.join(", ", entry.states())
                                + ".";
        return text(language, "api.sentBy") + " " + roles + ". " + when;
    }

    private Map<String, Object> describe(CommandEntry entry, Language language) {
        return ordered(
                "operationId", "describe-" + entry.name(),
                "tags", List.of(entry.record()),
                "summary", text(language, "api.describe"),
                "responses",
                        ordered(
                                "200",
                                described(language, ref(DESCRIPTION)),
                                "401",
                                problem(language, 401)));
    }

    private Map<String, Object> list(Language language) {
        return ordered(
                "operationId", "list-commands",
                "summary", text(language, "api.list"),
                "parameters",
                        List.of(
                                parameter(
                                        "record",
                                        text(language, "api.list.record"),
                                        catalogue.all().stream()
                                                .map(CommandEntry::record)
                                                .distinct()
                                                .toList()),
                                parameter(
                                        "role",
                                        text(language, "api.list.role"),
                                        Arrays.stream(Role.values()).map(Role::name).toList())),
                "responses",
                        ordered(
                                "200",
                                described(
                                        language,
                                        OpenApiSchemas.list("commands", ref(DESCRIPTION))),
                                "400",
                                problem(language, 400),
                                "401",
                                problem(language, 401)));
    }

    private static Map<String, Object> parameter(String name, String text, List<String> values) {
        return ordered(
                "name",
                name,
                "in",
                "query",
                "description",
                text,
                "schema",
                ordered("type", "string", "enum", values));
    }

    private Map<String, Object> stream(Language language) {
        return ordered(
                "operationId", "send-commands",
                "summary", text(language, "api.stream"),
                "description", text(language, "api.stream.description"),
                "requestBody",
                        ordered(
                                "required",
                                true,
                                "content",
                                content(CommandStream.NDJSON, ref(COMMAND_LINE))),
                "responses",
                        ordered(
                                "200",
                                ordered(
                                        "description", text(language, "api.stream.answer"),
                                        "content", content(CommandStream.NDJSON, ref(LINE))),
                                "401",
                                problem(language, 401),
                                "415",
                                problem(language, 415),
                                "429",
                                problem(language, 429),
                                "503",
                                problem(language, 503)));
    }

    private Map<String, Object> described(Language language, Map<String, Object> schema) {
        return ordered(
                "description", text(language, "api.response.catalogue"),
                "content", content("application/json", schema));
    }

    private Map<String, Object> problem(Language language, int status) {
        return ordered(
                "description", text(language, "api.response." + status),
                "content", content("application/problem+json", ref(PROBLEM)));
    }

    private Map<String, Object> components(Language language) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (CommandEntry entry : catalogue.all()) {
            schemas.put(entry.name(), descriptions.schema(entry, language));
        }
        schemas.put("Receipt", OpenApiSchemas.receipt(key -> text(language, key)));
        schemas.put("Problem", OpenApiSchemas.problem(key -> text(language, key)));
        schemas.put("CommandDescription", OpenApiSchemas.command());
        schemas.put("CommandLine", OpenApiSchemas.commandLine(text(language, "api.line.command")));
        schemas.put(
                "AnswerLine",
                OpenApiSchemas.answerLine(
                        text(language, "api.line.answer"), ref(RECEIPT), ref(PROBLEM)));
        return ordered(
                "schemas",
                schemas,
                "securitySchemes",
                ordered(
                        "bearer",
                        ordered(
                                "type", "http",
                                "scheme", "bearer",
                                "bearerFormat", "JWT",
                                "description", text(language, "api.bearer"))));
    }

    private String text(Language language, String key) {
        return descriptions.text(language, key);
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return ordered(type, ordered("schema", schema));
    }

    private static Map<String, Object> ref(String to) {
        return ordered("$ref", to);
    }

    /** A map of names and values, in this order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
