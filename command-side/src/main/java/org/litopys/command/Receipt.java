package org.litopys.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;

/**
 * What a command caused. It is given only after the events are durable.
 *
 * @param recordType kind of the record that was asked for
 * @param version number of events of that record after the command
 * @param position of the last event; a read model that has reached it shows all of them. Null where
 *     the store does not tell
 * @param events of the subject and of the records that moved with it, in the order of the ledger
 * @param recordedAt when they were stored
 */
public record Receipt(
        UUID commandId,
        RecordType recordType,
        UUID subject,
        long version,
        @Nullable Long position,
        List<RecordedEvent> events,
        Instant recordedAt) {

    public Receipt {
        events = List.copyOf(events);
    }

    /**
     * One event of a receipt.
     *
     * @param revision "1" is the first form of the type
     * @param subject the record to which it happened
     * @param version number of events of that record after it
     */
    public record RecordedEvent(
            UUID id, String type, String revision, UUID subject, long version) {}
}
