package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
    private static final List<Hash> LEAVES =
            LongStream.range(0, 66_000)
                    .mapToObj(MemoryLog::entry)
                    .map(MerkleTree::leafHash)
                    .toList();

    @Test
    void the_empty_tree_has_the_hash_of_nothing_as_root() {
        assertThat(MerkleTree.empty().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_leaf_and_a_node_hash_with_their_prefixes() {
        // echo -n "" with 00 before it, and two of those with 01 before them, by sha256sum
        Hash leaf = MerkleTree.leafHash(new byte[0]);
        assertThat(leaf.hex())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        byte[] asEntry = new byte[64];
        leaf.copyTo(asEntry, 0);
        leaf.copyTo(asEntry, 32);
        assertThat(MerkleTree.nodeHash(leaf, leaf)).isNotEqualTo(MerkleTree.leafHash(asEntry));
    }

    @Test
    void the_root_is_that_of_the_RFC_at_every_size_to_600() {
        MerkleTree tree = MerkleTree.empty();
        for (int size = 0; size <= 600; size++) {
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root())
                    .as("size %d", size)
                    .isEqualTo(ReferenceTree.root(LEAVES.subList(0, size)));
            tree = tree.appendHashes(List.of(LEAVES.get(size))).tree();
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {255, 256, 257, 511, 512, 513, 65_279, 65_280, 65_281, 65_535, 65_536, 65_537})
    void the_root_is_that_of_the_RFC_at_the_edges_of_tiles(int size) {
        MerkleTree tree = MerkleTree.empty().appendHashes(LEAVES.subList(0, size)).tree();
        assertThat(tree.root()).isEqualTo(ReferenceTree.root(LEAVES.subList(0, size)));
    }

    @Test
    void batches_of_any_size_give_the_same_files() {
        Random random = new Random(7);
        MemoryLog atOnce = MemoryLog.of(66_000);
        MemoryLog bitByBit = new MemoryLog();
        while (bitByBit.tree.size() < 66_000) {
            long from = bitByBit.tree.size();
            long to = Math.min(66_000, from + 1 + random.nextInt(1_000));
            bitByBit.append(LongStream.range(from, to).mapToObj(MemoryLog::entry).toList());
        }
        assertThat(bitByBit.tree.root()).isEqualTo(atOnce.tree.root());
        atOnce.files.remove("checkpoint");
        atOnce.files.forEach(
                (path, content) -> assertThat(bitByBit.file(path)).as(path).isEqualTo(content));
    }

    @Test
    void each_tile_holds_what_the_specification_defines() {
        MemoryLog log = MemoryLog.of(66_000);
        assertThat(log.files).containsOnlyKeys(expectedPaths(66_000));
        log.files.keySet().stream()
                .filter(path -> path.matches("tile/[0-9].*"))
                .map(Tile::parse)
                .forEach(tile -> {
                    byte[] content = log.file(tile.path());
                    assertThat(content).hasSize(32 * tile.width());
                    int span = 1 << (8 * tile.level());
                    for (int i = 0; i < tile.width(); i++) {
                        int first = (int) (tile.index() * 256 + i) * span;
                        assertThat(Hash.in(content, i))
                                .isEqualTo(ReferenceTree.root(LEAVES.subList(first, first + span)));
                    }
                });
    }

    private static List<String> expectedPaths(long size) {
        List<String> paths = new ArrayList<>(List.of("checkpoint"));
        for (int level = Tile.ENTRIES; level < 3; level++) {
            long count = Tile.countAt(level, size);
            for (long tile = 0; tile * 256 < count; tile++) {
                paths.add(Tile.of(level, tile, size).path());
            }
        }
        return paths;
    }

    @Test
    void a_tree_of_70000_entries_has_the_tiles_of_the_specification_s_example() {
        List<Tile> tiles = new ArrayList<>();
        List<Hash> leaves = new ArrayList<>(LEAVES);
        leaves.addAll(LEAVES.subList(0, 4_000));
        tiles.addAll(MerkleTree.empty().appendHashes(leaves).tiles().keySet());
        assertThat(tiles).filteredOn(tile -> tile.level() == 0 && tile.isFull()).hasSize(273);
        assertThat(tiles)
                .filteredOn(tile -> tile.level() == 0 && !tile.isFull())
                .containsExactly(new Tile(0, 273, 112));
        assertThat(tiles)
                .filteredOn(tile -> tile.level() == 1)
                .containsExactly(new Tile(1, 0, 256), new Tile(1, 1, 17));
        assertThat(tiles).filteredOn(tile -> tile.level() == 2).containsExactly(new Tile(2, 0, 1));
    }

    @Test
    void a_tree_of_256_entries_has_one_hash_at_the_next_level() {
        assertThat(MerkleTree.empty().appendHashes(LEAVES.subList(0, 256)).tiles().keySet())
                .containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 65_999})
    void a_stored_tree_is_taken_up_again_from_one_tile_a_level(int size) {
        MemoryLog log = MemoryLog.of(size);
        log.reads.set(0);
        MerkleTree resumed = MerkleTree.at(size, log.tiles());
        assertThat(resumed.root()).isEqualTo(log.tree.root());
        assertThat(log.reads).hasValueLessThanOrEqualTo(3);

        List<byte[]> more =
                LongStream.range(size, size + 1_000L).mapToObj(MemoryLog::entry).toList();
        log.reads.set(0);
        assertThat(resumed.append(more, log.tiles()).tree().root())
                .isEqualTo(log.append(more).tree.root());
        assertThat(log.reads)
                .as("two appends, each reads the last bundle")
                .hasValueLessThanOrEqualTo(2);
    }

    @Test
    void appending_gives_only_the_tiles_that_changed() {
        MemoryLog log = MemoryLog.of(66_000);
        assertThat(log.tree.append(List.of(MemoryLog.entry(66_000)), log.tiles()).tiles().keySet())
                .containsExactly(new Tile(Tile.ENTRIES, 257, 209), new Tile(0, 257, 209));
        assertThat(log.tree.append(List.of(), log.tiles()).tiles()).isEmpty();
    }

    @Test
    void a_failed_append_leaves_the_tree_as_it_was() {
        MemoryLog log = MemoryLog.of(300);
        Hash before = log.tree.root();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> log.tree.append(List.of(new byte[1], new byte[65_536]), log.tiles()))
                .withMessage("A log entry has at most 65,535 bytes, but this one has 65536.");
        assertThatThrownBy(() -> log.tree.append(List.of(new byte[1]), tile -> Optional.empty()))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("The tile tile/entries/001.p/44 is missing.");
        assertThat(log.tree.root()).isEqualTo(before);
        assertThat(log.tree.size()).isEqualTo(300);
    }

    @Test
    void a_store_that_keeps_only_the_widest_tile_serves_earlier_sizes_too() {
        MemoryLog log = MemoryLog.of(700);
        TileReader widest = tile -> log.tiles().read(Tile.of(tile.level(), tile.index(), 700));
        for (int size = 0; size <= 700; size++) {
            assertThat(MerkleTree.at(size, widest).root())
                    .isEqualTo(ReferenceTree.root(LEAVES.subList(0, size)));
        }
        byte[] bundle =
                EntryBundle.encode(EntryBundle.first(89, log.file("tile/entries/002.p/188")));
        assertThat(MerkleTree.at(600, widest).append(List.of(MemoryLog.entry(600)), widest).tiles())
                .containsEntry(new Tile(Tile.ENTRIES, 2, 89), bundle);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5   | 0   | The tile tile/0/000.p/5 must hold 160 bytes, but holds 0.",
                "5   | 159 | The tile tile/0/000.p/5 must hold 160 bytes, but holds 159.",
                "256 | 31  | The tile tile/1/000.p/1 must hold 32 bytes, but holds 31.",
            })
    void a_tile_that_is_too_short_is_refused(long size, int bytes, String message) {
        assertThatThrownBy(() -> MerkleTree.at(size, tile -> Optional.of(new byte[bytes])))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(message);
    }

    @Test
    void the_largest_tree_can_be_read_but_not_appended_to() {
        MerkleTree largest =
                MerkleTree.at(Long.MAX_VALUE, tile -> Optional.of(new byte[32 * tile.width()]));
        assertThat(largest.size()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> largest.appendHashes(LEAVES.subList(0, 1)))
                .withMessage(
                        "A log has at most 2^63 - 1 entries, and this one has 9223372036854775807.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.at(-1, tile -> Optional.empty()))
                .withMessage("The size of a tree is 0 or more, but this one is -1.");
    }
}
