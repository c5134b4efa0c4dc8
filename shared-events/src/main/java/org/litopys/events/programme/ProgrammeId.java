package org.litopys.events.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of a programme, derived from its code. */
public record ProgrammeId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public ProgrammeId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static ProgrammeId parse(String text) {
        return new ProgrammeId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0001");

    /** The programme with this code; the code is unique in the ledger, whatever its letter case. */
    public static ProgrammeId ofCode(String code) {
        return new ProgrammeId(
                NameUuid.of(NAMESPACE, code.strip().toUpperCase(java.util.Locale.ROOT)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
