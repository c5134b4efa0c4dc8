package org.litopys.access;

import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/**
 * A code is sent to an address that is registered letter by letter (RFC 9700 §4.1.3). Spring
 * Security lets any port of a registered 127.0.0.1 pass, as RFC 8252 §7.3 wants it for programs
 * without a port of their own; the pages have one, and at another port listens somebody else.
 */
final class ExactReturn implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    static void requireWhereCodesAreGiven(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
            codes.setAuthenticationValidator(
                    new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                            .andThen(new ExactReturn()));
        }
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        String to = asked.getRedirectUri();
        if (to != null && !context.getRegisteredClient().getRedirectUris().contains(to)) {
            // Without the request, or the refusal would be sent there.
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null);
        }
    }
}
