package org.litopys.command;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.RecordId;
import org.litopys.events.serialization.LedgerEventSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command on its way: complete, with the digest of its content. Makes the message whose metadata
 * every event of the command will carry.
 *
 * @param digest SHA-256 over the canonical JSON (RFC 8785) of type, subject, content, occurredAt,
 *     reason, evidence and legal basis, {@linkplain PersonalData#keyed keyed} where it tells of
 *     persons; two commands with the same id and digest are one command
 */
record SentCommand(LedgerCommand command, CommandEnvelope envelope, String digest) {
    /** The version that the caller expects; it goes to the handler but into no event. */
    static final String EXPECTED_VERSION = "expectedVersion";

    private static final JsonMapper JSON = mapper();

    static SentCommand of(
            LedgerCommand command, CommandEnvelope envelope, PersonalData personalData) {
        LedgerCommand complete = command.identifiedBy(envelope.commandId());
        String digest = digestOf(complete, envelope);
        RecordId subject = complete.subject();
        return new SentCommand(
                complete,
                envelope,
                subject == null ? digest : personalData.keyed(digest, complete.persons(), subject));
    }

    RecordId subject() {
        return Objects.requireNonNull(command.subject(), "a command that is sent has a subject");
    }

    boolean creates() {
        return command.lifecycle().creates(command.getClass());
    }

    CommandMessage<LedgerCommand> message() {
        return new GenericCommandMessage<>(command, metaData());
    }

    private MetaData metaData() {
        Actor actor = envelope.actor();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(Envelope.COMMAND_ID, envelope.commandId().toString());
        all.put(Envelope.COMMAND_DIGEST, digest);
        all.put(Envelope.COMMAND_TYPE, command.getClass().getSimpleName());
        all.put(Envelope.ACTOR_ID, actor.id());
        all.put(Envelope.ACTOR_TYPE, actor.type().name());
        all.put(Envelope.ACTOR_ROLES, Acting.text(actor.roles()));
        all.put(Envelope.CHANNEL, envelope.channel().name());
        all.put(
                Envelope.CORRELATION_ID,
                Objects.requireNonNullElse(
                        envelope.correlationId(), envelope.commandId().toString()));
        put(all, Envelope.CAUSATION_ID, envelope.causationId());
        put(all, Envelope.ON_BEHALF_OF, envelope.onBehalfOf());
        put(all, Envelope.OCCURRED_AT, envelope.occurredAt());
        put(all, Envelope.REASON, envelope.reason());
        put(all, Envelope.LEGAL_BASIS, envelope.legalBasis());
        put(all, EXPECTED_VERSION, envelope.expectedVersion());
        if (!envelope.evidence().isEmpty()) {
            all.put(Envelope.EVIDENCE, JSON.writeValueAsString(envelope.evidence()));
        }
        return MetaData.from(all);
    }

    private static void put(Map<String, Object> all, String key, @Nullable Object value) {
        if (value != null) {
            all.put(key, value.toString());
        }
    }

    private static String digestOf(LedgerCommand command, CommandEnvelope envelope) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("type", command.getClass().getSimpleName());
        content.put("subject", String.valueOf(command.subject()));
        content.put("data", command);
        content.put("occurredAt", envelope.occurredAt());
        content.put("reason", envelope.reason());
        content.put("evidence", envelope.evidence());
        if (envelope.legalBasis() != null) { // came later: the digests of those without stay
            content.put("legalBasis", envelope.legalBasis());
        }
        try {
            byte[] canonical =
                    new JsonCanonicalizer(JSON.writeValueAsString(content)).getEncodedUTF8();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (IOException e) {
            throw new IllegalStateException("Jackson wrote no JSON for " + command, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        LedgerEventSerializer.configure(builder);
        return builder.build();
    }
}
