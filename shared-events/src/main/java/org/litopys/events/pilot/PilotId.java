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

    /** The first pilot to which this introduction leads. */
    public static PilotId after(RecordId introduction) {
        return after(introduction, 1);
    }

    /**
     * The pilot to which this introduction leads; it leads to one at a time.
     *
     * @param attempt 1, or one more than pilots of the introduction were rejected or cancelled
     */
    public static PilotId after(RecordId introduction, int attempt) {
        String name = introduction.toString();
        return new PilotId(NameUuid.of(NAMESPACE, attempt == 1 ? name : name + "|" + attempt));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
