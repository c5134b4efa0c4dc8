package org.litopys.tlog;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 with the two prefixes of RFC 6962 §2.1, which keep an entry from passing for a node.
 * Reuses one digest, so it belongs to one thread.
 */
final class Hasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;

    Hasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    Hash empty() {
        return Hash.owning(sha256.digest());
    }

    Hash leaf(byte[] entry) {
        sha256.update(LEAF);
        return Hash.owning(sha256.digest(entry));
    }

    Hash node(Hash left, Hash right) {
        byte[] both = new byte[2 * Hash.BYTES];
        left.copyTo(both, 0);
        right.copyTo(both, Hash.BYTES);
        node(both, 0, both, 0);
        return Hash.in(both, 0);
    }

    /**
     * Writes the node over the two neighbouring hashes at {@code from} to {@code to}, which may
     * overlap them.
     */
    private void node(byte[] hashes, int from, byte[] target, int to) {
        sha256.update(NODE);
        sha256.update(hashes, from, 2 * Hash.BYTES);
        try {
            sha256.digest(target, to, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 gives 32 bytes.", e);
        }
    }

    /**
     * The root over some neighbouring hashes of a tile.
     *
     * @param count a power of two, at most 256
     */
    Hash root(byte[] tile, int first, int count) {
        byte[] level = new byte[count * Hash.BYTES];
        System.arraycopy(tile, first * Hash.BYTES, level, 0, level.length);
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                node(level, 2 * i * Hash.BYTES, level, i * Hash.BYTES);
            }
        }
        return Hash.in(level, 0);
    }
}
