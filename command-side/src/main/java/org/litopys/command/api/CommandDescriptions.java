package org.litopys.command.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the catalogue and OpenAPI say of each command, in one language at a time. Thread-safe. */
final class CommandDescriptions {
    /** The dialect of every schema that the API hands out. */
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Texts texts;

    CommandDescriptions(Texts texts) {
        this.texts = texts;
    }

    String of(CommandEntry entry, Language language) {
        return text(language, "command." + entry.name());
    }

    String ofMember(CommandEntry entry, String member, Language language) {
        return text(language, "command." + entry.name() + "." + member);
    }

    String text(Language language, String key) {
        return texts.find(key, language)
                .orElseThrow(() -> new IllegalStateException("No text is called " + key));
    }

    /** Entry of the catalogue, with the JSON Schema of the body. */
    Map<String, Object> json(CommandEntry entry, Language language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", entry.name());
        json.put("description", of(entry, language));
        json.put("record", entry.record());
        json.put("creates", entry.creates());
        json.put("sentBy", entry.senders().stream().map(Enum::name).sorted().toList());
        json.put("needsReason", entry.needsReason());
        json.put("states", entry.states());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.putAll(schema(entry, language));
        json.put("schema", schema);
        json.put("links", Map.of("self", "/api/commands/" + entry.name()));
        return json;
    }

    /** JSON Schema of the body, with texts. */
    @SuppressWarnings("unchecked") // schemas of members are maps
    Map<String, Object> schema(CommandEntry entry, Language language) {
        Map<String, Object> schema = entry.schema();
        schema.put("title", entry.name());
        schema.put("description", of(entry, language));
        Map<String, Object> around = Schemas.properties(schema);
        around.forEach((name, member) ->
                ((Map<String, Object>) member)
                        .put("description", text(language, "member.body." + name)));
        Schemas.properties(Schemas.in(around, "data"))
                .forEach((name, member) ->
                        ((Map<String, Object>) member)
                                .put("description", ofMember(entry, name, language)));
        return schema;
    }
}
