package org.litopys.events.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of an audit engagement, derived from its code. */
public record EngagementId(@JsonValue UUID value) implements RecordId {
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0013");

    @JsonCreator
    public EngagementId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static EngagementId parse(String text) {
        return new EngagementId(UUID.fromString(text));
    }

    /**
     * The engagement with this code; the code is unique in the ledger, whatever its letter case.
     */
    public static EngagementId ofCode(String code) {
        return new EngagementId(NameUuid.of(NAMESPACE, code.strip().toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
