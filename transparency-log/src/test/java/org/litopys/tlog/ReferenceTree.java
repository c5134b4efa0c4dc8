package org.litopys.tlog;

import java.util.List;

/** The definitions of RFC 6962 §2.1, word for word and slow, to compare with. */
final class ReferenceTree {
    private ReferenceTree() {}

    /** MTH(D[n]), from the leaf hashes. */
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return new Hasher().empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.nodeHash(
                root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }
}
