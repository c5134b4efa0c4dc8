package org.litopys.query.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.query.AsOf;
import org.litopys.query.Json;
import tools.jackson.core.JacksonException;

/**
 * Between which two rows a page begins, and at which moment the list was opened: pages of one list
 * stay the same while the ledger grows. Opaque to callers.
 *
 * @param filter of the list, see {@link ListQuery#filterKey}
 * @param value what the sorted column holds in the row beside; null where it is absent
 * @param id of the row beside
 * @param backwards the page ends before that row, else it begins after it
 * @param offset rows before the page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cursor(
        @JsonProperty("p") long position,
        @JsonProperty("m") Instant moment,
        @JsonProperty("t") boolean past,
        @JsonProperty("o") @Nullable Instant occurredBy,
        @JsonProperty("s") String sort,
        @JsonProperty("f") String filter,
        @JsonProperty("v") @Nullable String value,
        @JsonProperty("i") UUID id,
        @JsonProperty("b") boolean backwards,
        @JsonProperty("n") long offset) {

    /** Before any moment that can be asked for, and still one that PostgreSQL has. */
    private static final Instant EARLIEST = Instant.parse("-0001-01-01T00:00:00Z");

    AsOf asOf() {
        return new AsOf(new Position(position), moment, past, occurredBy);
    }

    /** Throws IllegalArgumentException where the text is no cursor of ours. */
    static Cursor parse(String text) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            Cursor cursor =
                    Json.MAPPER.readValue(new String(json, StandardCharsets.UTF_8), Cursor.class);
            if (cursor == null
                    || cursor.id == null
                    || cursor.moment == null
                    || cursor.sort == null
                    || cursor.filter == null
                    || cursor.moment.isBefore(EARLIEST)
                    || cursor.position < 0
                    || cursor.offset < 0
                    || cursor.occurredBy != null && !cursor.isOccurred()) {
                throw new IllegalArgumentException("no cursor");
            }
            return cursor;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no cursor", e);
        }
    }

    /** What had happened by then is always asked of a moment that is past. */
    private boolean isOccurred() {
        return past && moment.equals(occurredBy);
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.MAPPER.writeValueAsBytes(this));
    }
}
