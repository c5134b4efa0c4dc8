package org.litopys.events.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/**
 * Pseudonym of a person outside the office whose data is sealed (a data subject, GDPR Article
 * 4(1)). It tells nothing once the person's key is destroyed, and belongs to one record: whoever
 * works for two organisations is two pseudonyms.
 */
public record DataSubjectId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public DataSubjectId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static DataSubjectId parse(String text) {
        return new DataSubjectId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
