package org.litopys.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * By what somebody was let in whose answer goes on for long, and whether that still holds: a bearer
 * token until it expires, a session of the pages until its end or that of its token. An answer must
 * end when it no longer does, because security looks only where a request begins. Safe to ask from
 * any thread.
 */
public final class Admission {
    private final Clock clock = Clock.systemUTC(); // of tokens and sessions, not of the ledger
    private final @Nullable Instant expiresAt;
    private final @Nullable HttpSession session;
    private final Instant begun = clock.instant();

    private Admission(@Nullable Instant expiresAt, @Nullable HttpSession session) {
        this.expiresAt = expiresAt;
        this.session = session;
    }

    public static Admission of(HttpServletRequest request) {
        if (request.getUserPrincipal()
                instanceof AbstractOAuth2TokenAuthenticationToken<?> bearer) {
            OAuth2Token token = bearer.getToken();
            return new Admission(token.getExpiresAt(), null);
        }
        HttpSession session = request.getSession(false);
        return new Admission(
                null, session != null && PageSession.isSignedIn(session) ? session : null);
    }

    public boolean holds() {
        Instant now = clock.instant();
        return (expiresAt == null || now.isBefore(expiresAt))
                && (session == null || isOpen(session, now));
    }

    /** The container may take a minute to notice that a session is over, so it is counted here. */
    private boolean isOpen(HttpSession asked, Instant now) {
        try {
            if (!PageSession.isSignedIn(asked)) {
                return false;
            }
            int atMost = asked.getMaxInactiveInterval();
            Instant used = Instant.ofEpochMilli(asked.getLastAccessedTime());
            Instant last = used.isAfter(begun) ? used : begun;
            return atMost <= 0 || now.isBefore(last.plus(Duration.ofSeconds(atMost)));
        } catch (IllegalStateException ended) { // signed out
            return false;
        }
    }
}
