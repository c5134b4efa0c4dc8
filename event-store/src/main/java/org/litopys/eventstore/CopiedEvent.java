package org.litopys.eventstore;

import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How an event of Axon Server lies in the ledger. */
final class CopiedEvent {
    private CopiedEvent() {}

    /**
     * The event that follows another. Axon Server keeps the time at which a command-side made an
     * event, in milliseconds; where clocks differ, the last recorded time is repeated, so that
     * times never go back.
     *
     * @param last null is before the first event
     * @param serializer writes the metadata as our own engine would have
     * @throws IllegalStateException where it does not follow
     */
    static StoredEvent after(
            @Nullable StoredEvent last, EventWithToken original, Serializer serializer) {
        long position = last == null ? 1 : last.position() + 1;
        if (original.getToken() != position - 1) {
            throw new IllegalStateException(
                    "position %d was to follow, but Axon Server sent %d"
                            .formatted(position, original.getToken() + 1));
        }
        Event event = original.getEvent();
        boolean ofAggregate = !event.getAggregateType().isEmpty();
        Instant made = Instant.ofEpochMilli(event.getTimestamp());
        SerializedObject payload = event.getPayload();
        MetaData metaData = new GrpcMetaDataConverter(serializer).convert(event.getMetaDataMap());
        return new StoredEvent(
                position,
                UUID.fromString(event.getMessageIdentifier()),
                ofAggregate ? event.getAggregateType() : null,
                ofAggregate ? event.getAggregateIdentifier() : event.getMessageIdentifier(),
                ofAggregate ? event.getAggregateSequenceNumber() : 0,
                payload.getType(),
                payload.getRevision().isEmpty() ? null : payload.getRevision(),
                last != null && last.recordedAt().isAfter(made) ? last.recordedAt() : made,
                payload.getData().toByteArray(),
                serializer.serialize(metaData, byte[].class).getData());
    }
}
