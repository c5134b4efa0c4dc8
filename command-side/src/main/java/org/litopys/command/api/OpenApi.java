package org.litopys.command.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The OpenAPI 3.1 description of the API, assembled from the catalogue of commands and from what
 * others in the same process add.
 */
final class OpenApi {
    private static final String RECEIPT = "#/components/schemas/Receipt";
    private static final String PROBLEM = "#/components/schemas/Problem";

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
        return document;
    }

    private List<Map<String, Object>> tags() {
        return catalogue.all().stream()
                .map(entry -> entry.recordType().aggregate())
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
        for (int status : new int[] {400, 401, 403, 404, 409, 412, 413, 415, 422, 503}) {
            responses.put(Integer.toString(status), problem(language, status));
        }
        return ordered(
                "operationId", entry.name(),
                "tags", List.of(entry.recordType().aggregate()),
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
        String states =
                entry.creates() ? text(language, "api.creates") : String.join(", ", entry.states());
        return text(language, "api.sentBy")
                + " "
                + roles
                + ". "
                + text(language, "api.states")
                + " "
                + states
                + ".";
    }

    private Map<String, Object> describe(CommandEntry entry, Language language) {
        return ordered(
                "operationId", "describe-" + entry.name(),
                "tags", List.of(entry.recordType().aggregate()),
                "summary", text(language, "api.describe"),
                "responses", ordered("200", anyJson(language), "401", problem(language, 401)));
    }

    private Map<String, Object> list(Language language) {
        return ordered(
                "operationId", "list-commands",
                "summary", text(language, "api.list"),
                "responses", ordered("200", anyJson(language), "401", problem(language, 401)));
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
                                content(CommandStream.NDJSON, ordered("type", "string"))),
                "responses",
                        ordered(
                                "200",
                                ordered(
                                        "description", text(language, "api.stream.answer"),
                                        "content",
                                                content(
                                                        CommandStream.NDJSON,
                                                        ordered("type", "string"))),
                                "401",
                                problem(language, 401),
                                "415",
                                problem(language, 415),
                                "503",
                                problem(language, 503)));
    }

    private Map<String, Object> anyJson(Language language) {
        return ordered(
                "description", text(language, "api.response.catalogue"),
                "content", content("application/json", ordered("type", "object")));
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
        schemas.put("Receipt", OpenApiSchemas.receipt());
        schemas.put("Problem", OpenApiSchemas.problem());
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
