package org.litopys.events.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/** Identity of one screening of an organisation. */
public record ScreeningId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public ScreeningId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static ScreeningId parse(String text) {
        return new ScreeningId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
