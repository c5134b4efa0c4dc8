package org.litopys.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.litopys.events.personal.SecretBox;

/** Wraps the secrets of persons, so that whoever has the database alone has none. Thread-safe. */
final class MasterKey {
    private static final byte[] KNOWN = new byte[SecretBox.SECRET_BYTES];
    private static final byte[] PROOF = "litopys master key".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box;

    MasterKey(byte[] secret) {
        box = new SecretBox(secret, "wrapping of persons' secrets");
    }

    /** Bound to the person, so that no row can be given another's secret. */
    byte[] wrap(byte[] secret, UUID person) {
        return box.close(secret, bytes(person));
    }

    /** Empty where another master key wrapped it, or it belongs to somebody else. */
    Optional<byte[]> unwrap(byte[] wrapped, UUID person) {
        return box.open(wrapped, bytes(person));
    }

    /** What only this key can have made. */
    byte[] proof() {
        return box.close(KNOWN, PROOF);
    }

    boolean made(byte[] proof) {
        return box.open(proof, PROOF).isPresent();
    }

    private static byte[] bytes(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }
}
