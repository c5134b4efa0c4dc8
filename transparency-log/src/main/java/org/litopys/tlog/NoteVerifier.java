package org.litopys.tlog;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;

/**
 * A public key that signed notes are checked with, by Ed25519. What a log publishes as its key.
 * Immutable, so safe to share between threads.
 */
public final class NoteVerifier {
    private final String name;
    private final int keyId;
    private final byte[] encoded;
    private final PublicKey key;

    private NoteVerifier(String name, byte[] encoded) {
        this.name = name;
        this.encoded = encoded.clone();
        this.keyId = NoteKey.idOf(name, encoded);
        try {
            this.key = Ed25519.publicKey(encoded);
        } catch (GeneralSecurityException e) {
            throw new LogFormatException(
                    "The verifier key \"" + name + "\" is not an Ed25519 public key.");
        }
    }

    static NoteVerifier of(String name, byte[] publicKey) {
        return new NoteVerifier(name, publicKey);
    }

    /**
     * @param text {@code name+id+base64(0x01 || public key)}, without a newline
     * @throws LogFormatException if it is not that, or if its id does not belong to its name and
     *     key
     */
    public static NoteVerifier parse(String text) {
        NoteKey parsed = NoteKey.parse("verifier key", text);
        NoteVerifier verifier = new NoteVerifier(parsed.name(), parsed.key());
        if (verifier.keyId != parsed.id()) {
            throw new LogFormatException(
                    "The verifier key \"%s\" has the id %s, but its name and key give %s."
                            .formatted(
                                    parsed.name(),
                                    NoteKey.idText(parsed.id()),
                                    NoteKey.idText(verifier.keyId)));
        }
        return verifier;
    }

    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256(name, newline, 0x01, public key), the first byte highest. */
    public int keyId() {
        return keyId;
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return name
                + "+"
                + NoteKey.idText(keyId)
                + "+"
                + Base64.getEncoder().encodeToString(NoteKey.typed(encoded));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier verifier && text().equals(verifier.text());
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    @Override
    public String toString() {
        return text();
    }
}
