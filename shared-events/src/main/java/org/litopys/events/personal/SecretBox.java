package org.litopys.events.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM: a random nonce of 12 bytes, the ciphertext, a tag of 16. All of it is
 * the platform's own cryptography, with one cipher and one size of key (docs/decisions/0020). At
 * 2<sup>32</sup> texts under one key a repeated nonce would become likely; a person has a few.
 * Thread-safe.
 */
public final class SecretBox {
    public static final int SECRET_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    /**
     * @param secret {@value #SECRET_BYTES} bytes; not kept
     * @param use for what: keys for different uses of one secret have nothing in common
     */
    public SecretBox(byte[] secret, String use) {
        key = derive(secret, "AES", use);
    }

    /** A new secret. */
    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** A key for one use of a secret (HKDF with SHA-256, RFC 5869). */
    static SecretKey derive(byte[] secret, String algorithm, String use) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret has " + SECRET_BYTES + " bytes");
        }
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(new SecretKeySpec(secret, "Generic"))
                                    .thenExpand(
                                            ("litopys " + use).getBytes(StandardCharsets.UTF_8),
                                            SECRET_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }

    /**
     * @param bound what must be the same again when the box is opened; it is not in the box
     */
    public byte[] close(byte[] clear, byte[] bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, bound);
            byte[] whole = new byte[NONCE_BYTES + cipher.getOutputSize(clear.length)];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            cipher.doFinal(clear, 0, clear.length, whole, NONCE_BYTES);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** What was closed in; empty where key or bound are others, or a bit has changed. */
    public Optional<byte[]> open(byte[] whole, byte[] bound) {
        if (whole.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, whole, bound)
                            .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonceFirst, byte[] bound)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(bound);
        return cipher;
    }
}
