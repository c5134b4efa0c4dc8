package org.litopys.access;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.litopys.events.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What both sides learn about an actor: {@code roles} and {@code actor_type}, in access and ID
 * tokens. Roles are read from the database at the moment of issue, so a role taken away is gone
 * with the next token.
 */
record TokenClaims(Accounts accounts, TokenLife life)
        implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String ROLES = "roles";

    @Override
    public void customize(JwtEncodingContext context) {
        boolean program =
                AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
                        context.getAuthorizationGrantType());
        String id = Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
        List<String> roles =
                (program ? accounts.program(id) : accounts.person(id))
                        .map(Accounts.Stored::roles)
                        .orElseThrow(TokenClaims::disabled);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            // Not List.of: the store of logins reads back only some classes of lists.
            context.getClaims().audience(Collections.singletonList(ApiAudience.DEFAULT));
        } else {
            // Of the ID token, which the pages go by; else Spring's half an hour.
            context.getClaims().expiresAt(Instant.now().plus(life.person()));
        }
        context.getClaims()
                .claim(ROLES, roles)
                .claim(
                        "actor_type",
                        (program ? Actor.Type.SERVICE_ACCOUNT : Actor.Type.APP_USER).name());
    }

    private static OAuth2AuthenticationException disabled() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
