package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.tlog.DirectorySource;
import org.litopys.tlog.MerkleTree;
import org.litopys.tlog.NoteSigner;
import org.litopys.tlog.VerificationReport;
import org.litopys.tlog.Verifier;

/** Whatever somebody changes in the database by hand is found, with its position. */
class LedgerCompareTest {
    private static final int SIZE = 600;

    private final TestJournal journal = new TestJournal();

    @TempDir Path directory;

    @BeforeEach
    void aLedger() throws Exception {
        journal.start();
        journal.draft(SIZE);
        journal.caughtUp();
        journal.stop();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private List<LedgerCompare.Fault> faultsAfter(String... sql) {
        for (String change : sql) {
            assertThat(journal.sql.sql(change).update()).as(change).isPositive();
        }
        return new LedgerCompare(journal.dataSource, journal.ledger).run().faults();
    }

    private MerkleTree.Growth treeOf(int entries) {
        return MerkleTree.empty()
                .appendHashes(
                        journal.entries.after(0, entries).stream()
                                .map(entry -> MerkleTree.leafHash(entry.content()))
                                .toList());
    }

    private VerificationReport.Fault offline() throws Exception {
        Path log = directory.resolve("log");
        new LogExport(journal.dataSource).to(log, _ -> {});
        return Objects.requireNonNull(
                new Verifier(journal.key.verifier())
                        .verify(new DirectorySource(log), LedgerEntryCheck.ofWholeLog(), List.of())
                        .fault());
    }

    private static final String ALTER =
            "convert_to(replace(convert_from(%1$s, 'UTF8'), 'Пасивний', 'Активний'), 'UTF8')";

    @Test
    void an_untouched_ledger_is_the_same_in_event_store_and_journal() {
        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run())
                .isEqualTo(new LedgerCompare.Outcome(SIZE, 0, List.of()));
    }

