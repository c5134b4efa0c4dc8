package org.litopys.command;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What came between the version that a caller saw and the one that the record has: the ledger
 * writes to records as well, and whether a reminder or a decision came, the caller wants to know
 * before deciding anew. Thread-safe.
 */
final class Meanwhile {
    private static final int MOST = 10;

    private final EventStore store;

    Meanwhile(EventStore store) {
        this.store = store;
    }

    /** The failure; where it is a {@link Rule#STALE_VERSION}, also with the events since. */
    Throwable in(Throwable failure, SentCommand sent) {
        Long expected = sent.envelope().expectedVersion();
        if (expected == null
                || !(failure instanceof Refused refused)
                || !refused.refusal().rule().equals(Rule.STALE_VERSION.key())) {
            return failure;
        }
        List<String> arguments = refused.refusal().arguments();
        return new Refused(
                Rule.STALE_VERSION.refusal(
                        refused.refusal().pointer(),
                        arguments.get(0),
                        arguments.get(1),
                        arguments.get(2),
                        since(expected, sent)),
                refused);
    }

    /** Such as {@code ReceiptAcknowledged (3), ScreeningStarted (4)}. */
    private String since(long version, SentCommand sent) {
        List<String> events =
                store.readEvents(sent.subject().toString(), version)
                        .asStream()
                        .limit(MOST + 1L)
                        .map(Meanwhile::named)
                        .toList();
        return events.size() > MOST
                ? String.join(", ", events.subList(0, MOST)) + ", …"
                : String.join(", ", events);
    }

    private static String named(DomainEventMessage<?> event) {
        return "%s (%d)"
                .formatted(event.getPayloadType().getSimpleName(), event.getSequenceNumber() + 1);
    }
}
