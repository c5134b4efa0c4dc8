package org.litopys.events.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of a call, derived from its code. */
public record CallId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public CallId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static CallId parse(String text) {
        return new CallId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0002");

    /** The call with this code; the code is unique in the ledger, whatever its letter case. */
    public static CallId ofCode(String code) {
        return new CallId(NameUuid.of(NAMESPACE, code.strip().toUpperCase(java.util.Locale.ROOT)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
