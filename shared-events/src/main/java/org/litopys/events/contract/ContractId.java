package org.litopys.events.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of a contract, derived from the pilot that it follows. */
public record ContractId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public ContractId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static ContractId parse(String text) {
        return new ContractId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0007");

    /** The contract that follows this pilot; a pilot leads to one at most. */
    public static ContractId after(RecordId pilot) {
        return new ContractId(NameUuid.of(NAMESPACE, pilot.toString()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
