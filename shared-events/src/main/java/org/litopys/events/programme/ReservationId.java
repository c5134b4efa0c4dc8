package org.litopys.events.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/**
 * Identity of a reservation on a budget line; one for each award, and one for each amendment that
 * commits more.
 */
public record ReservationId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public ReservationId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static ReservationId parse(String text) {
        return new ReservationId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0004");

    /** The one reservation that stands behind the award to this application. */
    public static ReservationId behind(RecordId application) {
        return new ReservationId(NameUuid.of(NAMESPACE, application.toString()));
    }

    /** The one through which an amendment of a contract commits more; it is used up at once. */
    public static ReservationId behind(RecordId contract, int amendment) {
        return new ReservationId(NameUuid.of(NAMESPACE, contract + "/" + amendment));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
