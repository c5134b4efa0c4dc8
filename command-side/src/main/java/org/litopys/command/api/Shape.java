package org.litopys.command.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How values of one Java type look in JSON. The same description reads a value, names what is wrong
 * with it, and writes the JSON Schema, so that what is published is what is checked.
 */
interface Shape {
    /**
     * Reads a value that is there (not JSON null).
     *
     * @param at pointer to it
     * @return null where it cannot be one; then {@code reading} holds at least one fault more
     */
    @Nullable Object read(JsonNode node, String at, Reading reading);

    /** JSON Schema 2020-12 of such a value; the caller may add to the map. */
    Map<String, Object> schema();
}
