package org.litopys.events.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/** Identity of a recovery order under a contract. */
public record RecoveryId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public RecoveryId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static RecoveryId parse(String text) {
        return new RecoveryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
