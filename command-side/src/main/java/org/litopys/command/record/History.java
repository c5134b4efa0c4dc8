package org.litopys.command.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.record.Subject;

/**
 * What has happened to one record, read from the store. Whoever decides on it holds the record's
 * lock.
 */
record History(List<Past> past) {
    /**
     * One event.
     *
     * @param by pseudonym of who caused it
     */
    record Past(UUID eventId, LedgerEvent event, String by) {
        private static Past of(DomainEventMessage<?> message) {
            return new Past(
                    UUID.fromString(message.getIdentifier()),
                    (LedgerEvent) message.getPayload(),
                    String.valueOf(message.getMetaData().get(Envelope.ACTOR_ID)));
        }
    }

    static History of(Subject subject, EventStore events) {
        return new History(events.readEvents(subject.toString()).asStream().map(Past::of).toList());
    }

    Optional<Past> find(UUID eventId) {
        return past.stream().filter(one -> one.eventId().equals(eventId)).findFirst();
    }

    /** The events of one kind, the oldest first. */
    <E extends LedgerEvent> Stream<E> all(Class<E> kind) {
        return past.stream().map(Past::event).filter(kind::isInstance).map(kind::cast);
    }
}
