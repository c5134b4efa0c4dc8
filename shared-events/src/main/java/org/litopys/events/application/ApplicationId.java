package org.litopys.events.application;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/** Identity of an application. */
public record ApplicationId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public ApplicationId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static ApplicationId parse(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
