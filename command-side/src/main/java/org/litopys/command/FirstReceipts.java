package org.litopys.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    private static final TypeReference<Map<String, @Nullable Object>> METADATA =
            new TypeReference<>() {};

    private final Ledger ledger;
    private final JsonMapper json = JsonMapper.shared();

    FirstReceipts(Ledger ledger) {
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
        List<StoredEvent> events = ledger.readAggregate(sent.subject().toString(), fromSequence);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<StoredEvent> own = events.stream().filter(event -> isOf(commandId, event)).toList();
        if (own.isEmpty()) {
            throw Refused.by(
                    Rule.ALREADY_EXISTS,
                    "",
                    sent.command().recordType().aggregate(),
                    sent.subject());
        }
        Admission.requireSame(
                String.valueOf(metadata(own.getFirst()).get(Envelope.COMMAND_DIGEST)),
                sent.digest(),
                commandId);
        return Optional.of(receipt(sent, own));
    }

    private Receipt receipt(SentCommand sent, List<StoredEvent> own) {
        String commandId = sent.envelope().commandId().toString();
        long before = Math.max(0, own.getFirst().position() - 1 - NEIGHBOURS);
        List<StoredEvent> all =
                ledger.read(before, own.size() + 2 * NEIGHBOURS).stream()
                        .filter(event -> isOf(commandId, event))
                        .toList();
        return new Receipt(
                sent.envelope().commandId(),
                sent.command().recordType(),
                sent.subject().value(),
                own.getLast().sequence() + 1,
                all.getLast().position(),
                all.stream().map(FirstReceipts::recorded).toList(),
                all.getLast().recordedAt());
    }

    private boolean isOf(String commandId, StoredEvent event) {
        return commandId.equals(metadata(event).get(Envelope.COMMAND_ID));
    }

    private Map<String, @Nullable Object> metadata(StoredEvent event) {
        return json.readValue(event.metadata(), METADATA);
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
