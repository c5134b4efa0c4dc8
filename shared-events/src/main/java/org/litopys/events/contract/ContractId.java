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

    /** The first contract to which this pilot leads. */
    public static ContractId after(RecordId pilot) {
        return after(pilot, 1);
    }

    /**
     * The contract to which this pilot leads; it leads to one at a time.
     *
     * @param attempt 1, or one more than contracts of the pilot were rejected or cancelled
     */
    public static ContractId after(RecordId pilot, int attempt) {
        String name = pilot.toString();
        return new ContractId(NameUuid.of(NAMESPACE, attempt == 1 ? name : name + "|" + attempt));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
