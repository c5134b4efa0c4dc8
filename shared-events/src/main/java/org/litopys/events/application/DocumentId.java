package org.litopys.events.application;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/** Identity of a document of an application, through all its versions. */
public record DocumentId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public DocumentId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static DocumentId parse(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