    @Test
    void events_that_the_journal_has_not_taken_up_yet_are_no_fault() {
        journal.draft(7);

        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run())
                .isEqualTo(new LedgerCompare.Outcome(SIZE, 7, List.of()));
    }

    @Test
    void an_entry_changed_by_hand_is_found_with_its_position_also_offline() throws Exception {
        var faults =
                faultsAfter(
                        "update journal.entry set content = "
                                + ALTER.formatted("content")
                                + " where position = 300");

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position()).isEqualTo(300);
                    assertThat(fault.message())
                            .contains("the entry was; the event is what was recorded");
                });
        VerificationReport.Fault offline = offline();
        assertThat(offline.position()).isEqualTo(300);
        assertThat(offline.kind()).isEqualTo(VerificationReport.Kind.ENTRY_ALTERED);
    }

    @Test
    void an_event_changed_by_hand_is_found_with_its_position() {
        var faults =
                faultsAfter(
                        "update ledger.event set payload = "
                                + ALTER.formatted("payload")
                                + " where position = 257");

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position()).isEqualTo(257);
                    assertThat(fault.message())
                            .contains("the event was; the entry is what was recorded");
                });
    }

    @Test
    void metadata_times_types_and_sequences_of_events_are_compared_too() {
        var faults =
                faultsAfter(
                        "update ledger.event set metadata ="
                                + " convert_to(replace(convert_from(metadata, 'UTF8'), 'portal',"
                                + " 'portat'), 'UTF8') where position = 1",
                        "update ledger.event set recorded_at = recorded_at + interval '1"
                                + " microsecond' where position = 2",
                        "update ledger.event set type = 'ApplicationSubmitted' where position = 3",
                        "update ledger.event set sequence = 5 where position = 4",
                        "update ledger.event set event_id = gen_random_uuid() where position = 5",
                        "update ledger.event set revision = '2' where position = 6");

        assertThat(faults)
                .extracting(LedgerCompare.Fault::position)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void event_entry_and_tiles_changed_together_do_not_give_the_signed_root() throws Exception {
        changeConsistently();

        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run().faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position()).isNull();
                    assertThat(fault.message())
                            .startsWith(
                                    "The log does not match its signed checkpoint of 600 entries")
                            .contains("agree with each other")
                            .endsWith("it is somewhere in the positions 1 to 600.");
                });
        assertThat(offline())
                .returns(VerificationReport.Kind.ROOT_WRONG, VerificationReport.Fault::kind)
                .returns(null, VerificationReport.Fault::position);
    }

    /** Position 300, in the event store and throughout the log, as far as nothing is signed. */
    private void changeConsistently() {
        journal.sql
                .sql(
                        "update ledger.event set payload = "
                                + ALTER.formatted("payload")
                                + " where position = 300")
                .update();
        journal.sql
                .sql(
                        "update journal.entry set content = "
                                + ALTER.formatted("content")
                                + " where position = 300")
                .update();
        MerkleTree.Growth tree = treeOf(SIZE);
        journal.tiles.save(tree.tiles());
        journal.sql
                .sql("update journal.tree set root = ?")
                .param(tree.tree().root().bytes())
                .update();
    }

    @Test
    void a_change_that_only_checkpoints_show_is_narrowed_down_by_an_earlier_one() {
        MerkleTree smaller = treeOf(280).tree();
        journal.sql
                .sql(
                        "insert into journal.checkpoint (size, note, signed_at) values (280, ?, now())")
                .param(
                        new org.litopys.tlog.Checkpoint(
                                        "litopys.example/test", 280, smaller.root(), List.of())
                                .sign(journal.key)
                                .toString())
                .update();
        changeConsistently();

        assertThat(new LedgerCompare(journal.dataSource, journal.ledger).run().faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position()).isNull();
                    assertThat(fault.message()).endsWith("in the positions 281 to 600.");
                });
    }

    @Test
    void a_change_whose_checkpoints_were_taken_away_is_not_intact() {
        changeConsistently();

        assertThat(faultsAfter("delete from journal.checkpoint"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("Nothing is signed"));
    }

    @Test
    void a_checkpoint_signed_again_by_somebody_else_is_found() {
        NoteSigner other = NoteSigner.generate("litopys.example/test");
        String note =
                new org.litopys.tlog.Checkpoint(
                                "litopys.example/test",
                                SIZE,
                                new TreeState(journal.dataSource).read().root(),
                                List.of())
                        .sign(other)
                        .toString();
        journal.sql
                .sql("update journal.checkpoint set note = ? where size = 600")
                .param(note)
                .update();
        journal.sql
                .sql("update journal.identity set verifier_key = ?")
                .param(other.verifier().text())
                .update();

        assertThat(
                        new LedgerCompare(journal.dataSource, journal.ledger)
                                .run(journal.key.verifier(), _ -> {})
                                .faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.message()).contains("cannot be trusted"));
    }

    @Test
    void a_tile_changed_by_hand_is_found_with_the_first_position_under_it() throws Exception {
        var faults =
                faultsAfter(
                        "update journal.tile set hashes = set_byte(hashes, 32 * 10, 255 -"
                                + " get_byte(hashes, 32 * 10)) where level = 0 and index = 1");

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position()).isEqualTo(267);
                    assertThat(fault.message()).contains("tile/0/001");
                });
        assertThat(offline().position()).isEqualTo(267);
    }

    @Test
    void a_missing_event_and_a_missing_entry_are_found_where_the_hole_is() {
        assertThat(faultsAfter("delete from ledger.event where position = 400"))
                .extracting(LedgerCompare.Fault::position)
                .containsExactly(400L);
        assertThat(faultsAfter("delete from journal.entry where position = 300"))
                .extracting(LedgerCompare.Fault::position)
                .containsExactly(300L);
    }

    @Test
    void events_cut_off_at_the_end_are_found_and_entries_too() {
        assertThat(faultsAfter("delete from ledger.event where position > 590"))
                .extracting(LedgerCompare.Fault::position)
                .containsExactly(591L);
    }

    @Test
    void a_journal_cut_back_whole_is_found_by_the_checkpoint_that_was_signed_for_more() {
        MerkleTree shorter = treeOf(500).tree();
        journal.sql
                .sql("update journal.tree set size = 500, root = ?")
                .param(shorter.root().bytes())
                .update();

        assertThat(faultsAfter("delete from journal.entry where position > 500"))
                .extracting(LedgerCompare.Fault::position)
                .containsExactly(501L);
    }

    @Test
    void columns_beside_an_entry_that_no_longer_say_what_it_says_are_found() {
        assertThat(
                        faultsAfter(
                                "update journal.entry set subject = 'x' where position = 10",
                                "update journal.entry set command_id = null where position = 20",
                                "update journal.entry set type = 'y' where position = 30"))
                .extracting(LedgerCompare.Fault::position)
                .containsExactly(10L, 20L, 30L);
    }

    @Test
    void two_events_exchanged_in_the_store_are_found_at_both_places() {
        var faults =
                faultsAfter(
                        "update ledger.event set position = 100000 where position = 7",
                        "update ledger.event set position = 7 where position = 8",
                        "update ledger.event set position = 8 where position = 100000");

        assertThat(faults).extracting(LedgerCompare.Fault::position).containsExactly(7L, 8L);
    }

    @Test
    void the_number_of_faults_told_is_bounded() {
        assertThat(faultsAfter("update ledger.event set revision = '9'")).hasSize(100);
    }

    @Test
    void an_export_goes_only_into_an_empty_directory() throws Exception {
        Files.writeString(directory.resolve("something"), "else");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new LogExport(journal.dataSource).to(directory, _ -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("not empty");
    }
}
