package org.litopys.query.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Envelope;
import org.litopys.eventstore.StoredEvent;
import org.litopys.tlog.EntryBundle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an event becomes an entry: a CloudEvent 1.0.2 in JSON, in the canonical form of RFC 8785. It
 * depends on nothing but the event as it is stored and the name of the ledger, so an entry can be
 * rebuilt and compared for ever. <b>Nothing here may ever change</b>: metadata added later needs no
 * change, since what has no attribute of its own goes into {@code metadata}.
 *
 * <table>
 * <caption>Attributes; all values are strings</caption>
 * <tr><td>{@code id}</td><td>identifier of the event</td></tr>
 * <tr><td>{@code source}</td><td>{@code urn:litopys:NAME/applications}: the ledger's name (not its address, which may
 *     change) and the lower-case aggregate type with an s; {@code urn:litopys:NAME} outside an aggregate</td></tr>
 * <tr><td>{@code type}</td><td>{@code org.litopys.application.ApplicationSubmitted.v1}: aggregate type in lower case (left
 *     out outside an aggregate), stored name, revision (1 where the event has none). CloudEvents wants the prefix to be a
 *     domain of whoever defines the type, which is this project, not an office that runs it</td></tr>
 * <tr><td>{@code subject}, {@code subjectversion}</td><td>identifier of the record; how many events it has with this
 *     one</td></tr>
 * <tr><td>{@code time}, {@code recordedtime}</td><td>when it happened, where the metadata say so, else when it was
 *     recorded; when it was recorded (RFC 3339, UTC)</td></tr>
 * <tr><td>{@code sequence}</td><td>position, 20 digits: ordered as text across all sources of a ledger</td></tr>
 * <tr><td>{@code authid}, {@code authtype}, {@code authroles}, {@code onbehalfof}</td><td>the actor</td></tr>
 * <tr><td>{@code commandid}, {@code commandtype}, {@code commanddigest}, {@code correlationid}, {@code causationid},
 *     {@code channel}</td><td>the command and where it came from</td></tr>
 * <tr><td>{@code reason}, {@code evidence}, {@code legalbasis}, {@code dataclassification}</td><td>as in {@link
 *     Envelope}</td></tr>
 * <tr><td>{@code metadata}</td><td>canonical JSON of all other metadata; left out where there is none</td></tr>
 * <tr><td>{@code data}</td><td>the payload. Its numbers take the form of RFC 8785, the shortest that gives the same
 *     binary64, so {@code 1.50} becomes {@code 1.5}; amounts are strings and stay as they are</td></tr>
 * </table>
 *
 * <p>CloudEvents strings hold no control characters. Those, and what else it forbids, are written
 * as a backslash, u and four hexadecimal digits, and a backslash as two, so that no two texts give
 * the same attribute.
 *
 * <p>Thread-safe.
 */
