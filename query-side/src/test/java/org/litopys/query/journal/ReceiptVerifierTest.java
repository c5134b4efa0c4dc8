package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.events.Envelope;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.InclusionProof;
import org.litopys.tlog.LogFormatException;
import org.litopys.tlog.LogVerificationException;
import org.litopys.tlog.NoteSigner;
import org.litopys.tlog.SignedNote;
import org.litopys.tlog.TlogProof;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReceiptVerifierTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestJournal journal = new TestJournal();
    private String file = "";

    @BeforeEach
    void aReceipt() throws Exception {
        journal.start();
        journal.draft(3);
        UUID command = journal.draftAndWithdraw();
        journal.draft(3);
        journal.caughtUp();
        file = Objects.requireNonNull(journal.receipts().of(command)).toJson();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void a_receipt_is_read_back_as_it_was_written() {
        assertThat(VerifiableReceipt.parse(file).toJson()).isEqualTo(file);
    }

    @Test
    void any_change_to_a_receipt_is_found() {
        assertThatEveryChangeIsFound(file, new ReceiptVerifier(journal.key.verifier()));
    }

    @Test
    void a_receipt_is_of_one_command_also_where_another_used_its_id_again() throws Exception {
        VerifiableReceipt before = VerifiableReceipt.parse(file);
        Map<String, String> another = new HashMap<>(TestJournal.metadata(before.commandId()));
        another.put(Envelope.ACTOR_ID, "AR-01");
        another.put(Envelope.COMMAND_DIGEST, "cd".repeat(32));
        journal.engine.appendEvents(TestJournal.event(TestJournal.drafted(), 0, another));
        journal.caughtUp();

        VerifiableReceipt after = Objects.requireNonNull(journal.receipts().of(before.commandId()));
        assertThat(after.events())
                .extracting(VerifiableReceipt.ProvedEvent::position)
                .isEqualTo(
                        before.events().stream()
                                .map(VerifiableReceipt.ProvedEvent::position)
                                .toList());

        SignedNote note = journal.checkpoints.newest().orElseThrow();
        long size = Checkpoint.parse(note.text()).size();
        List<VerifiableReceipt.ProvedEvent> both =
                journal.entries.ofCommand(before.commandId()).stream()
                        .map(entry ->
                                VerifiableReceipt.ProvedEvent.of(
                                        entry,
                                        TlogProof.of(
                                                InclusionProof.of(
                                                        entry.position() - 1, size, journal.tiles),
                                                note)))
                        .toList();
        VerifiableReceipt mixed =
                new VerifiableReceipt(
                        before.ledger(),
                        before.origin(),
                        before.key(),
                        before.commandId(),
                        before.subject(),
                        before.reference(),
                        before.recordedAt(),
                        both);
        assertThatThrownBy(() -> new ReceiptVerifier(journal.key.verifier()).verify(mixed))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageContaining("of another command than the first");
    }

    @Test
    void another_key_or_another_log_does_not_vouch_for_it() {
        NoteSigner other = NoteSigner.generate("litopys.example/test");

        assertThatThrownBy(() ->
                        new ReceiptVerifier(other.verifier()).verify(VerifiableReceipt.parse(file)))
                .isInstanceOf(LogVerificationException.class);
        assertThatThrownBy(() ->
                        new ReceiptVerifier(
                                        "litopys.example/other", List.of(journal.key.verifier()))
                                .verify(VerifiableReceipt.parse(file)))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageContaining("litopys.example/other");
    }

    @Test
    void what_is_no_receipt_is_told_apart_from_a_wrong_one() {
        for (String text :
                List.of(
                        "",
                        "{}",
                        "[]",
                        "{\"format\":\"litopys-receipt/1\"}",
                        file.substring(0, file.length() / 2))) {
            assertThatThrownBy(() -> VerifiableReceipt.parse(text))
                    .isInstanceOf(LogFormatException.class);
        }
    }

    @Test
    void what_is_not_one_json_text_is_said_by_its_place_and_not_in_the_words_of_the_parser() {
        assertThatThrownBy(() -> VerifiableReceipt.parse(file + "\n{}"))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("from line 2, column")
                .hasMessageNotContaining("FAIL_ON_TRAILING_TOKENS");
    }

    @Test
    void an_event_that_is_left_out_between_two_others_is_found() throws Exception {
        UUID command = journal.draftThreeAtOnce();
        journal.caughtUp();
        VerifiableReceipt whole = Objects.requireNonNull(journal.receipts().of(command));
        ObjectNode receipt = (ObjectNode) JSON.readTree(whole.toJson());
        ArrayNode events = (ArrayNode) receipt.get("events");
        events.remove(1);

        assertThatThrownBy(() ->
                        new ReceiptVerifier(journal.key.verifier())
                                .verify(VerifiableReceipt.parse(receipt.toString())))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageContaining("leaves out what is recorded between the positions");
    }

    /**
     * Changes each thing that a receipt says, alone, and expects that reading or verifying refuses
     * it.
     */
    static void assertThatEveryChangeIsFound(String file, ReceiptVerifier verifier) {
        Map<String, Consumer<ObjectNode>> changes =
                Map.ofEntries(
                        Map.entry(
                                "command",
                                receipt -> receipt.put("commandId", UUID.randomUUID().toString())),
                        Map.entry(
                                "subject",
                                receipt -> receipt.put("subject", UUID.randomUUID().toString())),
                        Map.entry(
                                "time",
                                receipt -> receipt.put("recordedAt", "2020-01-01T00:00:00Z")),
                        Map.entry("ledger", receipt -> receipt.put("ledger", "other")),
                        Map.entry(
                                "origin",
                                receipt -> receipt.put("origin", "litopys.example/other")),
                        Map.entry("no events", receipt -> receipt.putArray("events")),
                        Map.entry("position", receipt -> event(receipt).put("position", 1)),
                        Map.entry(
                                "id",
                                receipt -> event(receipt).put("id", UUID.randomUUID().toString())),
                        Map.entry(
                                "type",
                                receipt ->
                                        event(receipt)
                                                .put(
                                                        "type",
                                                        "org.litopys.application.ApplicationAccepted.v1")),
                        Map.entry(
                                "event's subject",
                                receipt ->
                                        event(receipt)
                                                .put("subject", UUID.randomUUID().toString())),
                        Map.entry("version", receipt -> event(receipt).put("version", 9)),
                        Map.entry(
                                "entry shown",
                                receipt ->
                                        ((ObjectNode) event(receipt).get("entry"))
                                                .put("authid", "AO-9")),
                        Map.entry(
                                "something added",
                                receipt -> receipt.put("extra", "approved 1,000,000 EUR")),
                        Map.entry(
                                "something added to an event",
                                receipt -> event(receipt).put("extra", "approved")),
                        Map.entry("entry proved", ReceiptVerifierTest::changeEntry),
                        Map.entry("index", receipt -> changeProof(receipt, "index ", "index 1")),
                        Map.entry("order", receipt -> swap((ArrayNode) receipt.get("events"))));

        changes.forEach((what, change) -> {
            ObjectNode receipt = (ObjectNode) JSON.readTree(file);
            change.accept(receipt);
            assertThatThrownBy(() -> verifier.verify(VerifiableReceipt.parse(receipt.toString())))
                    .as(what)
                    .isInstanceOf(LogVerificationException.class);
        });
    }

    private static ObjectNode event(ObjectNode receipt) {
        return (ObjectNode) receipt.get("events").get(0);
    }

    /** Consistently in both forms, so that only the proof can tell. */
    private static void changeEntry(ObjectNode receipt) {
        ObjectNode event = event(receipt);
        String entry = event.get("entry").toString().replace("\"portal\"", "\"portat\"");
        event.set("entry", JSON.readTree(entry));
        event.put(
                "entryBase64",
                Base64.getEncoder()
                        .encodeToString(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static void changeProof(ObjectNode receipt, String from, String to) {
        ObjectNode event = event(receipt);
        event.put("proof", event.get("proof").stringValue().replace(from, to));
    }

    private static void swap(ArrayNode events) {
        var first = events.get(0);
        events.set(0, events.get(1));
        events.set(1, first);
    }
}
