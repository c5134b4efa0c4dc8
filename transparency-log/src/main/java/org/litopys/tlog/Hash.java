package org.litopys.tlog;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash: of an entry, of a node, or the root of a tree. Immutable, so safe to share
 * between threads.
 */
public final class Hash {
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws LogFormatException if there are not exactly 32 bytes
     */
    public static Hash of(byte[] bytes) {
        return owning(bytes.clone());
    }

    /**
     * @param base64 standard Base64 of 32 bytes, in its one canonical form
     * @throws LogFormatException if it is anything else
     */
    public static Hash fromBase64(String base64) {
        return owning(Strict.base64("hash", base64));
    }

    /** Takes the array as its own; the caller must not keep it. */
    static Hash owning(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new LogFormatException(
                    "A hash has 32 bytes, but this one has " + bytes.length + ".");
        }
        return new Hash(bytes);
    }

    /** The hash at the given place of a tile's bytes. */
    static Hash in(byte[] tile, int number) {
        return new Hash(Arrays.copyOfRange(tile, number * BYTES, (number + 1) * BYTES));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    boolean isAt(byte[] tile, int number) {
        return Arrays.equals(bytes, 0, BYTES, tile, number * BYTES, (number + 1) * BYTES);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Lower case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64, as checkpoints and proofs write it. */
    @Override
    public String toString() {
        return base64();
    }
}
