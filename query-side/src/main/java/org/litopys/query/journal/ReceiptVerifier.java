package org.litopys.query.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.litopys.query.journal.VerifiableReceipt.ProvedEvent;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.LogVerificationException;
import org.litopys.tlog.NoteVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks receipts offline, with the log's public key alone. Needs no database. Immutable. */
public final class ReceiptVerifier {
    private static final JsonMapper JSON = new JsonMapper();

    private final String origin;
    private final List<NoteVerifier> keys;

    /**
     * @param origin of the log
     * @param keys of the log, known from elsewhere than from the receipt
     */
    public ReceiptVerifier(String origin, List<NoteVerifier> keys) {
        this.origin = origin;
        this.keys = List.copyOf(keys);
    }

    /** For a log whose key has the name of the log, as ours have. */
    public ReceiptVerifier(NoteVerifier key) {
        this(key.name(), List.of(key));
    }

    /**
     * What was proved.
     *
     * @param positions of the events, ascending
     * @param checkpoint the one that vouches for them
     */
    public record Verified(UUID commandId, List<Long> positions, Checkpoint checkpoint) {}

    /**
     * Checks signature, origin and inclusion proof of every event, the form of every entry, and
     * that the receipt says of the entries what they say themselves. The events of a command lie
     * side by side in the log, so one that is missing between two others is found; that one is
     * missing before the first or after the last is not, nor that {@code reference} is another
     * record's: a receipt proves what it holds.
     *
     * @throws LogVerificationException if anything does not fit, in a sentence that says what
     */
    public Verified verify(VerifiableReceipt receipt) {
        if (receipt.events().isEmpty()) {
            throw new LogVerificationException("The receipt names no event, so it proves nothing.");
        }
        LedgerEntryCheck form = LedgerEntryCheck.ofPickedEntries();
        Checkpoint checkpoint = null;
        long before = 0;
        for (ProvedEvent event : receipt.events()) {
            demand(
                    event.position() > before,
                    "The events of the receipt are not in order of position.");
            demand(
                    event.proof().index() == event.position() - 1,
                    "The proof beside position "
                            + event.position()
                            + " is for position "
                            + (event.proof().index() + 1)
                            + ".");
            checkpoint = event.proof().verify(event.entry(), origin, keys);
            Optional<String> fault = form.fault(event.position() - 1, event.entry());
            if (fault.isPresent()) {
                throw new LogVerificationException(fault.get());
            }
            checkSame(receipt, event);
            demand(
                    EntryFormat.sameCommand(receipt.events().getFirst().entry(), event.entry()),
                    "The event at position "
                            + event.position()
                            + " is of another command than the first, though the id is the same.");
            demand(
                    before == 0 || event.position() == before + 1,
                    "The receipt leaves out what is recorded between the positions "
                            + before
                            + " and "
                            + event.position()
                            + ".");
            before = event.position();
        }
        ProvedEvent first = receipt.events().getFirst();
        demand(
                receipt.subject().equals(first.subject()),
                "The receipt is for another record than its first event.");
        demand(
                receipt.recordedAt().equals(first.recordedAt()),
                "The receipt has another time than its first event.");
        demand(
                receipt.origin().equals(origin),
                "The receipt says that it is of the log \"" + receipt.origin() + "\".");
        return new Verified(
                receipt.commandId(),
                receipt.events().stream().map(ProvedEvent::position).toList(),
                Objects.requireNonNull(checkpoint));
    }

    private static void checkSame(VerifiableReceipt receipt, ProvedEvent event) {
        JsonNode entry = JSON.readTree(event.entry());
        same(event, entry, "commandid", receipt.commandId().toString());
        same(event, entry, "id", event.id());
        same(event, entry, "type", event.type());
        same(event, entry, "subject", event.subject());
        same(event, entry, "subjectversion", Long.toString(event.version()));
        String source = entry.path("source").stringValue("");
        demand(
                (source + "/").startsWith("urn:litopys:" + receipt.ledger() + "/"),
                "The entry at position "
                        + event.position()
                        + " is of another ledger than the receipt says.");
    }

    private static void same(ProvedEvent event, JsonNode entry, String attribute, String said) {
        demand(
                said.equals(entry.path(attribute).stringValue("")),
                "The receipt says something else of position %d than its entry does (%s)."
                        .formatted(event.position(), attribute));
    }

    private static void demand(boolean right, String message) {
        if (!right) {
            throw new LogVerificationException(message);
        }
    }
}
