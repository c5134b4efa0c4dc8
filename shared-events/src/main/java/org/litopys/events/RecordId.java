package org.litopys.events;

import java.util.UUID;

/**
 * Identity of one record. Each kind of record has a type of its own, so that they cannot be mixed
 * up.
 */
public interface RecordId {
    UUID value();
}
