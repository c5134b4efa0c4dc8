package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.tlog.VerificationReport.Fault;
import org.litopys.tlog.VerificationReport.Kind;

/** Every way to damage the files of a log, and where the verifier finds it. */
class TamperingTest {
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

    private void assertFault(Kind kind, long position, String message) throws IOException {
        Fault fault = fault();
        assertThat(fault.message()).contains(message);
        assertThat(fault).returns(kind, Fault::kind).returns(position, Fault::position);
    }

    private static Tile bundleOf(long position) {
        return Tile.of(Tile.ENTRIES, (position - 1) / 256, SIZE);
    }

    private void alterEntry(long position) {
        Tile bundle = bundleOf(position);
        List<byte[]> entries = new ArrayList<>(EntryBundle.decode(log.file(bundle.path())));
        entries.set((int) ((position - 1) % 256), "altered".getBytes(StandardCharsets.UTF_8));
        log.files.put(bundle.path(), EntryBundle.encode(entries));
    }

    private void flip(String path, int offset) {
        byte[] bytes = log.file(path).clone();
        bytes[offset] ^= 1;
        log.files.put(path, bytes);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {1, 2, 255, 256, 257, 30_000, 65_535, 65_536, 65_537, 65_792, 65_793, 66_000})
    void an_altered_entry_is_found_at_its_position(long position) throws IOException {
        alterEntry(position);
        assertFault(
                Kind.ENTRY_ALTERED, position, "The entry at position " + position + " was altered");
    }

    @Test
    void any_changed_bit_of_an_entry_is_found_at_its_position() throws IOException {
        for (long position : new long[] {300, 65_900}) {
            int start =
                    EntryBundle.encode(
                                    EntryBundle.decode(log.file(bundleOf(position).path()))
                                            .subList(0, (int) ((position - 1) % 256)))
                            .length;
            for (int bit = 0; bit < 8; bit++) {
                copy();
                byte[] bytes = log.file(bundleOf(position).path()).clone();
                bytes[start + 2 + bit] ^= (byte) (1 << bit);
                log.files.put(bundleOf(position).path(), bytes);
                assertFault(Kind.ENTRY_ALTERED, position, "position " + position);
            }
        }
    }

    @Test
    void the_first_of_several_altered_entries_is_told() throws IOException {
        alterEntry(40_001);
        alterEntry(1_003);
        alterEntry(65_999);
        assertFault(Kind.ENTRY_ALTERED, 1_003, "position 1003");
    }

    @Test
    void entries_that_changed_places_are_found() throws IOException {
        Tile bundle = bundleOf(513);
        List<byte[]> entries = new ArrayList<>(EntryBundle.decode(log.file(bundle.path())));
        entries.add(4, entries.remove(3));
        log.files.put(bundle.path(), EntryBundle.encode(entries));
        assertFault(Kind.ENTRY_ALTERED, 516, "position 516");
    }

    @Test
    void an_entry_put_in_or_taken_out_is_found() throws IOException {
        Tile bundle = bundleOf(513);
        List<byte[]> entries = new ArrayList<>(EntryBundle.decode(log.file(bundle.path())));
        entries.remove(255);
        log.files.put(bundle.path(), EntryBundle.encode(entries));
        assertFault(
                Kind.SIZE_WRONG,
                768,
                "must hold exactly the entries 513 to 768, but is cut or changed at position 768");
        entries.add(MemoryLog.entry(767));
        entries.add(MemoryLog.entry(768));
        byte[] tooMany = EntryBundle.encode(entries.subList(0, 256));
        log.files.put(bundle.path(), Arrays.copyOf(tooMany, tooMany.length + 2));
        assertFault(Kind.SIZE_WRONG, 769, "The bundle goes on after its 256 entries.");
    }

