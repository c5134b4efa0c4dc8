package org.litopys.tlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Shows that a tree is an earlier tree with entries appended, so nothing before was changed (RFC
 * 6962 §2.1.2). Immutable.
 *
 * @param earlier the number of entries of the earlier tree, at least 1: every tree extends the
 *     empty one, so about that there is nothing to prove
 * @param later the number of entries of the later tree, at least {@code earlier}
 * @param hashes in the order of the RFC
 */
public record ConsistencyProof(long earlier, long later, List<Hash> hashes) {
    public ConsistencyProof {
        checkSizes(earlier, later);
        hashes = List.copyOf(hashes);
    }

    private static void checkSizes(long earlier, long later) {
        if (earlier < 1 || earlier > later) {
            throw new IllegalArgumentException(
                    ("A consistency proof leads from a tree of at least 1 entry to one of "
                                    + "the same size or larger, not from %s to %s entries.")
                            .formatted(earlier, later));
        }
    }

    /**
     * Makes the proof from the tiles of the later tree, each read at most once.
     *
     * @throws LogFormatException if a tile is missing or too short
     */
    public static ConsistencyProof of(long earlier, long later, TileReader tiles) {
        checkSizes(earlier, later);
        TileHashes tree = new TileHashes(later, tiles);
        List<Hash> fromTop = new ArrayList<>();
        long from = 0;
        long to = later;
        while (earlier != to) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (earlier <= middle) {
                fromTop.add(tree.range(middle, to));
                to = middle;
            } else {
                fromTop.add(tree.range(from, middle));
                from = middle;
            }
        }
        if (from > 0) { // else what is left is the earlier tree itself, whose root the verifier has
            fromTop.add(tree.range(from, to));
        }
        Collections.reverse(fromTop);
        return new ConsistencyProof(earlier, later, fromTop);
    }

    /**
     * @param earlierRoot from a checkpoint that was kept
     * @param laterRoot from the checkpoint that claims to extend it
     * @throws LogVerificationException if the proof does not lead to both roots
     */
    public void verify(Hash earlierRoot, Hash laterRoot) {
        if (!proves(earlierRoot, laterRoot)) {
            throw new LogVerificationException(
                    ("The consistency proof does not show that the log of %s entries begins "
                                    + "with the log of %s entries: history may have been rewritten.")
                            .formatted(later, earlier));
        }
    }

    /** The same as {@link #verify}, as an answer. */
    public boolean proves(Hash earlierRoot, Hash laterRoot) {
        if (earlier == later) {
            return hashes.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        // RFC 9162 §2.1.4.2: one walk up rebuilds both roots.
        Hasher hasher = new Hasher();
        Iterator<Hash> rest = hashes.iterator();
        int complete = Long.numberOfTrailingZeros(earlier);
        long node = (earlier - 1) >> complete;
        long last = (later - 1) >> complete;
        Hash first =
                node == 0 ? earlierRoot : rest.next(); // the earlier tree is one complete subtree
        Hash old = first;
        Hash current = first;
        while (rest.hasNext()) {
            Hash sibling = rest.next();
            if (last == 0) {
                return false; // longer than the tree is high
            }
            if ((node & 1) == 1 || node == last) {
                old = hasher.node(sibling, old);
                current = hasher.node(sibling, current);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                current = hasher.node(current, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(earlierRoot) && current.equals(laterRoot);
    }
}
