package org.litopys.access;

import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** How a person learns that a name was tried too often. */
final class TooManyTries {
    private TooManyTries() {}

    static AuthenticationException refusal() {
        return new LockedException("tried too often");
    }

    /** Back to the page, which says why. */
    static AuthenticationFailureHandler onPage() {
        SimpleUrlAuthenticationFailureHandler wrong =
                new SimpleUrlAuthenticationFailureHandler(SignInPage.PATH + "?error");
        SimpleUrlAuthenticationFailureHandler tooOften =
                new SimpleUrlAuthenticationFailureHandler(
                        SignInPage.PATH + "?error=" + SignInPage.TOO_OFTEN);
        return (request, response, failure) ->
                (failure instanceof LockedException ? tooOften : wrong)
                        .onAuthenticationFailure(request, response, failure);
    }
}
