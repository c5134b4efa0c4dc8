package org.litopys.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Receipt.RecordedEvent;
import org.litopys.events.Envelope;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of commands that were handled before, from what they stored. Thread-safe. */
final class FirstReceipts {
    /** More events than one unit of work stores: a signature stores four. */
    private static final int NEIGHBOURS = 16;

    /** How long the ledger may be behind a store elsewhere. */
    private static final Duration LEDGER_WITHIN = Duration.ofSeconds(2);

    private static final TypeReference<Map<String, @Nullable Object>> METADATA =
            new TypeReference<>() {};

    private final EventStore store;
    private final Ledger ledger;
    private final JsonMapper json = JsonMapper.shared();

    FirstReceipts(EventStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * The receipt of the first time.
     *
     * @param fromSequence where to begin to look among the events of the subject
     * @return empty where the subject does not exist
     * @throws Refused where the subject exists and this command has left no event in it, or another
     *     command under the same id has
     */
    Optional<Receipt> find(SentCommand sent, long fromSequence) {
        String commandId = sent.envelope().commandId().toString();
        List<? extends DomainEventMessage<?>> events =
                store.readEvents(sent.subject().toString(), fromSequence).asStream().toList();
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<? extends DomainEventMessage<?>> own =
                events.stream()
                        .filter(event ->
                                commandId.equals(event.getMetaData().get(Envelope.COMMAND_ID)))
                        .toList();
        if (own.isEmpty()) {
            throw Refused.by(
                    Rule.ALREADY_EXISTS,
                    "",
                    sent.command().recordType().aggregate(),
                    sent.subject());
        }
        Admission.requireSame(
                String.valueOf(own.getFirst().getMetaData().get(Envelope.COMMAND_DIGEST)),
                sent.digest(),
                commandId);
        return Optional.of(receipt(sent, own));
    }

    private Receipt receipt(SentCommand sent, List<? extends DomainEventMessage<?>> own) {
        DomainEventMessage<?> last = own.getLast();
        List<StoredEvent> all =
                ledger.awaitEvent(UUID.fromString(last.getIdentifier()), LEDGER_WITHIN)
                        .map(found -> around(found.position(), sent, own.size()))
                        .orElse(List.of());
        boolean known = !all.isEmpty();
        return new Receipt(
                sent.envelope().commandId(),
                sent.command().recordType(),
                sent.subject().value(),
                last.getSequenceNumber() + 1,
                known ? all.getLast().position() : null,
                known
                        ? all.stream().map(FirstReceipts::recorded).toList()
                        : own.stream().map(Outcome::recorded).toList(),
                known ? all.getLast().recordedAt() : last.getTimestamp());
    }

    /** The events of the command, which lie side by side, one of them at {@code position}. */
    private List<StoredEvent> around(long position, SentCommand sent, int own) {
        long before = Math.max(0, position - own - NEIGHBOURS);
        return ledger.read(before, own + 2 * NEIGHBOURS).stream()
                .filter(event -> isOf(sent, event))
                .toList();
    }

    /** Another record may have handled another command with the same id just before or after. */
    private boolean isOf(SentCommand sent, StoredEvent event) {
        Map<String, @Nullable Object> metadata = json.readValue(event.metadata(), METADATA);
        return sent.envelope().commandId().toString().equals(metadata.get(Envelope.COMMAND_ID))
                && sent.digest().equals(metadata.get(Envelope.COMMAND_DIGEST));
    }

    private static RecordedEvent recorded(StoredEvent event) {
        return new RecordedEvent(
                event.eventId(),
                event.type(),
                event.revision() == null ? "1" : event.revision(),
                UUID.fromString(event.aggregateId()),
                event.sequence() + 1);
    }
}
