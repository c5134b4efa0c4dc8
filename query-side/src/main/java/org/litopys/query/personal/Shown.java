package org.litopys.query.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is given of a sealed text.
 *
 * @param text where it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shown(State state, @Nullable String text) {
    static final Shown SEALED = new Shown(State.SEALED, null);
    static final Shown ERASED = new Shown(State.ERASED, null);

    /** How far it can be read. */
    public enum State {
        /** There is a text, and this is not the place where it is shown. */
        SEALED,
        OPEN,
        /** The person is erased. */
        ERASED,
        /** It does not open: it was changed in the database, or sealed for another place. */
        UNREADABLE
    }
}
