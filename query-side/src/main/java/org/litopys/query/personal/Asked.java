package org.litopys.query.personal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Whether somebody really asked to see, so that who saw whom is not noted of who saw nobody. */
public final class Asked {
    private Asked() {}

    /**
     * False for HEAD, which shows nothing, and where another site's page fetches one of ours as a
     * part of itself, which the person who is signed in neither wants nor sees (Fetch Metadata).
     */
    public static boolean toSee(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && (isOurs(request.getHeader("Sec-Fetch-Site"))
                        || "document".equals(request.getHeader("Sec-Fetch-Dest")));
    }

    /** What is no browser, or an old one, says nothing. */
    private static boolean isOurs(@Nullable String site) {
        return site == null || site.equals("same-origin") || site.equals("none");
    }
}
