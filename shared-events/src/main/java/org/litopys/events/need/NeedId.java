package org.litopys.events.need;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of a need, derived from its code. */
public record NeedId(@JsonValue UUID value) implements RecordId {
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0012");

    @JsonCreator
    public NeedId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static NeedId parse(String text) {
        return new NeedId(UUID.fromString(text));
    }

    /** The need with this code; the code is unique in the ledger, whatever its letter case. */
    public static NeedId ofCode(String code) {
        return new NeedId(NameUuid.of(NAMESPACE, code.strip().toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
