package org.litopys.access;

import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * The identity provider elsewhere cannot be asked, so nobody can be told from anybody. Neither the
 * caller's fault nor a programmer's: it works again by itself. {@link ProviderAwayFilter} says so.
 */
final class ProviderAway extends AuthenticationServiceException {
    private static final long serialVersionUID = 1;

    ProviderAway(String issuer, Throwable cause) {
        super(
                "the identity provider "
                        + issuer
                        + " (--issuer) does not answer as one: "
                        + cause.getMessage(),
                cause);
    }
}
