package org.litopys.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Evidence;

/**
 * What goes with a command, whatever it asks for.
 *
 * @param commandId chosen by the caller; the same id again gives the first receipt and changes
 *     nothing
 * @param expectedVersion number of events that the record must have; null where any will do
 * @param occurredAt when it happened, not in the future; null means when it is recorded
 * @param reason why, in words; mandatory where {@link SentBy#needsReason} says so
 * @param correlationId groups everything that one outside request set off
 * @param causationId id of the message that caused the command
 * @param onBehalfOf pseudonym of the person in whose place the actor acts; duties count for both
 * @param legalBasis the act that permits what the command does; null where the programme's own does
 */
public record CommandEnvelope(
        UUID commandId,
        Actor actor,
        @Nullable Long expectedVersion,
        @Nullable Instant occurredAt,
        @Nullable String reason,
        List<Evidence> evidence,
        Channel channel,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String onBehalfOf,
        @Nullable String legalBasis) {

    public CommandEnvelope {
        evidence = List.copyOf(evidence);
    }

    /** A command with a new id that comes by the API and says nothing else. */
    public static CommandEnvelope by(Actor actor) {
        return new CommandEnvelope(
                UUID.randomUUID(),
                actor,
                null,
                null,
                null,
                List.of(),
                Channel.API,
                null,
                null,
                null,
                null);
    }

    public CommandEnvelope withId(UUID id) {
        return new CommandEnvelope(
                id,
                actor,
                expectedVersion,
                occurredAt,
                reason,
                evidence,
                channel,
                correlationId,
                causationId,
                onBehalfOf,
                legalBasis);
    }

    public CommandEnvelope because(String why) {
        return new CommandEnvelope(
                commandId,
                actor,
                expectedVersion,
                occurredAt,
                why,
                evidence,
                channel,
                correlationId,
                causationId,
                onBehalfOf,
                legalBasis);
    }

    public CommandEnvelope expecting(long version) {
        return new CommandEnvelope(
                commandId,
                actor,
                version,
                occurredAt,
                reason,
                evidence,
                channel,
                correlationId,
                causationId,
                onBehalfOf,
                legalBasis);
    }

    public CommandEnvelope inPlaceOf(String person) {
        return new CommandEnvelope(
                commandId,
                actor,
                expectedVersion,
                occurredAt,
                reason,
                evidence,
                channel,
                correlationId,
                causationId,
                person,
                legalBasis);
    }
}
