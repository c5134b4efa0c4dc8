package org.litopys.command.api;

import java.util.List;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as JSON Pointer (RFC 6901) into the body; empty is the body as a whole
 * @param code name of the rule; its text is {@code fault.CODE}
 * @param arguments what the text names: values, allowed values, limits
 */
record Fault(String pointer, String code, List<String> arguments) {
    static Fault of(String pointer, String code, String... arguments) {
        return new Fault(pointer, code, List.of(arguments));
    }

    /**
     * The pointer to a member of what {@code parent} points to (RFC 6901 §3: ~ and / are escaped).
     */
    static String member(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