    @Test
    void a_cut_bundle_is_found_where_it_is_cut() throws IOException {
        Tile bundle = bundleOf(66_000);
        byte[] content = log.file(bundle.path());
        log.files.put(bundle.path(), Arrays.copyOf(content, content.length - 1));
        assertFault(Kind.SIZE_WRONG, 66_000, "The bundle ends inside entry number 208");
        log.files.put(bundle.path(), new byte[0]);
        assertFault(Kind.SIZE_WRONG, 65_793, "The bundle ends after 0 entries.");
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/000,       0,     1",
        "tile/0/000,       255,   256",
        "tile/0/001,       0,     257",
        "tile/0/257.p/208, 207,   66000",
        "tile/1/000,       0,     1",
        "tile/1/000,       255,   65281",
        "tile/1/001.p/1,   0,     65537",
        "tile/2/000.p/1,   0,     1",
    })
    void an_altered_hash_is_found_at_the_first_entry_under_it(
            String path, int number, long position) throws IOException {
        flip(path, 32 * number + 7);
        assertFault(
                Kind.TILE_ALTERED,
                position,
                "The hash tile " + path + " was altered at position " + position);
    }

    @Test
    void an_entry_altered_together_with_its_hash_is_narrowed_to_its_tile() throws IOException {
        alterEntry(70);
        Hash forged = MerkleTree.leafHash("altered".getBytes(StandardCharsets.UTF_8));
        byte[] tile = log.file("tile/0/000").clone();
        forged.copyTo(tile, 69 * 32);
        log.files.put("tile/0/000", tile);
        assertFault(
                Kind.ENTRY_ALTERED,
                1,
                "An entry among the positions 1 to 256 was altered, and the hash tiles over it with it");
    }

    @Test
    void an_entry_altered_together_with_two_levels_is_narrowed_to_theirs() throws IOException {
        alterEntry(65_600);
        byte[] leaves = log.file("tile/0/256").clone();
        MerkleTree.leafHash("altered".getBytes(StandardCharsets.UTF_8)).copyTo(leaves, 63 * 32);
        log.files.put("tile/0/256", leaves);
        byte[] roots = log.file("tile/1/001.p/1").clone();
        new Hasher().root(leaves, 0, 256).copyTo(roots, 0);
        log.files.put("tile/1/001.p/1", roots);
        Fault fault = fault();
        assertThat(fault).returns(Kind.ROOT_WRONG, Fault::kind).returns(null, Fault::position);
        assertThat(fault.message())
                .startsWith(
                        "The log does not match its signed checkpoint: all 66000 entries and their hash tiles agree")
                .endsWith(
                        "cannot be narrowed down without a smaller checkpoint kept from earlier.");
    }

    @Test
    void an_altered_entry_under_an_altered_tile_is_told_as_what_it_is() throws IOException {
        alterEntry(300);
        flip("tile/1/000", 32 + 3);
        assertFault(Kind.ENTRY_OR_TILE_ALTERED, 300, "neither of them leads to the signed root");
    }

    @Test
    void a_log_built_on_other_entries_has_another_root() throws IOException {
        MemoryLog other = new MemoryLog();
        other.append(LongStream.range(1, 301).mapToObj(MemoryLog::entry).toList());
        other.files.put("checkpoint", MemoryLog.of(300).file("checkpoint"));
        Fault fault = VERIFIER.verify(other).firstFault().orElseThrow();
        assertThat(fault.kind()).isEqualTo(Kind.ROOT_WRONG);
        assertThat(fault.firstPosition()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tile/entries/003       | 769   | The entries 769 to 1024 are missing: there is no file tile/entries/003.",
                "tile/entries/257.p/208 | 65793 | The entries 65793 to 66000 are missing",
                "tile/0/003             | 769   | The hash tile tile/0/003, over the entries from position 769, is missing.",
                "tile/1/000             | 1     | The hash tile tile/1/000, over the entries from position 1, is missing.",
                "tile/1/001.p/1         | 65537 | The hash tile tile/1/001.p/1, over the entries from position 65537, is missing.",
                "tile/2/000.p/1         | 1     | The hash tile tile/2/000.p/1, over the entries from position 1, is missing.",
            })
    void a_missing_file_is_found(String path, long position, String message) throws IOException {
        log.files.remove(path);
        assertFault(Kind.MISSING, position, message);
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/003, 8191, 769",
        "tile/0/003, 8193, 769",
        "tile/0/257.p/208, 6688, 65793",
        "tile/2/000.p/1, 0, 1"
    })
    void a_tile_of_the_wrong_length_is_found(String path, int bytes, long position)
            throws IOException {
        log.files.put(path, Arrays.copyOf(log.file(path), bytes));
        assertFault(Kind.SIZE_WRONG, position, "but has " + bytes + ".");
    }

    @Test
    void a_size_beyond_the_entries_is_found() throws IOException {
        log.files.put(
                "checkpoint",
                new Checkpoint(MemoryLog.ORIGIN, SIZE + 1, log.tree.root(), List.of())
                        .sign(MemoryLog.KEY)
                        .encoded());
        assertFault(Kind.MISSING, 65_793, "The entries 65793 to 66001 are missing");
        log.files.put(
                "checkpoint",
                new Checkpoint(MemoryLog.ORIGIN, SIZE - 1, log.tree.root(), List.of())
                        .sign(MemoryLog.KEY)
                        .encoded());
        assertThat(fault().kind()).isEqualTo(Kind.MISSING);
        log.files.put(
                "checkpoint",
                new Checkpoint(MemoryLog.ORIGIN, 0, log.tree.root(), List.of())
                        .sign(MemoryLog.KEY)
                        .encoded());
        assertThat(fault().kind()).isEqualTo(Kind.ROOT_WRONG);
        log.files.put(
                "checkpoint",
                new Checkpoint(MemoryLog.ORIGIN, Long.MAX_VALUE, log.tree.root(), List.of())
                        .sign(MemoryLog.KEY)
                        .encoded());
        assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    }
}
