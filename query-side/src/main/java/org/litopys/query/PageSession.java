package org.litopys.query;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Where the pages keep who is signed in: under a name of their own in the session, because in one
 * process the authorization server keeps its own sign-in there too. The API reads it, so that links
 * to data work in a browser.
 */
public final class PageSession {
    private static final String SIGNED_IN = "LITOPYS_PAGES";

    private PageSession() {}

    /** Throws IllegalStateException where the session is over. */
    static boolean isSignedIn(HttpSession session) {
        return session.getAttribute(SIGNED_IN) != null;
    }

    public static SecurityContextRepository repository() {
        HttpSessionSecurityContextRepository repository =
                new HttpSessionSecurityContextRepository();
        repository.setSpringSecurityContextKey(SIGNED_IN);
        return repository;
    }
}
