package org.litopys.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who is signed in, as kept elsewhere, while that still counts; nobody where it does not.
 *
 * @param counts asked at each request
 */
public record CheckedContexts(SecurityContextRepository kept, Predicate<Authentication> counts)
        implements SecurityContextRepository {

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        DeferredSecurityContext loading = kept.loadDeferredContext(request);
        boolean byToken = bringsToken(request);
        return new DeferredSecurityContext() {
            @Override
            public SecurityContext get() {
                SecurityContext context = loading.get();
                Authentication person = context.getAuthentication();
                return !byToken && (person == null || counts.test(person))
                        ? context
                        : SecurityContextHolder.createEmptyContext();
            }

            @Override
            public boolean isGenerated() {
                return loading.isGenerated();
            }
        };
    }

    /**
     * Who comes with a token acts by that alone: else the roles of a session would join its own.
     */
    private static boolean bringsToken(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still wants it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        kept.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return kept.containsContext(request);
    }
}
