package org.litopys.command.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.organisation.Identifier;
import tools.jackson.databind.JsonNode;

/** The number of an organisation in a register. */
record IdentifierShape() implements Shape {
    private static final Members PARTS =
            new Members(
                    List.of(
                            new Members.Member("scheme", Scalars.text(), false, new Constraints()),
                            new Members.Member("id", Scalars.text(), false, new Constraints())));

    @Override
    public @Nullable Object read(JsonNode node, String at, Reading reading) {
        @Nullable Object[] values = PARTS.read(node, at, reading);
        if (values != null && values[1] instanceof String id && id.contains("/")) {
            // It becomes a part of the addresses of the organisation, where a slash divides.
            return reading.fault(Fault.member(at, "id"), "identifier-slash", Scalars.quoted(id));
        }
        return values != null
                        && values[0] instanceof String scheme
                        && values[1] instanceof String id
                ? Identifiers.read(
                        scheme, id, Fault.member(at, "scheme"), Fault.member(at, "id"), reading)
                : null;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = PARTS.schema();
        Map<String, Object> parts = new LinkedHashMap<>();
        Map<String, Object> scheme = new LinkedHashMap<>();
        scheme.put("type", "string");
        scheme.put("pattern", "^" + Identifiers.SCHEME + "$");
        scheme.put("examples", List.of(Identifier.EDRPOU, Identifier.LEI));
        parts.put("scheme", scheme);
        parts.put(
                "id",
                Map.of(
                        "type",
                        "string",
                        "minLength",
                        1,
                        "maxLength",
                        Identifiers.LONGEST,
                        "pattern",
                        "^[^/]+$"));
        schema.put("properties", parts);
        return schema;
    }
}
