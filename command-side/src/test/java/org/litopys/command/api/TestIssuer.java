package org.litopys.command.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.litopys.events.Role;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Issues tokens as the office's OpenID Connect provider does. */
final class TestIssuer {
    private static final RSAKey KEY = newKey();

    private TestIssuer() {}

    static JwtDecoder decoder() {
        try {
            return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of somebody, valid for an hour. */
    static String token(String actor, Role... roles) {
        return sign(KEY, claims(actor, roles).claim("actor_type", "APP_USER").build());
    }

    /** A token of somebody that ends soon. */
    static String shortToken(Duration life, String actor, Role... roles) {
        Date end = Date.from(Instant.now().plus(life));
        return sign(
                KEY,
                claims(actor, roles).claim("actor_type", "APP_USER").expirationTime(end).build());
    }

    static String expiredToken(String actor, Role... roles) {
        Date past = Date.from(Instant.now().minusSeconds(7200));
        return sign(
                KEY,
                claims(actor, roles).claim("actor_type", "APP_USER").expirationTime(past).build());
    }

    /** A token that nobody here trusts. */
    static String foreignToken(String actor, Role... roles) {
        return sign(newKey(), claims(actor, roles).claim("actor_type", "APP_USER").build());
    }

    /** A token that claims to be the ledger itself. */
    static String tokenOfSystem(String actor, Role... roles) {
        return sign(KEY, claims(actor, roles).claim("actor_type", "SYSTEM").build());
    }

    static String tokenWithoutActorType(String actor, Role... roles) {
        return sign(KEY, claims(actor, roles).build());
    }

    private static JWTClaimsSet.Builder claims(String actor, Role... roles) {
        return new JWTClaimsSet.Builder()
                .subject(actor)
                .claim("roles", Arrays.stream(roles).map(Role::name).toList())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
