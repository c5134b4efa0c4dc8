package org.litopys.command.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small operations on JSON Schemas that are being built. */
final class Schemas {
    private Schemas() {}

    /** The schemas of an object's members, by name; to be changed in place. */
    static Map<String, Object> properties(Map<String, Object> schema) {
        return in(schema, "properties");
    }

    @SuppressWarnings("unchecked") // schemas hold maps by name
    static Map<String, Object> in(Map<String, Object> schema, String name) {
        return schema.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /**
     * The schema that also lets null through, since an optional value may be left out either way.
     */
    static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>(schema);
        Object type = schema.get("type");
        if (type == null) {
            return either; // any JSON, and so null too
        }
        either.put("type", List.of(type, "null"));
        if (schema.get("enum") instanceof List<?> values) {
            List<Object> all = new ArrayList<>(values);
            all.add(null);
            either.put("enum", all);
        }
        return either;
    }

    /** Makes a member that may be absent one that may not. */
    static void require(Map<String, Object> schema, String member) {
        in(properties(schema), member).put("type", "string");
        List<Object> required = new ArrayList<>();
        if (schema.get("required") instanceof List<?> already) {
            required.addAll(already);
        }
        required.add(member);
        schema.put("required", required);
    }
}
