package org.litopys.command.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The named members of a JSON object, and nothing beside them. */
final class Members {
    /**
     * @param name in JSON
     * @param optional whether it may be absent or null
     */
    record Member(String name, Shape shape, boolean optional, Constraints constraints) {}

    private final List<Member> members;

    Members(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /**
     * The values of the members, in their order; null where absent or faulty.
     *
     * @return null where the node is no object
     */
    @Nullable Object @Nullable [] read(JsonNode node, String at, Reading reading) {
        if (!node.isObject()) {
            reading.fault(at, "expected-object", Scalars.quoted(node));
            return null;
        }
        for (String name : node.propertyNames()) {
            if (reading.isFull()) {
                break; // looking for near names takes long
            }
            if (members.stream().noneMatch(member -> member.name().equals(name))) {
                List<String> known = members.stream().map(Member::name).toList();
                if (known.isEmpty()) {
                    reading.fault(Fault.member(at, name), "field-of-none", Scalars.quoted(name));
                    continue;
                }
                reading.fault(
                        Fault.member(at, name),
                        "unknown-field",
                        Scalars.quoted(name),
                        Nearest.listed(known),
                        Nearest.listed(Nearest.to(name, known)));
            }
        }
        @Nullable Object[] values = new Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(members.get(i), node, at, reading);
        }
        return values;
    }

    private static @Nullable Object read(
            Member member, JsonNode object, String at, Reading reading) {
        JsonNode node = object.get(member.name());
        String there = Fault.member(at, member.name());
        if (node == null || node.isNull()) {
            return member.optional() ? null : reading.fault(there, "required");
        }
        Object value = member.shape().read(node, there, reading);
        if (value != null) {
            member.constraints().check(value, there, reading);
        }
        return value;
    }

    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Member member : members) {
            Map<String, Object> schema = member.constraints().on(member.shape().schema());
            if (member.optional()) {
                schema = Schemas.orNull(schema);
            } else {
                required.add(member.name());
            }
            properties.put(member.name(), schema);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    boolean needsNone() {
        return members.stream().allMatch(Member::optional);
    }
}
