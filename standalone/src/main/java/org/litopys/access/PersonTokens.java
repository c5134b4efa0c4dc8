package org.litopys.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.litopys.events.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Access tokens that persons ask for themselves, with the roles of that moment. Thread-safe. */
final class PersonTokens {
    private static final Logger LOG = LoggerFactory.getLogger(PersonTokens.class);

    private final JwtEncoder encoder;
    private final Accounts accounts;
    private final String issuer;
    private final Duration life;

    PersonTokens(JwtEncoder encoder, Accounts accounts, String issuer, Duration life) {
        this.encoder = encoder;
        this.accounts = accounts;
        this.issuer = issuer;
        this.life = life;
    }

    /** How long each is good. */
    Duration life() {
        return life;
    }

    /**
     * A new one.
     *
     * @throws DisabledException there is no such account any more
     */
    Jwt give(String pseudonym) {
        Accounts.Stored person =
                accounts.person(pseudonym)
                        .orElseThrow(() -> new DisabledException("no account any more"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        LOG.info("{} took an access token", person.id());
        return encoder.encode(
                JwtEncoderParameters.from(
                        JwtClaimsSet.builder()
                                .issuer(issuer)
                                .subject(person.id())
                                .audience(List.of(ApiAudience.DEFAULT))
                                .id(UUID.randomUUID().toString())
                                .issuedAt(now)
                                .notBefore(now)
                                .expiresAt(now.plus(life))
                                .claim(TokenClaims.ROLES, person.roles())
                                .claim("actor_type", Actor.Type.APP_USER.name())
                                .build()));
    }
}
