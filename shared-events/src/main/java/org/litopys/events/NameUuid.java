package org.litopys.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * UUID version 5 (RFC 9562 §5.5): the same name gives the same identity everywhere, so the store's
 * unique key decides which of two racing creations of one thing wins.
 */
public final class NameUuid {
    private NameUuid() {}

    /** The identity of {@code name} (UTF-8) within {@code namespace}. */
    public static UUID of(UUID namespace, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] hash =
                sha1().digest(
                                ByteBuffer.allocate(16 + bytes.length)
                                        .putLong(namespace.getMostSignificantBits())
                                        .putLong(namespace.getLeastSignificantBits())
                                        .put(bytes)
                                        .array());
        ByteBuffer first = ByteBuffer.wrap(hash, 0, 16);
        long high = (first.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (first.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
