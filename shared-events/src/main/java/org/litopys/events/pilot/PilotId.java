package org.litopys.events.pilot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of a pilot, derived from the introduction that led to it. */
public record PilotId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public PilotId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static PilotId parse(String text) {
        return new PilotId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0006");

    /** The pilot to which this introduction leads; an introduction leads to one at most. */
    public static PilotId after(RecordId introduction) {
        return new PilotId(NameUuid.of(NAMESPACE, introduction.toString()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
