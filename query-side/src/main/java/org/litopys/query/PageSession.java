package org.litopys.query;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Where the pages keep who is signed in: under a name of their own in the session, because in one
 * process the authorization server keeps its own sign-in there too. The API reads it, so that links
 * to data work in a browser. It counts until the person's ID token ends; {@link PageRenewal} asks
 * for the next one.
 */
public final class PageSession {
    private static final String SIGNED_IN = "LITOPYS_PAGES";

    private PageSession() {}

    /** Throws IllegalStateException where the session is over. */
    static boolean isSignedIn(HttpSession session) {
        SecurityContext kept = kept(session);
        return kept != null && !hasEnded(kept.getAuthentication());
    }

    /** Who signed in here last, whether that still counts or not. */
    static @Nullable SecurityContext kept(HttpSession session) {
        return (SecurityContext) session.getAttribute(SIGNED_IN);
    }

    /** Whether the token by which somebody signed in has ended. */
    static boolean hasEnded(@Nullable Authentication person) {
        if (person == null || !(person.getPrincipal() instanceof OidcUser user)) {
            return false;
        }
        Instant end = user.getIdToken().getExpiresAt();
        return end == null || !Instant.now().isBefore(end);
    }

    public static SecurityContextRepository repository() {
        HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
        session.setSpringSecurityContextKey(SIGNED_IN);
        return new CheckedContexts(session, person -> !hasEnded(person));
    }
}
