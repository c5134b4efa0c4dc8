package org.litopys.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * Who a token is for ({@code aud}, RFC 9068 §4). Without it an ID token, which browsers carry in
 * addresses at a logout, would do as an access token.
 */
public final class ApiAudience {
    /** What our own provider writes, and what is asked for where nothing else is configured. */
    public static final String DEFAULT = "litopys-api";

    private ApiAudience() {}

    /**
     * With the rest of what an access token must say: who made it, until when, and roles by name.
     */
    static OAuth2TokenValidator<Jwt> required(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, given -> given != null && given.contains(audience)),
                ApiAudience::rolesAreNames);
    }

    /** Or there are none. */
    private static OAuth2TokenValidatorResult rolesAreNames(Jwt token) {
        return isAbsentOrNames(token.getClaims().get(TokenClaims.ROLES))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(
                                OAuth2ErrorCodes.INVALID_TOKEN,
                                "The claim roles is no list of names",
                                null));
    }

    private static boolean isAbsentOrNames(@Nullable Object roles) {
        return roles == null
                || roles instanceof Collection<?> all
                        && all.stream().allMatch(String.class::isInstance);
    }
}
