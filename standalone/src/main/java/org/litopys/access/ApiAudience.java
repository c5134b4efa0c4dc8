package org.litopys.access;

import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
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

    static OAuth2TokenValidator<Jwt> required(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, given -> given != null && given.contains(audience)));
    }
}
