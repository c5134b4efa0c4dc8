package org.litopys.query.personal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;
import org.litopys.query.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds sealed texts in the JSON of states and changes. */
final class Texts {
    private Texts() {}

    /** The sealed text that this node is; null where it is something else. */
    static @Nullable Sealed sealed(@Nullable JsonNode node) {
        return node != null
                        && node.isObject()
                        && node.size() == 3
                        && node.has("person")
                        && node.has("event")
                        && node.has("sealed")
                ? Json.MAPPER.treeToValue(node, Sealed.class)
                : null;
    }

    /** Whom the texts in it are about. */
    static Set<DataSubjectId> persons(@Nullable JsonNode tree) {
        Set<DataSubjectId> persons = new LinkedHashSet<>();
        collect(tree, persons);
        return persons;
    }

    private static void collect(@Nullable JsonNode node, Set<DataSubjectId> persons) {
        Sealed sealed = sealed(node);
        if (sealed != null) {
            persons.add(sealed.person());
        } else if (node != null) {
            node.forEach(member -> collect(member, persons));
        }
    }

    /**
     * A copy with something else in place of each sealed text.
     *
     * @param field name of the member that {@code node} is
     * @param show of a sealed text and the name of its field
     */
    static JsonNode with(JsonNode node, String field, BiFunction<Sealed, String, Shown> show) {
        Sealed sealed = sealed(node);
        if (sealed != null) {
            return Json.MAPPER.valueToTree(show.apply(sealed, field));
        }
        if (node.isObject()) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            node.propertyStream()
                    .forEach(member ->
                            copy.set(
                                    member.getKey(),
                                    with(member.getValue(), member.getKey(), show)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            node.forEach(item -> copy.add(with(item, field, show)));
            return copy;
        }
        return node;
    }
}
