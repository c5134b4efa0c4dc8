package org.litopys.events.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of a person, derived from the pseudonym. */
public record PersonId(@JsonValue UUID value) implements RecordId {
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0011");

    @JsonCreator
    public PersonId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static PersonId parse(String text) {
        return new PersonId(UUID.fromString(text));
    }

    /** The person whom tokens and events call so, in exactly these letters. */
    public static PersonId ofPseudonym(String pseudonym) {
        return new PersonId(NameUuid.of(NAMESPACE, pseudonym));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
