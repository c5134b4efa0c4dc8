package org.litopys.command;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.litopys.events.LedgerEvent;
import org.litopys.events.serialization.Amendments;
import org.litopys.eventstore.RecordReading;

/**
 * Gives a record its events with the values that were corrected, and those that were reversed with
 * a mark. All that decide read records this way: repositories, {@link OtherRecords} and {@link
 * OtherFacts}.
 */
final class AmendedReading implements RecordReading {
    /** In the metadata of an event, as it is read, that changes nothing any more. */
    static final String REVERSED = "reversed";

    @Override
    public DomainEventStream apply(DomainEventStream stored) {
        List<? extends DomainEventMessage<?>> events = stored.asStream().toList();
        Amendments amendments =
                new Amendments(
                        events.stream()
                                .filter(event -> Amendments.isOne(event.getPayloadType()))
                                .map(event -> (LedgerEvent) event.getPayload())
                                .toList());
        return DomainEventStream.of(
                amendments.isEmpty()
                        ? events
                        : events.stream().map(event -> read(event, amendments)).toList());
    }

    private static DomainEventMessage<?> read(DomainEventMessage<?> event, Amendments amendments) {
        UUID id = UUID.fromString(event.getIdentifier());
        if (amendments.isReversed(id)) {
            return event.andMetaData(Map.of(REVERSED, "true"));
        }
        if (!amendments.isCorrected(id) || !(event.getPayload() instanceof LedgerEvent stored)) {
            return event; // of a later version: whoever handles it refuses to decide
        }
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                amendments.read(id, stored),
                event.getMetaData(),
                event.getIdentifier(),
                event.getTimestamp());
    }
}
