package org.litopys.query.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.EntryBundle;
import org.litopys.tlog.HttpSource;
import org.litopys.tlog.MerkleTree;
import org.litopys.tlog.NoteVerifier;
import org.litopys.tlog.SignedNote;
import org.litopys.tlog.Verifier;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogOverHttpTest {
    private static final int SIZE = 600;

    @TempDir static Path directory;
    static RunningJournal journal;

    @BeforeAll
    static void start() throws Exception {
        journal = new RunningJournal(directory.resolve("data").resolve("log.key"));
        journal.draft(SIZE);
        journal.bean(JournalProgress.class).awaitCheckpoint(SIZE, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        journal.close();
    }

    private static NoteVerifier key() throws Exception {
        return NoteVerifier.parse(new String(journal.get("/log/key").body(), UTF_8).strip());
    }

    @Test
    void the_published_verifier_finds_the_served_log_intact() throws Exception {
        try (HttpSource log = new HttpSource(URI.create(journal.address + "/log"))) {
            var report = new Verifier(key()).verify(log, LedgerEntryCheck.ofWholeLog(), List.of());

            assertThat(report.firstFault()).isEmpty();
            assertThat(report.entriesChecked()).isGreaterThanOrEqualTo(SIZE);
        }
    }

    @Test
    void the_checkpoint_is_a_signed_note_that_is_not_cached() throws Exception {
        HttpResponse<byte[]> answer = journal.get("/log/checkpoint");

        Checkpoint checkpoint =
                Checkpoint.open(
                        SignedNote.parse(answer.body()), "litopys.example/test", List.of(key()));
        assertThat(checkpoint.size()).isGreaterThanOrEqualTo(SIZE);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void tiles_and_bundles_are_byte_for_byte_what_the_entries_give_at_each_width()
            throws Exception {
        List<byte[]> entries =
                journal.bean(Entries.class).after(0, SIZE).stream()
                        .map(JournalEntry::content)
                        .toList();
        var whole = MerkleTree.empty().append(entries, _ -> Optional.empty()).tiles();
        assertThat(whole.keySet().stream().map(Object::toString))
                .contains(
                        "tile/entries/000",
                        "tile/entries/001",
                        "tile/entries/002.p/88",
                        "tile/0/001",
                        "tile/0/002.p/88",
                        "tile/1/000.p/2");
        for (var tile : whole.entrySet()) {
            assertThat(journal.get("/log/" + tile.getKey()).body())
                    .as(tile.getKey().path())
                    .isEqualTo(tile.getValue());
        }
        var earlier =
                MerkleTree.empty().append(entries.subList(0, 300), _ -> Optional.empty()).tiles();
        for (var tile : earlier.entrySet()) {
            assertThat(journal.get("/log/" + tile.getKey()).body())
                    .as(tile.getKey().path())
                    .isEqualTo(tile.getValue());
        }
    }

    @Test
    void what_never_changes_may_be_cached_for_ever() throws Exception {
        for (String path :
                List.of("/log/tile/0/000", "/log/tile/0/000.p/17", "/log/tile/entries/000")) {
            HttpResponse<byte[]> answer = journal.get(path);
            assertThat(header(answer, "Cache-Control"))
                    .contains("immutable")
                    .contains("max-age=31536000")
                    .contains("public");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        }
    }

    @Test
    void a_bundle_is_compressed_for_whoever_takes_it_so() throws Exception {
        HttpResponse<byte[]> zipped =
                journal.get("/log/tile/entries/000", "Accept-Encoding", "gzip, identity");
        byte[] plain = journal.get("/log/tile/entries/000").body();

        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.body().length).isLessThan(plain.length / 3);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain);
        assertThat(EntryBundle.decode(plain)).hasSize(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/tile/0/003", "/log/tile/0/002", "/log/tile/0/002.p/255",
                        "/log/tile/entries/002", "/log/tile/entries/x001/000",
                "/log/tile/2/000.p/1", "/log/tile/0/000.p/0", "/log/tile/0/000.p/256",
                        "/log/tile/0/0", "/log/tile/00/000",
                "/log/tile/64/000", "/log/tile/0/x9999/000",
                        "/log/tile/entries/x999/x999/x999/x999/x999/x999/999", "/log/tile/",
                        "/log/tile/0/-01"
            })
    void what_the_log_does_not_have_is_not_found(String path) throws Exception {
        HttpResponse<byte[]> answer = journal.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_receipt_from_the_server_is_verified_offline_and_any_change_to_it_is_found()
            throws Exception {
        UUID command = UUID.randomUUID();
        String subject = journal.draftAndWithdraw(command);
        HttpResponse<byte[]> answer = journal.get("/api/receipts/" + command + "?wait=" + command);
        String file = new String(answer.body(), UTF_8);
        ReceiptVerifier verifier = new ReceiptVerifier(key());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode receipt = new JsonMapper().readTree(file);
        assertThat(receipt.get("subject").stringValue()).isEqualTo(subject);
        assertThat(receipt.get("events")).hasSize(2);
        assertThat(receipt.get("events").get(1).get("version").intValue()).isEqualTo(2);
        assertThat(
                        receipt.get("events")
                                .get(0)
                                .get("entry")
                                .get("data")
                                .get("language")
                                .stringValue())
                .isEqualTo("uk");
        assertThat(verifier.verify(VerifiableReceipt.parse(file)).positions()).hasSize(2);
        assertThat(header(answer, "Litopys-Position"))
                .isEqualTo(receipt.get("events").get(1).get("position").asString());
        ReceiptVerifierTest.assertThatEveryChangeIsFound(file, verifier);
    }

    @Test
    void
            an_id_that_was_used_for_two_records_has_a_receipt_for_each_and_the_first_where_none_is_named()
                    throws Exception {
        UUID command = UUID.randomUUID();
        String first = journal.draftAndWithdraw(command);
        String second = journal.draftAndWithdraw(command);
        String address = "/api/receipts/" + command;
        HttpResponse<byte[]> newest = journal.get(address + "?subject=" + second);
        for (int i = 0; i < 300 && newest.statusCode() != 200; i++) { // a moment behind
            Thread.sleep(10);
            newest = journal.get(address + "?subject=" + second);
        }
        HttpResponse<byte[]> any = journal.get(address);

        assertThat(subjects(any)).containsExactly(first, first);
        assertThat(any.headers().allValues("Link"))
                .containsExactly("<" + address + "?subject=" + second + ">; rel=\"related\"");
        assertThat(subjects(newest)).containsExactly(second, second);
        assertThat(newest.headers().allValues("Link"))
                .containsExactly("<" + address + "?subject=" + first + ">; rel=\"related\"");
        ReceiptVerifier verifier = new ReceiptVerifier(key());
        for (HttpResponse<byte[]> receipt : List.of(any, newest)) {
            var parsed = VerifiableReceipt.parse(new String(receipt.body(), UTF_8));
            assertThat(verifier.verify(parsed).positions()).hasSize(2);
        }
        String another = journal.draftAndWithdraw(UUID.randomUUID());
        HttpResponse<byte[]> none = journal.get(address + "?subject=" + another);
        for (int i = 0; i < 300 && !text(none).contains("another-record"); i++) {
            Thread.sleep(10);
            none = journal.get(address + "?subject=" + another);
        }
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(text(none)).contains("receipt-of-another-record", another);
    }

    private static List<String> subjects(HttpResponse<byte[]> receipt) {
        return VerifiableReceipt.parse(text(receipt)).events().stream()
                .map(VerifiableReceipt.ProvedEvent::subject)
                .toList();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    @Test
    void a_receipt_names_the_reference_once_the_records_have_it() throws Exception {
        UUID command = UUID.randomUUID();
        String subject = journal.draftAndWithdraw(command);
        JdbcClient.create(journal.dataSource)
                .sql(
                        """
                        insert into query.record (record_id, since, occurred_since, type, reference, version, status,
                                                  status_since, entered_at, search)
                        values (?::uuid, 1, now(), 'APPLICATION', 'APP-2026-000601', 1, 'DRAFT', now(), now(), '')\
                        """)
                .param(subject)
                .update();

        var receipt = journal.get("/api/receipts/" + command + "?wait=" + command);

        String file = new String(receipt.body(), UTF_8);
        assertThat(receipt.statusCode()).as(file).isEqualTo(200);
        assertThat(VerifiableReceipt.parse(file).reference()).isEqualTo("APP-2026-000601");
    }

    @Test
    void a_receipt_without_wait_is_ready_when_the_command_was_answered_a_second_ago()
            throws Exception {
        UUID command = journal.draft();
        int status = 409;
        for (int i = 0; i < 300 && status == 409; i++) { // the journal is a moment behind
            status = journal.get("/api/receipts/" + command).statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void an_unknown_receipt_is_a_problem_in_both_languages() throws Exception {
        HttpResponse<byte[]> english = journal.get("/api/receipts/" + UUID.randomUUID());
        HttpResponse<byte[]> ukrainian =
                journal.get("/api/receipts/nothing", "Accept-Language", "uk");

        assertThat(english.statusCode()).isEqualTo(404);
        assertThat(new String(english.body(), UTF_8))
                .contains("No such receipt", "has not arrived yet", "unknown-receipt");
        assertThat(ukrainian.statusCode()).isEqualTo(404);
        assertThat(new String(ukrainian.body(), UTF_8))
                .contains("Такої квитанції немає", "not-a-command-id")
                .doesNotContain("wait=nothing");
        assertThat(journal.get("/api/receipts/" + UUID.randomUUID() + "?what=1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_private_key_is_readable_by_its_owner_only_and_never_in_the_database()
            throws Exception {
        Path file = directory.resolve("data").resolve("log.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("PRIVATE+KEY+litopys.example/test+");
        assertThat(LedgerIdentity.stored(journal.dataSource).orElseThrow().key()).isEqualTo(key());
    }

    @Test
    void without_a_key_the_journal_is_written_but_what_needs_a_signature_is_not_there()
            throws Exception {
        try (RunningJournal unsigned = new RunningJournal(Path.of(""))) {
            UUID command = unsigned.draft();
            assertThat(unsigned.bean(JournalProgress.class).awaitEntry(1, Duration.ofSeconds(60)))
                    .isTrue();

            for (String path : List.of("/log/checkpoint", "/log/key", "/api/receipts/" + command)) {
                HttpResponse<byte[]> answer = unsigned.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(new String(answer.body(), UTF_8)).contains("log-not-signed");
            }
            assertThat(unsigned.get("/log/tile/0/000.p/1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_journals_health_is_up_until_it_cannot_go_on() throws Exception {
        try (RunningJournal broken = new RunningJournal(directory.resolve("broken.key"))) {
            JournalHealth health = broken.bean(JournalHealth.class);
            broken.draft();
            assertThat(broken.bean(JournalProgress.class).awaitEntry(1, Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            JdbcClient.create(broken.dataSource).sql("update journal.tree set size = 7").update();
            broken.draft();
            for (int i = 0; i < 3000 && health.health().getStatus().equals(Status.UP); i++) {
                Thread.sleep(10);
            }

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails().toString())
                    .contains("another process is writing");
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
