package org.litopys.query.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the frame of each answer. */
final class Frames {
    private static final String ROLE = "ROLE_";
    private final Reading reading;
    private final String tokenPage;

    Frames(Reading reading, String tokenPage) {
        this.reading = reading;
        this.tokenPage = tokenPage;
    }

    /** For a page that can tell what had happened from what was known. */
    Frame of(HttpServletRequest request, String section, AsOf asOf) {
        return frame(request, address(request), section, asOf, true);
    }

    /** For a page about what was known; another clock in the address does not count. */
    Frame recorded(HttpServletRequest request, String section) {
        Address here = address(request).without(AsOfReader.CLOCK);
        return frame(request, here, section, reading.asOf(here.parameters()), false);
    }

    /**
     * For a page that shows nothing of the ledger: it must appear also when that does not answer.
     */
    Frame plain(HttpServletRequest request) {
        return frame(request, Address.of(path(request)), "", null, false);
    }

    /** For a page that says what was not there at the moment of its address. */
    Frame past(HttpServletRequest request) {
        Address here = address(request);
        return frame(request, here, "", reading.asOf(here.parameters()), true);
    }

    /** Whether only a part of the page is wanted. Back and forward want the page. */
    static boolean partOnly(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** Whether a part refreshes itself, so that nothing around it has changed. */
    static boolean refresh(HttpServletRequest request, String part) {
        return part.equals(request.getHeader("HX-Trigger"));
    }

    /** What is asked for; several values of {@code cols} (a form) are one list. */
    static Address address(HttpServletRequest request) {
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
        String[] columns = parameters.get("cols");
        if (columns != null && columns.length > 1) {
            parameters.put("cols", new String[] {String.join(",", columns)});
        }
        return Address.of(path(request), parameters);
    }

    /** What was asked for, also where the container has gone on to its error page. */
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = failed instanceof String uri ? uri : request.getRequestURI();
        return URLDecoder.decode(asked.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Frame frame(
            HttpServletRequest request,
            Address here,
            String section,
            @Nullable AsOf asOf,
            boolean occurredOffered) {
        Frame.User user = user(request.getUserPrincipal());
        return new Frame(
                Preferences.language(request),
                Preferences.theme(request),
                here,
                section,
                user,
                asOf,
                occurredOffered,
                asOf == null || asOf.past() ? null : reading.freshness(),
                user == null ? null : csrf(request),
                Preferences.paused(request));
    }

    private Frame.@Nullable User user(@Nullable Principal principal) {
        if (!(principal instanceof Authentication who) || !who.isAuthenticated()) {
            return null;
        }
        List<String> roles =
                who.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null && authority.startsWith(ROLE))
                        .map(authority -> authority.substring(ROLE.length()))
                        .sorted()
                        .toList();
        return new Frame.User(who.getName(), roles, tokenPage);
    }

    private static Frame.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getToken())
                : null;
    }
}
