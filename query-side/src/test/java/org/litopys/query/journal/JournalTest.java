package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.ConsistencyProof;
import org.litopys.tlog.DirectorySource;
import org.litopys.tlog.InclusionProof;
import org.litopys.tlog.MerkleTree;
import org.litopys.tlog.Verifier;

class JournalTest {
    private final TestJournal journal = new TestJournal();

    @TempDir Path directory;

    @AfterEach
    void close() {
        journal.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 2500})
    void every_event_becomes_one_entry_and_the_published_verifier_finds_the_log_intact(int size)
            throws Exception {
        journal.start();
        journal.draft(size);
        journal.caughtUp();

        Checkpoint exported =
                new LogExport(journal.dataSource).to(directory.resolve("log"), _ -> {});
        var report =
                new Verifier(journal.key.verifier())
                        .verify(
                                new DirectorySource(directory.resolve("log")),
                                LedgerEntryCheck.ofWholeLog(),
                                List.of());

        assertThat(exported.size()).isEqualTo(size);
        assertThat(report.firstFault()).isEmpty();
        assertThat(report.entriesChecked()).isEqualTo(size);
        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run())
                .isEqualTo(new LedgerCompare.Outcome(size, 0, List.of()));
    }

    @Test
    void a_log_that_grew_one_event_at_a_time_is_the_same_as_one_that_grew_at_once()
            throws Exception {
        journal.start();
        for (int i = 0; i < 300; i++) {
            journal.draft(1);
        }
        journal.caughtUp();

        MerkleTree atOnce =
                MerkleTree.empty()
                        .appendHashes(
                                journal.entries.after(0, 300).stream()
                                        .map(entry -> MerkleTree.leafHash(entry.content()))
                                        .toList())
                        .tree();
        assertThat(new TreeState(journal.dataSource).read().root()).isEqualTo(atOnce.root());
        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run().faults()).isEmpty();
    }

    @Test
    void each_entry_has_an_inclusion_proof_and_each_kept_checkpoint_a_consistency_proof()
            throws Exception {
        journal.start();
        journal.draft(200);
        journal.caughtUp();
        Checkpoint earlier = newest();
        journal.draft(400);
        journal.caughtUp();
        Checkpoint later = newest();

        for (JournalEntry entry : journal.entries.after(0, 600)) {
            InclusionProof.of(entry.position() - 1, later.size(), journal.tiles)
                    .verify(MerkleTree.leafHash(entry.content()), later.root());
        }
        ConsistencyProof.of(earlier.size(), later.size(), journal.tiles)
                .verify(earlier.root(), later.root());
    }

    private Checkpoint newest() {
        return Checkpoint.parse(journal.checkpoints.newest().orElseThrow().text());
    }

    @Test
    void a_restart_in_the_middle_leaves_no_gap_and_no_duplicate() throws Exception {
        for (int round = 0; round < 5; round++) {
            journal.start();
            journal.draft(700);
            journal.stop(); // wherever it is
        }
        journal.start().caughtUp();

        assertThat(journal.progress.size()).isEqualTo(3500);
        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run().faults()).isEmpty();
    }

    @Test
    void connections_killed_in_the_middle_of_transactions_leave_no_gap_and_no_duplicate()
            throws Exception {
        journal.start();
        for (int round = 0; round < 20; round++) {
            journal.draft(200);
            journal.sql
                    .sql(
                            """
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid()
                               and (query like '%journal.%')\
                            """)
                    .query(Long.class)
                    .single();
        }
        journal.caughtUp();

        assertThat(journal.progress.size()).isEqualTo(4000);
        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run().faults()).isEmpty();
    }

    @Test
    void of_two_processes_one_writes_and_the_other_takes_over() throws Exception {
        try (TestJournal other = journal.inAnotherProcess()) {
            journal.start();
            journal.draft(300);
            journal.caughtUp();
            other.start();
            journal.draft(300);
            other.caughtUp();
            journal.stop();
            journal.draft(300);
            other.caughtUp();

            assertThat(other.progress.size()).isEqualTo(900);
            assertThat(new LedgerCompare(other.dataSource, other.ledger).run().faults()).isEmpty();
        }
    }

    @Test
    void two_writers_that_both_believe_to_own_the_journal_cannot_both_append() {
        journal.draft(10);
        var events = journal.ledger.read(0, 10);
        new JournalAppender(journal.dataSource, journal.format).append(events);
        var stale = new JournalAppender(journal.dataSource, journal.format);
        stale.committed(MerkleTree.empty());

        assertThatThrownBy(() -> stale.append(events))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
        assertThatThrownBy(() -> new TreeState(journal.dataSource).grow(5, MerkleTree.empty()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another process");
    }

    @Test
    void an_event_that_does_not_follow_the_last_entry_stops_the_journal_with_a_clear_error()
            throws Exception {
        journal.start();
        journal.draft(20);
        journal.caughtUp();
        journal.stop();
        journal.sql.sql("delete from journal.token_entry").update();
        journal.start();

        Throwable failure = failureOf(journal);

        assertThat(failure)
                .hasRootCauseInstanceOf(JournalException.class)
                .rootCause()
                .hasMessageContaining("must be at position 21, but position 1 came");
        assertThat(journal.progress.size()).isEqualTo(20);
    }

    private static Throwable failureOf(TestJournal journal) throws InterruptedException {
        Throwable failure = journal.processor().failure();
        for (int i = 0; i < 3000 && failure == null; i++) {
            Thread.sleep(10);
            failure = journal.processor().failure();
        }
        return new RuntimeException(failure);
    }

    @Test
    void tiles_changed_by_hand_stop_the_journal_instead_of_being_signed() throws Exception {
        journal.start();
        journal.draft(20);
        journal.caughtUp();
        journal.stop();
        journal.sql
                .sql(
                        "update journal.tile set hashes = set_byte(hashes, 5, 255 -"
                                + " get_byte(hashes, 5))")
                .update();
        journal.draft(1);
        try (TestJournal restarted = journal.inAnotherProcess()) {
            restarted.start();

            assertThat(failureOf(restarted)).rootCause().hasMessageContaining("changed by hand");
            assertThat(restarted.progress.size()).isEqualTo(20);
        }
    }

    @Test
    void a_checkpoint_is_only_ever_of_committed_entries_and_old_ones_are_thinned_out()
            throws Exception {
        journal.start();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            journal.draft(10);
            journal.caughtUp();
            Checkpoint newest = newest();
            assertThat(newest.size()).isLessThanOrEqualTo(journal.progress.size());
            seen.add(newest.size());
        }

        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(journal.checkpoints.all()).hasSizeLessThan(seen.size());
        assertThat(newest().size()).isEqualTo(300);
    }

    @Test
    void an_empty_ledger_has_a_signed_checkpoint_too() throws Exception {
        journal.start();
        assertThat(journal.progress.awaitCheckpoint(0, Duration.ofSeconds(30))).isTrue();

        assertThat(newest())
                .isEqualTo(
                        new Checkpoint(
                                "litopys.example/test", 0, MerkleTree.empty().root(), List.of()));
    }

    @Test
    void a_receipt_proves_every_event_of_its_command_offline() throws Exception {
        journal.start();
        journal.draft(300);
        UUID command = journal.draftAndWithdraw();
        journal.draft(5);
        journal.caughtUp();

        String file = Objects.requireNonNull(journal.receipts().of(command)).toJson();
        var verified =
                new ReceiptVerifier(journal.key.verifier()).verify(VerifiableReceipt.parse(file));

        assertThat(verified.commandId()).isEqualTo(command);
        assertThat(verified.positions()).containsExactly(301L, 302L);
        assertThat(verified.checkpoint().size()).isEqualTo(307);
        assertThat(journal.receipts().of(UUID.randomUUID())).isNull();
    }

    @Test
    void a_command_whose_events_the_journal_does_not_have_yet_is_not_called_unknown()
            throws Exception {
        journal.draft(1);
        UUID command = journal.draftAndWithdraw();

        assertThatThrownBy(() -> journal.receipts().of(command))
                .isInstanceOf(Receipts.NotYet.class);
        new JournalAppender(journal.dataSource, journal.format)
                .append(journal.ledger.read(0, 2)); // half of it
        journal.signer().sign();
        assertThatThrownBy(() -> journal.receipts().of(command))
                .isInstanceOf(Receipts.NotYet.class);
    }

    @Test
    void who_waits_for_a_command_waits_for_all_of_its_events() throws Exception {
        UUID command = journal.draftAndWithdraw();
        JournalAppender appender = new JournalAppender(journal.dataSource, journal.format);
        appender.append(journal.ledger.read(0, 1)); // half of it
        journal.signer().sign();
        JournalWait wait = new JournalWait(journal.progress, journal.entries, journal.ledger);

        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> until(wait, command), Thread::startVirtualThread);
        assertThat(waiting)
                .failsWithin(Duration.ofMillis(300))
                .withThrowableOfType(TimeoutException.class);
        appender.append(journal.ledger.read(1, 1));
        journal.signer().sign();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(5));
        assertThat(Objects.requireNonNull(journal.receipts().of(command)).events()).hasSize(2);
    }

    private static void until(JournalWait wait, UUID command) {
        try {
            wait.until(command.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
