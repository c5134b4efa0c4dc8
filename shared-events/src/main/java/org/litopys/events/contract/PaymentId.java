package org.litopys.events.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.RecordId;

/** Identity of a payment under a contract. */
public record PaymentId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public PaymentId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static PaymentId parse(String text) {
        return new PaymentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
