package org.litopys.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.litopys.query.personal.View;
import tools.jackson.databind.JsonNode;

/**
 * One field that an event changed.
 *
 * @param pointer where in the state (RFC 6901), for example {@code /submission/requested}; an
 *     amount of money is one field
 * @param before null where the field was not there
 * @param after null where the field is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
    FieldChange seen(View view) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        return new FieldChange(
                pointer,
                before == null ? null : view.of(before, field),
                after == null ? null : view.of(after, field));
    }
}
