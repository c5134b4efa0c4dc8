package org.litopys.query.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.query.personal.PersonalData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields in which two states differ. An object is looked into, also where it is new or gone, so
 * that each change is one field; an amount of money, the period of a clock, a sealed text and a
 * list of plain values are one field each.
 */
final class Diff {
    private final List<FieldChange> changes = new ArrayList<>();

    private Diff() {}

    /** In the order of the later state; what is only in the earlier one comes last. */
    static List<FieldChange> of(@Nullable JsonNode before, @Nullable JsonNode after) {
        Diff diff = new Diff();
        diff.compare("", before, after);
        return List.copyOf(diff.changes);
    }

    private void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (after == null ? before == null : after.equals(before)) {
            return;
        }
        if (isLookedInto(before) && isLookedInto(after)) {
            if (before instanceof ArrayNode || after instanceof ArrayNode) {
                compareElements(pointer, before, after);
            } else {
                compareMembers(pointer, before, after);
            }
        } else {
            changes.add(new FieldChange(pointer, before, after));
        }
    }

    private static boolean isLookedInto(@Nullable JsonNode node) {
        return node == null
                || (node instanceof ObjectNode
                        && !isMoney(node)
                        && !isPeriod(node)
                        && !PersonalData.isSealed(node))
                || (node instanceof ArrayNode && !isPlain(node));
    }

    private static boolean isMoney(JsonNode node) {
        return node.size() == 2 && node.has("amount") && node.has("currency");
    }

    private static boolean isPeriod(JsonNode node) {
        return node.has("clock") && node.has("length") && node.has("unit");
    }

    private static boolean isPlain(JsonNode list) {
        for (JsonNode element : list) {
            if (element.isContainer()) {
                return false;
            }
        }
        return true;
    }

    private void compareMembers(
            String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        if (after != null) {
            names.addAll(after.propertyNames());
        }
        if (before != null) {
            names.addAll(before.propertyNames());
        }
        for (String name : names) {
            compare(
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                    before == null ? null : before.get(name),
                    after == null ? null : after.get(name));
        }
    }

    private void compareElements(
            String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        int length = Math.max(before == null ? 0 : before.size(), after == null ? 0 : after.size());
        for (int i = 0; i < length; i++) {
            compare(
                    pointer + "/" + i,
                    before == null ? null : before.get(i),
                    after == null ? null : after.get(i));
        }
    }
}
