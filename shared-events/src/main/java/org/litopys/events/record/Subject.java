package org.litopys.events.record;

import java.util.UUID;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;

/** A record of any kind, where the type of an identity does not say which. */
public record Subject(RecordType type, UUID value) implements RecordId {
    public static Subject of(RecordType type, RecordId id) {
        return new Subject(type, id.value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
