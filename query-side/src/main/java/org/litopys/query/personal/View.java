package org.litopys.query.personal;

import java.util.function.BiFunction;
import org.litopys.events.personal.Sealed;
import tools.jackson.databind.JsonNode;

/** How one reader sees the sealed texts of one record. */
public final class View {
    private final BiFunction<Sealed, String, Shown> show;

    /** In which everything is sealed. */
    public static View sealed() {
        return new View((_, _) -> Shown.SEALED);
    }

    View(BiFunction<Sealed, String, Shown> show) {
        this.show = show;
    }

    /** The same JSON with a {@link Shown} in place of each sealed text. */
    public JsonNode of(JsonNode tree) {
        return of(tree, "");
    }

    /**
     * As {@link #of(JsonNode)}, for a part of a state.
     *
     * @param field name of the member that the part is, which a text is bound to
     */
    public JsonNode of(JsonNode part, String field) {
        return Texts.with(part, field, show);
    }
}
