package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Evidence;

/**
 * Everything that is known about an event beside what it says.
 *
 * @param version how many events the record has with this one, from 1
 * @param eventType stored name
 * @param occurredAt when it happened; {@code recordedAt} where nobody said otherwise
 * @param actor who did it, with the roles then held; null where the event does not say
 * @param channel name of an {@code Envelope.Channel}
 * @param commandSubject the other record to which the command was sent; null where it was this one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stamp(
        long position,
        long version,
        UUID eventId,
        String eventType,
        Instant recordedAt,
        Instant occurredAt,
        @Nullable Actor actor,
        @Nullable String onBehalfOf,
        @Nullable String channel,
        @Nullable String reason,
        List<Evidence> evidence,
        @Nullable UUID commandId,
        @Nullable String commandType,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String legalBasis,
        @Nullable UUID commandSubject) {
    public Stamp {
        evidence = evidence == null ? List.of() : List.copyOf(evidence); // absent in JSON
    }

    /** Pseudonym of who did it; "unknown" where the event does not say. */
    public String by() {
        return actor == null ? "unknown" : actor.id();
    }

    /** The same without the reason, which is another act's. */
    public Stamp withoutReason() {
        return new Stamp(
                position,
                version,
                eventId,
                eventType,
                recordedAt,
                occurredAt,
                actor,
                onBehalfOf,
                channel,
                null,
                evidence,
                commandId,
                commandType,
                correlationId,
                causationId,
                legalBasis,
                commandSubject);
    }
}
