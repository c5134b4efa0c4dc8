package org.litopys.tlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the two forms of a key, verifier and signer, have in common: {@code name+id+base64(0x01 ||
 * key)}.
 */
record NoteKey(String name, int id, byte[] key) {
    private static final byte ED25519 = 1;

    /**
     * @throws LogFormatException if it is not a key, or not one for Ed25519
     */
    static NoteKey parse(String what, String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length < 3 || !parts[1].matches("[0-9a-fA-F]{8}")) {
            throw new LogFormatException(
                    ("The %s must be a name, 8 hexadecimal digits and Base64, joined by "
                                    + "\"+\".")
                            .formatted(what));
        }
        checkName(parts[0]);
        byte[] typed = secretly(what, parts[2]);
        if (typed.length == 0 || typed[0] != ED25519) {
            throw new LogFormatException(
                    "The %s \"%s\" is not for Ed25519, the only kind supported."
                            .formatted(what, parts[0]));
        }
        if (typed.length != 1 + Ed25519.KEY_BYTES) {
            throw new LogFormatException(
                    "The %s \"%s\" must have 32 bytes, but has %s."
                            .formatted(what, parts[0], typed.length - 1));
        }
        byte[] key = new byte[Ed25519.KEY_BYTES];
        System.arraycopy(typed, 1, key, 0, key.length);
        return new NoteKey(parts[0], HexFormat.fromHexDigits(parts[1]), key);
    }

    /** The message must not show what it read, which may be a private key. */
    private static byte[] secretly(String what, String base64) {
        try {
            return Strict.base64(what, base64);
        } catch (LogFormatException e) {
            throw new LogFormatException("The " + what + " does not end in canonical Base64.");
        }
    }

    /**
     * The key id that the specification recommends: it depends on the name, the algorithm and the
     * public key.
     */
    static int idOf(String name, byte[] publicKey) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(Strict.utf8("key name", name));
            sha256.update((byte) '\n');
            sha256.update(ED25519);
            return ByteBuffer.wrap(sha256.digest(publicKey)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String idText(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    static byte[] typed(byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    /** c2sp.org/signed-note: a name is not empty and has no Unicode space and no plus sign. */
    static void checkName(String name) {
        if (!isName(name)) {
            throw new LogFormatException(
                    ("A key name must not be empty or hold spaces, control characters or "
                                    + "\"+\", but this one is \"%s\".")
                            .formatted(Strict.shorten(name)));
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c)
                                        || Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE);
    }
}
