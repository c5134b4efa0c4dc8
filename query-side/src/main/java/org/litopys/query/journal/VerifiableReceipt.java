package org.litopys.query.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.tlog.LogFormatException;
import org.litopys.tlog.LogVerificationException;
import org.litopys.tlog.TlogProof;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A receipt that proves itself: what a command caused, with proof that it stands in the log. The
 * file (JSON, UTF-8, {@value #FORMAT}):
 *
 * <pre>{@code
 * {"format": "litopys-receipt/1",
 *  "ledger": "ledger-1a2b3c4d",              name of the ledger, part of each entry's source
 *  "origin": "litopys.example/ledger-1a2b3c4d",  first line of the checkpoint
 *  "key": "litopys.example/…+1a2b3c4d+AW…",  verifier key; believe it only if you know it from elsewhere
 *  "commandId": UUID,
 *  "subject": UUID,                          record of the first event
 *  "reference": "APP-2026-000123",           for people; left out where not known (yet). Not proved by the log alone
 *  "recordedAt": time of the first event,
 *  "events": [                               all events of the command, in order of position
 *    {"position": 42,                        place in the log, from 1
 *     "id": UUID, "type": "org.litopys.application.ApplicationSubmitted.v1", "subject": UUID, "version": 2,
 *     "entry": {…},                          the entry, to read
 *     "entryBase64": "eyJ…",                 the entry's exact bytes, which the proof is about
 *     "proof": "c2sp.org/tlog-proof@v1\n…"}  c2sp.org/tlog-proof: inclusion proof and signed checkpoint
 *  ]}
 * }</pre>
 *
 * <p>Each event is proved by itself. That a receipt holds <i>all</i> events of a command is what
 * the server says: of a receipt that somebody hands on, the first or the last may have been left
 * out.
 *
 * @param key null where not carried
 * @param reference null where not known
 */
public record VerifiableReceipt(
        String ledger,
        String origin,
        @Nullable String key,
        UUID commandId,
        String subject,
        @Nullable String reference,
        String recordedAt,
        List<ProvedEvent> events) {

    /** Value of {@code format}. */
    public static final String FORMAT = "litopys-receipt/1";

    private static final Set<String> MEMBERS =
            Set.of(
                    "format",
                    "ledger",
                    "origin",
                    "key",
                    "commandId",
                    "subject",
                    "reference",
                    "recordedAt",
                    "events");

    private static final Set<String> MEMBERS_OF_EVENT =
            Set.of("position", "id", "type", "subject", "version", "entry", "entryBase64", "proof");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    public VerifiableReceipt {
        events = List.copyOf(events);
    }

    /**
     * @param entry exact bytes
     * @param version place among the events of the record, from 1
     */
    public record ProvedEvent(
            long position,
            String id,
            String type,
            String subject,
            long version,
            byte[] entry,
            TlogProof proof) {

        /** An entry of the log with its proof. */
        static ProvedEvent of(JournalEntry entry, TlogProof proof) {
            JsonNode event = JSON.readTree(entry.content());
            return new ProvedEvent(
                    entry.position(),
                    event.get("id").stringValue(),
                    entry.type(),
                    entry.subject(),
                    Long.parseLong(event.get("subjectversion").stringValue()),
                    entry.content(),
                    proof);
        }

        String recordedAt() {
            return JSON.readTree(entry).get("recordedtime").stringValue();
        }
    }

    /** The file's content. */
    public String toJson() {
        ObjectNode receipt = JSON.createObjectNode();
        receipt.put("format", FORMAT).put("ledger", ledger).put("origin", origin);
        if (key != null) {
            receipt.put("key", key);
        }
        receipt.put("commandId", commandId.toString()).put("subject", subject);
        if (reference != null) {
            receipt.put("reference", reference);
        }
        receipt.put("recordedAt", recordedAt);
        ArrayNode list = receipt.putArray("events");
        for (ProvedEvent event : events) {
            list.addObject()
                    .put("position", event.position)
                    .put("id", event.id)
                    .put("type", event.type)
                    .put("subject", event.subject)
                    .put("version", event.version)
                    .set("entry", JSON.readTree(event.entry))
                    .put("entryBase64", Base64.getEncoder().encodeToString(event.entry))
                    .put("proof", event.proof.toString());
        }
        return receipt.toString();
    }

    /**
     * Reads a file; verifies nothing but that {@code entry} is what {@code entryBase64} says, and
     * that there is nothing in it that no proof could be about.
     *
     * @throws LogFormatException if it is no receipt
     * @throws LogVerificationException if it is one to which something was added or in which an
     *     entry was changed
     */
    public static VerifiableReceipt parse(String json) {
        try {
            JsonNode receipt = JSON.readTree(json);
            if (!FORMAT.equals(receipt.path("format").stringValue(""))) {
                throw new LogFormatException(
                        "The file is no receipt: its \"format\" is not \"" + FORMAT + "\".");
            }
            requireOnly(MEMBERS, receipt);
            List<ProvedEvent> events = new ArrayList<>();
            for (JsonNode event : receipt.path("events")) {
                requireOnly(MEMBERS_OF_EVENT, event);
                events.add(parse(event));
            }
            return new VerifiableReceipt(
                    text(receipt, "ledger"),
                    text(receipt, "origin"),
                    receipt.has("key") ? text(receipt, "key") : null,
                    UUID.fromString(text(receipt, "commandId")),
                    text(receipt, "subject"),
                    receipt.has("reference") ? text(receipt, "reference") : null,
                    text(receipt, "recordedAt"),
                    events);
        } catch (JacksonException e) {
            throw new LogFormatException("The file is no receipt: " + whereItIsNotJson(e));
        } catch (IllegalArgumentException e) {
            throw new LogFormatException("The receipt is not as it should be: " + e.getMessage());
        }
    }

    /** In our words: the parser's name its own settings. */
    private static String whereItIsNotJson(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? "it is not JSON."
                : "it is not JSON, or more than one JSON text, from line %d, column %d on."
                        .formatted(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static void requireOnly(Set<String> members, JsonNode json) {
        for (String name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw new LogVerificationException(
                        "The receipt has \"%s\", which is no part of a receipt and is proved by nothing."
                                .formatted(name));
            }
        }
    }

    private static ProvedEvent parse(JsonNode event) {
        byte[] entry = Base64.getDecoder().decode(text(event, "entryBase64"));
        if (!JSON.readTree(new String(entry, StandardCharsets.UTF_8)).equals(event.get("entry"))) {
            throw new LogVerificationException(
                    "The receipt shows another \"entry\" than the one it proves"
                            + " (\"entryBase64\").");
        }
        return new ProvedEvent(
                number(event, "position"),
                text(event, "id"),
                text(event, "type"),
                text(event, "subject"),
                number(event, "version"),
                entry,
                TlogProof.parse(text(event, "proof")));
    }

    private static String text(JsonNode in, String name) {
        JsonNode value = in.get(name);
        if (value == null || !value.isString()) {
            throw new LogFormatException(
                    "The receipt has no text \"" + name + "\" where it should.");
        }
        return value.stringValue();
    }

    private static long number(JsonNode in, String name) {
        JsonNode value = in.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new LogFormatException(
                    "The receipt has no whole number \"" + name + "\" where it should.");
        }
        return value.longValue();
    }
}
