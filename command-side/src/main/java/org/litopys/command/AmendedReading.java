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
 * Gives a record its events with the values and dates that are right now, and those that were
 * reversed with a mark. All that decide read records this way: repositories, {@link OtherRecords}
 * and {@link OtherFacts}.
 */
final class AmendedReading implements RecordReading {
    /** In the metadata of an event, as it is read, that changes nothing any more. */
    static final String REVERSED = "reversed";

    @Override
    public DomainEventStream apply(DomainEventStream stored) {
        List<? extends DomainEventMessage<?>> events = stored.asStream().toList();
        if (events.stream().noneMatch(event -> Amendments.isOne(event.getPayloadType()))) {
            return DomainEventStream.of(events);
        }
        Amendments amendments =
                new Amendments(events.stream().map(AmendedReading::stored).toList());
        return DomainEventStream.of(events.stream().map(event -> read(event, amendments)).toList());
    }

    private static Amendments.Stored stored(DomainEventMessage<?> event) {
        return new Amendments.Stored(
                UUID.fromString(event.getIdentifier()),
                event.getPayload() instanceof LedgerEvent known ? known : null);
    }

    private static DomainEventMessage<?> read(DomainEventMessage<?> event, Amendments amendments) {
        UUID id = UUID.fromString(event.getIdentifier());
        if (amendments.isReversed(id)) {
            return event.andMetaData(Map.of(REVERSED, "true"));
        }
        if (!amendments.changes(id) || !(event.getPayload() instanceof LedgerEvent stored)) {
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
