package org.litopys.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Receipt.RecordedEvent;
import org.litopys.events.LedgerEvent;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.eventstore.Appended;

/**
 * Result of handling one command: what its unit of work stored, or that the command was handled
 * before. Complete when the unit of work has committed; used by one thread.
 */
final class Outcome {
    private static final String RESOURCE = Outcome.class.getName();

    private final List<RecordedEvent> events = new ArrayList<>();
    private @Nullable Long position;
    private @Nullable Instant recordedAt;
    private @Nullable Long repeatedFrom;

    /** As it crosses Axon Server. */
    record Wire(
            List<RecordedEvent> events,
            @Nullable Long position,
            @Nullable Instant recordedAt,
            @Nullable Long repeatedFrom) {}

    @JsonValue
    Wire wire() {
        return new Wire(List.copyOf(events), position, recordedAt, repeatedFrom);
    }

    @JsonCreator
    static Outcome of(Wire wire) {
        Outcome outcome = new Outcome();
        outcome.events.addAll(wire.events());
        outcome.position = wire.position();
        outcome.recordedAt = wire.recordedAt();
        outcome.repeatedFrom = wire.repeatedFrom();
        return outcome;
    }

    /** The outcome of a unit of work that begins now. */
    static Outcome of(UnitOfWork<?> unitOfWork) {
        Outcome outcome = new Outcome();
        unitOfWork.root().resources().put(RESOURCE, outcome);
        unitOfWork.onCommit(done -> Appended.in(done).ifPresent(outcome::stored));
        return outcome;
    }

    private void stored(Appended appended) {
        position = appended.lastPosition();
        recordedAt = appended.recordedAt();
    }

    /** Subscriber of the event bus: what it gives was stored by the current unit of work. */
    static void record(List<? extends EventMessage<?>> stored) {
        if (!CurrentUnitOfWork.isStarted()) {
            return;
        }
        Outcome outcome = CurrentUnitOfWork.get().root().getResource(RESOURCE);
        if (outcome != null) {
            for (EventMessage<?> event : stored) {
                if (event instanceof DomainEventMessage<?> ofRecord) {
                    outcome.events.add(recorded(ofRecord));
                    outcome.recordedAt = ofRecord.getTimestamp();
                }
            }
        }
    }

    /**
     * @param firstSequence of the first event that the command caused in its subject
     */
    Outcome repeatedFrom(long firstSequence) {
        repeatedFrom = firstSequence;
        return this;
    }

    /** Where the events of the first time begin; null where this is the first time. */
    @Nullable Long repeatedFrom() {
        return repeatedFrom;
    }

    Receipt receipt(SentCommand sent) {
        UUID subject = sent.subject().value();
        long version =
                events.stream()
                        .filter(event -> event.subject().equals(subject))
                        .mapToLong(RecordedEvent::version)
                        .max()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        sent.command() + " left no event in its subject"));
        return new Receipt(
                sent.envelope().commandId(),
                sent.command().recordType(),
                subject,
                version,
                position,
                events,
                Objects.requireNonNull(recordedAt, "whoever recorded events knows when"));
    }

    static RecordedEvent recorded(DomainEventMessage<?> event) {
        return new RecordedEvent(
                UUID.fromString(event.getIdentifier()),
                event.getPayloadType().getSimpleName(),
                EventCatalogue.revisionOf(event.getPayloadType().asSubclass(LedgerEvent.class)),
                UUID.fromString(event.getAggregateIdentifier()),
                event.getSequenceNumber() + 1);
    }
}
