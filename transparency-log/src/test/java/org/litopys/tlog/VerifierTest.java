package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.tlog.VerificationReport.Fault;
import org.litopys.tlog.VerificationReport.Kind;

class VerifierTest {
    private static final long SIZE = 66_000;
    private static final MemoryLog WHOLE = MemoryLog.of(SIZE);
    private static final Verifier VERIFIER = new Verifier(MemoryLog.KEY.verifier());

    /** A copy of the whole log, to be damaged. */
    private final MemoryLog log = new MemoryLog();

    @BeforeEach
    void copy() {
        log.files.putAll(WHOLE.files);
        log.tree = WHOLE.tree;
    }

    private Fault fault() throws IOException {
        return VERIFIER.verify(log)
                .firstFault()
                .orElseThrow(() -> new AssertionError("the log was found intact"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 255, 256, 257, 600, 65_535, 65_536, 65_537})
    void an_intact_log_is_found_intact(long size) throws IOException {
        VerificationReport report = VERIFIER.verify(MemoryLog.of(size));
        assertThat(report.firstFault()).isEmpty();
        assertThat(report.intact()).isTrue();
        assertThat(report.entriesChecked()).isEqualTo(size);
        assertThat(report.hashesChecked()).isEqualTo(size + size / 256 + size / 65_536);
        assertThat(report.signers()).containsExactly(MemoryLog.KEY.verifier());
    }

    @Test
    void a_partial_tile_that_gave_way_to_the_full_one_is_no_fault() throws IOException {
        MemoryLog grown = MemoryLog.of(300);
        byte[] early = grown.file("checkpoint");
        grown.append(LongStream.range(300, 600).mapToObj(MemoryLog::entry).toList());
        grown.files.put("checkpoint", early);
        grown.files.keySet().removeIf(path -> path.contains(".p/44"));
        assertThat(VERIFIER.verify(grown).firstFault()).isEmpty();

        byte[] bundle = grown.file("tile/entries/001");
        grown.files.put("tile/entries/001", Arrays.copyOf(bundle, 100));
        assertThat(VERIFIER.verify(grown).firstFault().orElseThrow())
                .returns(Kind.SIZE_WRONG, Fault::kind)
                .returns(261L, Fault::position);
        grown.files.put("tile/entries/001", bundle);
        grown.files.put("tile/0/001", new byte[100]);
        assertThat(VERIFIER.verify(grown).firstFault().orElseThrow())
                .returns(Kind.SIZE_WRONG, Fault::kind)
                .returns(257L, Fault::position);
    }

    @Test
    void a_checkpoint_with_a_wrong_signature_ends_the_matter() throws IOException {
        String text = new String(log.file("checkpoint"), StandardCharsets.UTF_8);
        log.files.put(
                "checkpoint",
                text.replace("\n66000\n", "\n65999\n").getBytes(StandardCharsets.UTF_8));
        VerificationReport report = VERIFIER.verify(log);
        assertThat(report.checkpoint()).isNull();
        assertThat(report.entriesChecked()).isZero();
        assertThat(fault())
                .returns(Kind.SIGNATURE_WRONG, Fault::kind)
                .returns(null, Fault::position);
        assertThat(fault().message())
                .startsWith(
                        "The checkpoint cannot be trusted. The signature of \"ledger.example/log\" is wrong");
    }

    @Test
    void a_checkpoint_of_another_key_another_log_or_another_form_is_told_apart()
            throws IOException {
        log.files.put(
                "checkpoint",
                Checkpoint.of(MemoryLog.ORIGIN, log.tree)
                        .sign(NoteSigner.generate(MemoryLog.ORIGIN))
                        .encoded());
        assertThat(fault().kind()).isEqualTo(Kind.SIGNATURE_WRONG);
        assertThat(fault().message()).contains("no signature of a known key");
        log.files.put(
                "checkpoint", Checkpoint.of("another", log.tree).sign(MemoryLog.KEY).encoded());
        assertThat(fault().kind()).isEqualTo(Kind.SIGNATURE_WRONG);
        assertThat(fault().message()).contains("is of the log \"another\"");
        log.files.put("checkpoint", SignedNote.sign("hello\n", MemoryLog.KEY).encoded());
        assertThat(fault().kind()).isEqualTo(Kind.CHECKPOINT_MALFORMED);
        log.files.put("checkpoint", new byte[] {1, 2, 3});
        assertThat(fault().kind()).isEqualTo(Kind.CHECKPOINT_MALFORMED);
    }

    @Test
    void a_source_without_checkpoint_is_no_log() {
        log.files.remove("checkpoint");
        assertThatThrownBy(() -> VERIFIER.verify(log))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("There is no file \"checkpoint\" in ");
    }

    @Test
    void a_source_that_fails_is_no_finding_about_the_log() {
        LogSource failing =
                path -> {
                    if (path.equals("tile/entries/009")) {
                        throw new IOException("the disk is on fire");
                    }
                    return WHOLE.read(path);
                };
        assertThatThrownBy(() -> VERIFIER.verify(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is on fire");
    }

    @Test
    void an_earlier_checkpoint_finds_history_that_was_rewritten_and_signed_again()
            throws IOException {
        Checkpoint kept = Checkpoint.of(MemoryLog.ORIGIN, MerkleTree.at(300, WHOLE.tiles()));
        Checkpoint empty = Checkpoint.of(MemoryLog.ORIGIN, MerkleTree.empty());
        Checkpoint now = Checkpoint.of(MemoryLog.ORIGIN, WHOLE.tree);
        assertThat(VERIFIER.verify(WHOLE, EntryCheck.NONE, List.of(now, kept, empty)).firstFault())
                .isEmpty();

        List<byte[]> entries =
                new ArrayList<>(LongStream.range(0, 400).mapToObj(MemoryLog::entry).toList());
        entries.set(200, new byte[] {1});
        MemoryLog rewritten = new MemoryLog().append(entries).signed();
        assertThat(VERIFIER.verify(rewritten).intact()).isTrue();
        Fault fault =
                VERIFIER.verify(rewritten, EntryCheck.NONE, List.of(kept))
                        .firstFault()
                        .orElseThrow();
        assertThat(fault.kind()).isEqualTo(Kind.HISTORY_REWRITTEN);
        assertThat(fault.message())
                .startsWith("The first 300 entries give the root ")
                .endsWith(
                        "cannot be narrowed down without a smaller checkpoint kept from earlier.");
        Checkpoint smaller = Checkpoint.of(MemoryLog.ORIGIN, MerkleTree.at(150, WHOLE.tiles()));
        assertThat(
                        VERIFIER.verify(rewritten, EntryCheck.NONE, List.of(kept, smaller))
                                .firstFault()
                                .orElseThrow()
                                .message())
                .endsWith("150 entries matches, so it is somewhere in the positions 151 to 300.");
    }

    @Test
    void an_earlier_checkpoint_finds_a_log_that_became_shorter() throws IOException {
        Fault fault =
                VERIFIER.verify(
                                MemoryLog.of(300),
                                EntryCheck.NONE,
                                List.of(Checkpoint.of(MemoryLog.ORIGIN, WHOLE.tree)))
                        .firstFault()
                        .orElseThrow();
        assertThat(fault)
                .returns(Kind.HISTORY_REWRITTEN, Fault::kind)
                .returns(301L, Fault::position);
        assertThat(fault.message())
                .isEqualTo(
                        "The log ends after 300 entries, but an earlier checkpoint is of 66000: entries were taken away.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        VERIFIER.verify(
                                log,
                                EntryCheck.NONE,
                                List.of(Checkpoint.of("another", WHOLE.tree))));
    }

    @Test
    void the_callers_check_sees_every_entry_in_order_and_may_refuse_one() throws IOException {
        List<Long> seen = new ArrayList<>();
        EntryCheck check =
                (index, entry) -> {
                    seen.add(index);
                    assertThat(entry).isEqualTo(MemoryLog.entry(index));
                    return index == 299 ? Optional.of("it has no subject.") : Optional.empty();
                };
        VerificationReport report = VERIFIER.verify(WHOLE, check, List.of());
        assertThat(seen).hasSize(300).isSorted();
        assertThat(report.entriesChecked()).isEqualTo(299);
        assertThat(report.firstFault())
                .hasValue(
                        new Fault(
                                Kind.ENTRY_REFUSED,
                                300L,
                                "The entry at position 300 is not as it must be: it has no subject."));
    }

    @Test
    void an_interrupt_ends_the_walk_and_is_kept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> VERIFIER.verify(WHOLE))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("Reading the log was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
    }
}
