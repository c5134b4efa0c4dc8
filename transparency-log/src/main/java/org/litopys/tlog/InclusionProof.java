package org.litopys.tlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shows that an entry is in a tree at its place (RFC 6962 §2.1.1). Immutable.
 *
 * @param index the entry's place, from 0
 * @param size the number of entries of the tree
 * @param hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " entries has no entry with index " + index + ".");
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * Makes the proof from the tiles of the tree, reading each at most once: up to two for each
     * level. What the tiles say is not checked; {@link #verify} against a signed root does that.
     *
     * @throws LogFormatException if a tile is missing or too short
     */
    public static InclusionProof of(long index, long size, TileReader tiles) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " entries has no entry with index " + index + ".");
        }
        TileHashes tree = new TileHashes(size, tiles);
        List<Hash> fromTop = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                fromTop.add(tree.range(middle, to));
                to = middle;
            } else {
                fromTop.add(tree.range(from, middle));
                from = middle;
            }
        }
        Collections.reverse(fromTop);
        return new InclusionProof(index, size, fromTop);
    }

    /**
     * @param leaf {@link MerkleTree#leafHash} of the entry
     * @param root of the tree, from a checkpoint that is trusted
     * @throws LogVerificationException if the proof does not lead from the leaf to the root
     */
    public void verify(Hash leaf, Hash root) {
        if (!proves(leaf, root)) {
            throw new LogVerificationException(
                    ("The inclusion proof does not lead from the entry at position %s to "
                                    + "the root of the tree of %s entries.")
                            .formatted(index + 1, size));
        }
    }

    /** The same as {@link #verify}, as an answer. */
    public boolean proves(Hash leaf, Hash root) {
        // RFC 9162 §2.1.3.2, which spells out what RFC 6962 leaves to the reader.
        Hasher hasher = new Hasher();
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : hashes) {
            if (last == 0) {
                return false; // longer than the tree is high
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                int up =
                        (node & 1) == 1
                                ? 0
                                : Long.numberOfTrailingZeros(
                                        node); // levels where the last node has no sibling
                node >>= up;
                last >>= up;
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