public final class EntryFormat {
    private static final JsonMapper METADATA =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** Metadata whose text is the attribute. Frozen. */
    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    Map.entry(Envelope.ACTOR_ID, "authid"),
                    Map.entry(Envelope.ACTOR_ROLES, "authroles"),
                    Map.entry(Envelope.ON_BEHALF_OF, "onbehalfof"),
                    Map.entry(Envelope.COMMAND_ID, "commandid"),
                    Map.entry(Envelope.COMMAND_TYPE, "commandtype"),
                    Map.entry(Envelope.COMMAND_DIGEST, "commanddigest"),
                    Map.entry(Envelope.CORRELATION_ID, "correlationid"),
                    Map.entry(Envelope.CAUSATION_ID, "causationid"),
                    Map.entry(Envelope.CHANNEL, "channel"),
                    Map.entry(Envelope.REASON, "reason"),
                    Map.entry(Envelope.EVIDENCE, "evidence"),
                    Map.entry(Envelope.LEGAL_BASIS, "legalbasis"));

    /**
     * Metadata in capitals whose lower case is the attribute, as CloudEvents has these two. Frozen.
     */
    private static final Map<String, String> CODES =
            Map.of(
                    Envelope.ACTOR_TYPE, "authtype",
                    Envelope.CLASSIFICATION, "dataclassification");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
    private static final Pattern CODE = Pattern.compile("[A-Z_]+");

    private final String sourcePrefix;

    /**
     * @param ledgerName 1 to 63 of a–z, 0–9, dot and hyphen; must be unique among the ledgers of
     *     the world whose events anybody will bring together
     */
    public EntryFormat(String ledgerName) {
        this.sourcePrefix = "urn:litopys:" + checkedName(ledgerName);
    }

    /** Whether two entries say that they come of one command: same actor, type and content. */
    static boolean sameCommand(byte[] one, byte[] other) {
        JsonNode first = METADATA.readTree(one);
        JsonNode second = METADATA.readTree(other);
        return Stream.of("commandid", "commandtype", "commanddigest", "authid")
                .allMatch(name -> first.path(name).equals(second.path(name)));
    }

    static String checkedName(String ledgerName) {
        if (!NAME.matcher(ledgerName).matches()) {
            throw new IllegalArgumentException(
                    "The name of a ledger has 1 to 63 of a-z, 0-9, dot and hyphen and begins with a"
                            + " letter or digit, but this one is \""
                            + ledgerName
                            + "\".");
        }
        return ledgerName;
    }

    /**
     * @throws JournalException if the payload or metadata are no JSON, or the entry would exceed
     *     65,535 bytes
     */
    public JournalEntry entryOf(StoredEvent event) {
        TreeMap<String, String> attributes = new TreeMap<>();
        String recorded = event.recordedAt().toString();
        attributes.put("time", recorded);
        addMetadata(event, attributes);
        String type = typeOf(event);
        attributes.put("datacontenttype", "application/json");
        attributes.put("id", event.eventId().toString());
        attributes.put("recordedtime", recorded);
        attributes.put("sequence", sequence(event.position()));
        attributes.put("source", sourceOf(event));
        attributes.put("specversion", "1.0");
        attributes.put("subject", event.aggregateId());
        attributes.put("subjectversion", Long.toString(event.sequence() + 1));
        attributes.put("type", type);
        byte[] content = write(attributes, payloadOf(event)).getBytes(StandardCharsets.UTF_8);
        if (content.length > EntryBundle.MAX_ENTRY_BYTES) {
            throw new JournalException(
                    "The event at position %d gives an entry of %d bytes; a log holds at most %d."
                            .formatted(
                                    event.position(), content.length, EntryBundle.MAX_ENTRY_BYTES));
        }
        return new JournalEntry(
                event.position(),
                type,
                event.aggregateId(),
                uuid(attributes.get("commandid")),
                content);
    }

    /** The {@code sequence} of a position. */
    static String sequence(long position) {
        String digits = Long.toString(position);
        return "0".repeat(20 - digits.length()) + digits;
    }

    private String sourceOf(StoredEvent event) {
        String aggregate = event.aggregateType();
        return aggregate == null
                ? sourcePrefix
                : sourcePrefix + "/" + escaped(aggregate.toLowerCase(Locale.ROOT)) + "s";
    }

    private static String typeOf(StoredEvent event) {
        String aggregate = event.aggregateType();
        String revision = event.revision();
        return "org.litopys."
                + (aggregate == null ? "" : aggregate.toLowerCase(Locale.ROOT) + ".")
                + event.type()
                + ".v"
                + (revision == null ? "1" : revision);
    }

    private static void addMetadata(StoredEvent event, Map<String, String> attributes) {
        ObjectNode rest = metadataOf(event);
        TEXTS.forEach((key, attribute) -> {
            String text = text(rest, key);
            if (text != null) {
                attributes.put(attribute, escaped(text));
                rest.remove(key);
            }
        });
        CODES.forEach((key, attribute) -> {
            String code = text(rest, key);
            if (code != null && CODE.matcher(code).matches()) {
                attributes.put(attribute, code.toLowerCase(Locale.ROOT));
                rest.remove(key);
            }
        });
        String occurred = text(rest, Envelope.OCCURRED_AT);
        if (occurred != null && isTime(occurred)) {
            attributes.put("time", occurred);
            rest.remove(Envelope.OCCURRED_AT);
        }
        if (!rest.isEmpty()) {
            attributes.put("metadata", escaped(canonical(event, "metadata", rest.toString())));
        }
    }

    private static ObjectNode metadataOf(StoredEvent event) {
        try {
            if (METADATA.readTree(event.metadata()) instanceof ObjectNode metadata) {
                return metadata;
            }
        } catch (JacksonException e) {
            throw unreadable(event, "metadata", e);
        }
        throw new JournalException(
                "The metadata of the event at position "
                        + event.position()
                        + " are no JSON object.");
    }

    /** Null where there is no such text, or an empty one. */
    private static @Nullable String text(ObjectNode metadata, String key) {
        JsonNode value = metadata.get(key);
        return value != null && value.isString() && !value.stringValue().isEmpty()
                ? value.stringValue()
                : null;
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String payloadOf(StoredEvent event) {
        try {
            return CanonicalJson.of(event.payload());
        } catch (IOException e) {
            throw unreadable(event, "payload", e);
        }
    }

    private static String canonical(StoredEvent event, String what, String json) {
        try {
            return CanonicalJson.of(json);
        } catch (IOException e) {
            throw unreadable(event, what, e);
        }
    }

    private static JournalException unreadable(StoredEvent event, String what, Exception cause) {
        return new JournalException(
                "The %s of the event at position %d cannot become part of an entry: %s"
                        .formatted(what, event.position(), cause.getMessage()),
                cause);
    }

    /** Canonical by construction: names sorted, and {@code data} is canonical already. */
    private static String write(TreeMap<String, String> attributes, String data) {
        StringBuilder json = new StringBuilder(data.length() + 1024);
        boolean dataWritten = false;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (!dataWritten && attribute.getKey().compareTo("data") > 0) {
                json.append(json.isEmpty() ? "{" : ",").append("\"data\":").append(data);
                dataWritten = true;
            }
            json.append(json.isEmpty() ? '{' : ',');
            CanonicalJson.quote(attribute.getKey(), json);
            json.append(':');
            CanonicalJson.quote(attribute.getValue(), json);
        }
        return json.append('}').toString();
    }

    /**
     * CloudEvents 1.0.2, type system: no control characters, no noncharacters, no lone surrogates.
     */
    private static String escaped(String text) {
        if (isPrintableAscii(text) || text.codePoints().allMatch(EntryFormat::isPlain)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (c == '\\') {
                        escaped.append("\\\\");
                    } else if (isPlain(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        for (char unit : Character.toChars(c)) {
                            escaped.append("\\u")
                                    .append(String.format(Locale.ROOT, "%04x", (int) unit));
                        }
                    }
                });
        return escaped.toString();
    }

    /** Most texts are; this is many times quicker than looking at code points. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int c) {
        boolean control = c < 0x20 || c >= 0x7f && c <= 0x9f;
        boolean nonCharacter = (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
        boolean loneSurrogate = c >= 0xd800 && c <= 0xdfff;
        return c != '\\' && !control && !nonCharacter && !loneSurrogate;
    }

    /** Null where the text is no UUID. */
    static @Nullable UUID uuid(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
