package org.litopys.command.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.litopys.events.RecordType;
import org.springframework.http.ResponseEntity;

/** The API as a page to read. */
final class ApiPage {
    private static final List<String> AROUND =
            List.of(
                    "id",
                    "subject",
                    "expectedVersion",
                    "occurredAt",
                    "reason",
                    "evidence",
                    "onBehalfOf",
                    "legalBasis",
                    "data");

    private final CommandCatalogue catalogue;
    private final CommandDescriptions descriptions;
    private final OpenApi openApi;
    private final Language language;

    ApiPage(
            CommandCatalogue catalogue,
            CommandDescriptions descriptions,
            OpenApi openApi,
            Language language) {
        this.catalogue = catalogue;
        this.descriptions = descriptions;
        this.openApi = openApi;
        this.language = language;
    }

    ResponseEntity<String> answer() {
        Html page = new Html(language, say("api.title"), "/api");
        page.tag("p", say("api.description"));
        page.raw("<p>").link("/api/openapi.json", "OpenAPI 3.1").raw("</p>\n");
        page.raw("<pre>POST /api/commands/{type}\nAuthorization: Bearer …\n")
                .raw("Content-Type: application/json</pre>\n");
        page.heading(2, "token", say("api.token")).tag("p", say("api.token.text"));
        body(page);
        page.heading(2, "stream", say("api.stream"));
        page.raw("<pre>POST /api/commands\nContent-Type: application/x-ndjson</pre>\n");
        page.tag("p", say("api.stream.description")).tag("p", say("api.stream.answer"));
        others(page);
        catalogue.all().stream()
                .collect(
                        Collectors.groupingBy(
                                CommandEntry::recordType, LinkedHashMap::new, Collectors.toList()))
                .forEach((type, entries) -> {
                    page.heading(
                            2,
                            type.map(RecordType::plural).orElse("records"),
                            say("record." + type.map(RecordType::name).orElse("ANY")));
                    entries.forEach(entry -> command(page, entry));
                });
        return page.answer(200);
    }

    /** What stands around {@code data} in the body of any command. */
    private void body(Html page) {
        page.heading(2, "body", say("api.body"));
        page.raw("<table>\n<thead>");
        page.row("th", say("api.member"), say("api.meaning"));
        page.raw("</thead>\n<tbody>\n");
        AROUND.forEach(name -> page.row("td", name, say("member.body." + name)));
        page.raw("</tbody>\n</table>\n");
    }

    /** Every operation but the single commands, which follow one by one. */
    private void others(Html page) {
        page.heading(2, "operations", say("api.operations"));
        page.raw("<table>\n");
        Schemas.in(openApi.document(language), "paths")
                .forEach((path, item) -> {
                    if (!path.startsWith("/api/commands/")) {
                        operations(page, path, item);
                    }
                });
        page.raw("</table>\n");
    }

    private static void operations(Html page, String path, Object item) {
        if (item instanceof Map<?, ?> operations) {
            operations.forEach((method, operation) -> {
                if (operation instanceof Map<?, ?> described
                        && described.get("summary") instanceof String summary) {
                    String name = method.toString().toUpperCase(Locale.ROOT);
                    page.row("td", name, path, summary);
                }
            });
        }
    }

    private void command(Html page, CommandEntry entry) {
        page.heading(3, entry.name(), entry.name());
        page.tag("p", descriptions.of(entry, language));
        page.raw("<dl>\n");
        term(page, say("api.sentBy"), sorted(entry.senders().stream().map(Enum::name).toList()));
        term(
                page,
                say("api.states"),
                entry.creates() ? say("api.creates") : String.join(", ", entry.states()));
        term(page, say("api.reason"), say(entry.needsReason() ? "api.needed" : "api.optional"));
        page.raw("</dl>\n");
        if (!entry.dataNames().isEmpty()) {
            page.raw("<table>\n<thead>");
            page.row("th", "data", say("api.type"), say("api.meaning"));
            page.raw("</thead>\n<tbody>\n");
            Map<String, Object> data = data(entry);
            data.keySet().forEach(name -> member(page, name, Schemas.in(data, name)));
            page.raw("</tbody>\n</table>\n");
        }
    }

    private Map<String, Object> data(CommandEntry entry) {
        Map<String, Object> body = descriptions.schema(entry, language);
        return Schemas.properties(Schemas.in(Schemas.properties(body), "data"));
    }

    private static void member(Html page, String name, Map<String, Object> schema) {
        page.row("td", name, type(schema), String.valueOf(schema.getOrDefault("description", "")));
    }

    private static String type(Map<String, Object> schema) {
        Object values = schema.get("enum");
        if (values instanceof List<?> list) {
            return list.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .collect(Collectors.joining(" | "));
        }
        boolean optional = schema.get("type") instanceof List<?>;
        Object type =
                schema.get("type") instanceof List<?> either
                        ? either.getFirst()
                        : schema.getOrDefault("type", "");
        String plain =
                switch (type.toString()) {
                    case "" -> "JSON";
                    case "object" -> members(Schemas.properties(schema));
                    case "array" -> "[" + type(Schemas.in(schema, "items")) + ", …]";
                    case String name ->
                            schema.containsKey("format")
                                    ? name + " (" + schema.get("format") + ")"
                                    : name;
                };
        return optional ? plain + "?" : plain;
    }

    private static String members(Map<String, Object> properties) {
        return properties.keySet().stream()
                .map(name -> name + ": " + type(Schemas.in(properties, name)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void term(Html page, String term, String description) {
        page.tag("dt", term).tag("dd", description);
    }

    private static String sorted(List<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private String say(String key) {
        return descriptions.text(language, key);
    }
}
