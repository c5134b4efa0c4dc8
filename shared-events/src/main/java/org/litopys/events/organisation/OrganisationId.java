package org.litopys.events.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of an organisation, derived from its register and its number there. */
public record OrganisationId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public OrganisationId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static OrganisationId parse(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0003");

    /** The organisation that a register knows under this number. */
    public static OrganisationId of(Identifier identifier) {
        return new OrganisationId(NameUuid.of(NAMESPACE, identifier.toString()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
