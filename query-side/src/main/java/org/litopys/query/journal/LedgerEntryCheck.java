package org.litopys.query.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.tlog.EntryCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must be true of every entry of a ledger's log besides its hash: it is a CloudEvent in
 * canonical form, its sequence is its place, recorded times never go backwards, each record's
 * versions count up by one, and all entries are of one ledger. For {@link
 * org.litopys.tlog.Verifier}; needs no database. One for each run, since it remembers the entries
 * before.
 */
public final class LedgerEntryCheck implements EntryCheck {
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final @Nullable Map<String, Integer> versions;
    private @Nullable Instant recorded;
    private @Nullable String ledger;

    private LedgerEntryCheck(@Nullable Map<String, Integer> versions) {
        this.versions = versions;
    }

    /**
     * For a whole log from its first entry on; holds about 100 bytes in memory for each record (not
     * each entry).
     */
    public static LedgerEntryCheck ofWholeLog() {
        return new LedgerEntryCheck(new HashMap<>());
    }

    /**
     * For entries picked from a log, in order of position: what depends on all entries before is
     * not asked.
     */
    public static LedgerEntryCheck ofPickedEntries() {
        return new LedgerEntryCheck(null);
    }

    @Override
    public Optional<String> fault(long index, byte[] entry) {
        try {
            check(index, entry);
            return Optional.empty();
        } catch (WrongEntry e) {
            return Optional.of("The entry at position " + (index + 1) + " " + e.getMessage());
        }
    }

    private void check(long index, byte[] entry) throws WrongEntry {
        JsonNode event = read(entry);
        require("1.0".equals(text(event, "specversion")), "is no CloudEvent 1.0.");
        for (String name : new String[] {"id", "type", "subject"}) {
            require(!text(event, name).isEmpty(), "has an empty \"" + name + "\".");
        }
        require(event.has("data"), "has no \"data\".");
        String sequence = text(event, "sequence");
        require(
                sequence.equals(EntryFormat.sequence(index + 1)),
                "says that its sequence is " + shorten(sequence) + ".");
        checkTime(event);
        checkLedger(text(event, "source"));
        checkVersion(text(event, "subject"), text(event, "subjectversion"));
    }

    private static JsonNode read(byte[] entry) throws WrongEntry {
        try {
            JsonNode event = STRICT.readTree(entry);
            require(event.isObject(), "is no JSON object.");
            byte[] canonical = CanonicalJson.of(entry).getBytes(StandardCharsets.UTF_8);
            require(Arrays.equals(canonical, entry), "is not in the canonical form of RFC 8785.");
            return event;
        } catch (JacksonException | IOException e) {
            throw new WrongEntry("is no canonical JSON.");
        }
    }

    private static String text(JsonNode event, String name) throws WrongEntry {
        JsonNode value = event.get(name);
        require(value != null && value.isString(), "has no \"" + name + "\".");
        return value.stringValue();
    }

    private void checkTime(JsonNode event) throws WrongEntry {
        String text = text(event, "recordedtime");
        Instant now;
        try {
            now = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new WrongEntry("has a recordedtime that is no time: " + shorten(text) + ".");
        }
        Instant before = recorded;
        require(
                before == null || !now.isBefore(before),
                "was recorded at " + text + ", before the entry in front of it (" + before + ").");
        recorded = now;
    }

    private void checkLedger(String source) throws WrongEntry {
        int end = source.indexOf('/');
        String name = end < 0 ? source : source.substring(0, end);
        require(
                name.startsWith("urn:litopys:") && (ledger == null || ledger.equals(name)),
                "is of another ledger: its source is " + shorten(source) + ".");
        ledger = name;
    }

    private void checkVersion(String subject, String version) throws WrongEntry {
        if (versions != null) {
            int expected = versions.merge(subject, 1, Integer::sum);
            require(
                    version.equals(Integer.toString(expected)),
                    "says that it is event "
                            + shorten(version)
                            + " of its record, but it is number "
                            + expected
                            + ".");
        }
    }

    private static void require(boolean right, String message) throws WrongEntry {
        if (!right) {
            throw new WrongEntry(message);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static final class WrongEntry extends Exception {
        private static final long serialVersionUID = 1;

        WrongEntry(String message) {
            super(message);
        }
    }
}
