package org.litopys.events.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/** Identity of a request to correct an event or to reverse a decision. */
public record RequestId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public RequestId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static RequestId parse(String text) {
        return new RequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
