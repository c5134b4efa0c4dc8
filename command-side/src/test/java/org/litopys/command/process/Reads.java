package org.litopys.command.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;

/** Has a process read events, as the ledger would give them. */
final class Reads {
    private final Planned planned;

    Reads(LedgerProcess process) {
        planned = new Planned(List.of(process));
    }

    static EventMessage<LedgerEvent> recorded(LedgerEvent event, Instant at) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new GenericEventMessage<>(
                new GenericMessage<>(
                        id.toString(),
                        event,
                        MetaData.from(Map.of(Envelope.CORRELATION_ID, "c-1"))),
                () -> at);
    }

    Reads then(LedgerEvent event, Instant recordedAt) {
        planned.read(recorded(event, recordedAt));
        return this;
    }

    List<Step> planned() {
        return planned.steps();
    }
}
