package org.litopys.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 (RFC 8032) of the JDK, between its key objects and the 32 bytes that signed notes use.
 */
final class Ed25519 {
    static final int KEY_BYTES = 32;

    // The fixed beginnings of the two DER forms of RFC 8410; the 32 bytes of the key follow.
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
        PublicKey made =
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(join(SPKI, key)));
        Signature.getInstance("Ed25519")
                .initVerify(made); // finds bytes that are no point of the curve
        return made;
    }

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8, seed)));
    }

    /**
     * The public half of a seed. The JDK derives it only while it generates a pair, so it is made
     * to generate this one; that it did is checked.
     */
    static byte[] publicOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, new Replaying(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(last32(pair.getPrivate().getEncoded()), seed)) {
            throw new GeneralSecurityException(
                    "This Java platform does not derive Ed25519 keys as expected.");
        }
        return last32(pair.getPublic().getEncoded());
    }

    static byte[] newSeed() {
        byte[] seed = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(message);
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong length or with numbers out of range
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] last32(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static final class Replaying extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Replaying(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
