package org.litopys.eventstore;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event exactly as it lies in the ledger, before any upcaster.
 *
 * @param position place in the ledger, from 1, without gaps; the order in which transactions
 *     committed
 * @param aggregateType null for an event that was published outside an aggregate
 * @param aggregateId the event's own id for an event that was published outside an aggregate
 * @param sequence place among the events of the aggregate, from 0, without gaps
 * @param type the stored name of the event, not a Java class
 * @param revision null is the first form of the type
 * @param recordedAt when the store wrote it, in whole microseconds; never decreases along positions
 * @param payload as the serializer wrote it; not to be modified, since readers share it
 * @param metadata as the serializer wrote it; not to be modified, since readers share it
 */
public record StoredEvent(
        long position,
        UUID eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        @Nullable String revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvent that
                && position == that.position
                && sequence == that.sequence
                && eventId.equals(that.eventId)
                && Objects.equals(aggregateType, that.aggregateType)
                && aggregateId.equals(that.aggregateId)
                && type.equals(that.type)
                && Objects.equals(revision, that.revision)
                && recordedAt.equals(that.recordedAt)
                && Arrays.equals(payload, that.payload)
                && Arrays.equals(metadata, that.metadata);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    @Override
    public String toString() {
        return "%d %s %s/%d %s %s"
                .formatted(position, type, aggregateId, sequence, eventId, recordedAt);
    }
}
