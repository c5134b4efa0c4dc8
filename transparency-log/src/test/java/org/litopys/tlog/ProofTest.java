package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inclusion and consistency proofs. */
class ProofTest {
    private static final int TO = 600;
    private static final List<Hash> LEAVES =
            LongStream.range(0, 66_000)
                    .mapToObj(MemoryLog::entry)
                    .map(MerkleTree::leafHash)
                    .toList();
    private static final MerkleTree.Growth GROWN = MerkleTree.empty().appendHashes(LEAVES);

    /** The widest form of each tile serves every smaller size. */
    private static final TileReader TILES =
            tile ->
                    Optional.ofNullable(
                            GROWN.tiles().get(Tile.of(tile.level(), tile.index(), LEAVES.size())));

    private static Hash root(long size) {
        return MerkleTree.at(size, TILES).root();
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8 % 32] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }

    private static List<Hash> withBitFlipped(List<Hash> hashes, int bit) {
        List<Hash> changed = new ArrayList<>(hashes);
        changed.set(bit % hashes.size(), flipped(hashes.get(bit % hashes.size()), bit));
        return changed;
    }

    @Test
    void every_entry_is_proved_at_every_size_to_600_and_any_changed_bit_fails() {
        IntStream.rangeClosed(1, TO)
                .parallel()
                .forEach(size -> {
                    Hash root = root(size);
                    for (int index = 0; index < size; index++) {
                        InclusionProof proof = InclusionProof.of(index, size, TILES);
                        Hash leaf = LEAVES.get(index);
                        assertThat(proof.proves(leaf, root)).as("%d of %d", index, size).isTrue();
                        int bit = 31 * index + size; // another bit each time
                        assertThat(proof.proves(flipped(leaf, bit), root))
                                .as("leaf of %d of %d", index, size)
                                .isFalse();
                        assertThat(proof.proves(leaf, flipped(root, bit)))
                                .as("root of %d of %d", index, size)
                                .isFalse();
                        if (!proof.hashes().isEmpty()) {
                            List<Hash> changed = withBitFlipped(proof.hashes(), bit);
                            assertThat(new InclusionProof(index, size, changed).proves(leaf, root))
                                    .as("%d of %d", index, size)
                                    .isFalse();
                        }
                    }
                });
    }

    @Test
    void an_inclusion_proof_holds_for_no_other_place_and_no_longer_or_shorter_path() {
        for (int size : new int[] {2, 3, 8, 11, 255, 256, 257}) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(index, size, TILES);
                for (int other = 0; other < size; other++) {
                    assertThat(
                                    new InclusionProof(other, size, proof.hashes())
                                            .proves(LEAVES.get(index), root(size)))
                            .as("%d as %d of %d", index, other, size)
                            .isEqualTo(other == index);
                }
                List<Hash> longer = new ArrayList<>(proof.hashes());
                longer.add(root(size));
                assertThat(
                                new InclusionProof(index, size, longer)
                                        .proves(LEAVES.get(index), root(size)))
                        .isFalse();
                List<Hash> shorter = proof.hashes().subList(1, proof.hashes().size());
                assertThat(
                                new InclusionProof(index, size, shorter)
                                        .proves(LEAVES.get(index), root(size)))
                        .isFalse();
            }
        }
    }

    @Test
    void every_size_to_600_is_proved_to_extend_every_smaller_one_and_any_changed_bit_fails() {
        List<Hash> roots = LongStream.rangeClosed(0, TO).mapToObj(ProofTest::root).toList();
        IntStream.rangeClosed(1, TO)
                .parallel()
                .forEach(later -> {
                    Hash root = roots.get(later);
                    for (int earlier = 1; earlier <= later; earlier++) {
                        ConsistencyProof proof = ConsistencyProof.of(earlier, later, TILES);
                        Hash before = roots.get(earlier);
                        assertThat(proof.proves(before, root))
                                .as("%d to %d", earlier, later)
                                .isTrue();
                        int bit = 31 * earlier + later;
                        assertThat(proof.proves(flipped(before, bit), root))
                                .as("old root, %d to %d", earlier, later)
                                .isFalse();
                        assertThat(proof.proves(before, flipped(root, bit)))
                                .as("new root, %d to %d", earlier, later)
                                .isFalse();
                        if (!proof.hashes().isEmpty()) {
                            List<Hash> changed = withBitFlipped(proof.hashes(), bit);
                            assertThat(
                                            new ConsistencyProof(earlier, later, changed)
                                                    .proves(before, root))
                                    .as("%d to %d", earlier, later)
                                    .isFalse();
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537, 66_000})
    void proofs_hold_across_three_levels_of_tiles(int size) {
        for (int other :
                new int[] {
                    1, 2, 255, 256, 257, 32_768, 65_279, 65_280, 65_281, 65_535, 65_536, 65_537,
                    66_000
                }) {
            if (other <= size) {
                InclusionProof.of(other - 1, size, TILES).verify(LEAVES.get(other - 1), root(size));
                ConsistencyProof.of(other, size, TILES).verify(root(other), root(size));
            }
        }
    }

    @Test
    void a_proof_reads_at_most_two_tiles_a_level() {
        int[] reads = {0};
        TileReader counting =
                tile -> {
                    reads[0]++;
                    return TILES.read(tile);
                };
        InclusionProof.of(1_000, 66_000, counting);
        assertThat(reads[0]).isLessThanOrEqualTo(5);
        reads[0] = 0;
        ConsistencyProof.of(1_000, 66_000, counting);
        assertThat(reads[0]).isLessThanOrEqualTo(5);
    }

    @Test
    void the_largest_tree_has_proofs_of_63_hashes() {
        TileReader zeros = tile -> Optional.of(new byte[32 * tile.width()]);
        InclusionProof first = InclusionProof.of(0, Long.MAX_VALUE, zeros);
        assertThat(first.hashes()).hasSize(63);
        InclusionProof last = InclusionProof.of(Long.MAX_VALUE - 1, Long.MAX_VALUE, zeros);
        Hash root = MerkleTree.at(Long.MAX_VALUE, zeros).root();
        last.verify(Hash.of(new byte[32]), root);
        assertThat(
                        ConsistencyProof.of(Long.MAX_VALUE - 1, Long.MAX_VALUE, zeros)
                                .proves(MerkleTree.at(Long.MAX_VALUE - 1, zeros).root(), root))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1",
        "0, 0",
        "1, 1",
        "5, 4",
        "9223372036854775807, 9223372036854775807",
        "0, -9223372036854775808"
    })
    void an_entry_outside_of_the_tree_has_no_proof(long index, long size) {
        String message = "A tree of " + size + " entries has no entry with index " + index + ".";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InclusionProof.of(index, size, TILES))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InclusionProof(index, size, List.of()))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "2, 1", "0, 0", "9223372036854775807, 1"})
    void sizes_out_of_order_have_no_consistency_proof(long earlier, long later) {
        String message = "not from " + earlier + " to " + later + " entries.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsistencyProof.of(earlier, later, TILES))
                .withMessageEndingWith(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConsistencyProof(earlier, later, List.of()))
                .withMessageEndingWith(message);
    }

    @Test
    void a_failed_proof_and_a_missing_tile_say_so_in_a_sentence() {
        InclusionProof proof = InclusionProof.of(4, 10, TILES);
        assertThatThrownBy(() -> proof.verify(LEAVES.get(5), root(10)))
                .isInstanceOf(LogVerificationException.class)
                .hasMessage(
                        "The inclusion proof does not lead from the entry at position 5 to the root of the tree of 10 entries.");
        ConsistencyProof consistency = ConsistencyProof.of(4, 10, TILES);
        assertThatThrownBy(() -> consistency.verify(root(5), root(10)))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageStartingWith(
                        "The consistency proof does not show that the log of 10 entries begins with the log of 4");
        assertThatThrownBy(() -> InclusionProof.of(4, 10, tile -> Optional.empty()))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("The tile tile/0/000.p/10 is missing.");
    }
}
