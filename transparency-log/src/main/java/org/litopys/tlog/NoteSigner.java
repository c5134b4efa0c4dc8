package org.litopys.tlog;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;

/**
 * A private key that signs notes, by Ed25519; signing the same text again gives the same bytes.
 * Immutable, so safe to share between threads.
 */
public final class NoteSigner {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(String name, byte[] seed) {
        NoteKey.checkName(name);
        this.seed = seed.clone();
        try {
            this.key = Ed25519.privateKey(seed);
            this.verifier = NoteVerifier.of(name, Ed25519.publicOf(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The Java platform cannot use the Ed25519 key \"" + name + "\".", e);
        }
    }

    /**
     * A new key from the platform's secure random numbers.
     *
     * @param name should be the origin of the log: an address without scheme, such as {@code
     *     ledger.example.org/log}
     */
    public static NoteSigner generate(String name) {
        return new NoteSigner(name, Ed25519.newSeed());
    }

    /**
     * @param text {@code PRIVATE+KEY+name+id+base64(0x01 || seed)}, without a newline
     * @throws LogFormatException if it is not that, or if its id does not belong to its name and
     *     key; the message does not show the key
     */
    public static NoteSigner parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new LogFormatException("A signer key begins with \"" + PREFIX + "\".");
        }
        NoteKey parsed = NoteKey.parse("signer key", text.substring(PREFIX.length()));
        NoteSigner signer = new NoteSigner(parsed.name(), parsed.key());
        if (signer.verifier.keyId() != parsed.id()) {
            throw new LogFormatException(
                    "The signer key \"%s\" has the id %s, but its name and key give %s."
                            .formatted(
                                    parsed.name(),
                                    NoteKey.idText(parsed.id()),
                                    NoteKey.idText(signer.verifier.keyId())));
        }
        return signer;
    }

    public String name() {
        return verifier.name();
    }

    /** The public half. */
    public NoteVerifier verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        try {
            return Ed25519.sign(key, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The Java platform cannot sign with the Ed25519 key \"" + name() + "\".", e);
        }
    }

    /** The form that {@link #parse} reads. A secret: whoever has it can sign as the log. */
    public String secretText() {
        return PREFIX
                + name()
                + "+"
                + NoteKey.idText(verifier.keyId())
                + "+"
                + Base64.getEncoder().encodeToString(NoteKey.typed(seed));
    }

    /** The public half only, so that a log line cannot give the key away. */
    @Override
    public String toString() {
        return "signer of " + verifier;
    }
}
