package org.litopys.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.UUID;

/** The key that our provider signs tokens with: RSA, 2048 bits (RS256), made once per office. */
final class SigningKey {
    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    static SigningKey of(Accounts accounts) {
        try {
            return new SigningKey(
                    RSAKey.parse(accounts.keepOnce("signing_key", "jwk", SigningKey::make)));
        } catch (ParseException e) {
            throw new IllegalStateException("access.signing_key holds no JSON Web Key", e);
        }
    }

    private static String make() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey jwk() {
        return key;
    }

    RSAPublicKey publicKey() {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("access.signing_key holds no usable key", e);
        }
    }
}
