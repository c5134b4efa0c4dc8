package org.litopys.query.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What somebody prefers: language, theme and whether pages keep up with the ledger. Kept in
 * cookies; the language is otherwise the browser's.
 */
final class Preferences {
    static final String LANGUAGE = "lang";
    static final String THEME = "theme";
    private static final String LIVE = "live";
    private static final Duration YEAR = Duration.ofDays(365);

    private Preferences() {}

    static Language language(HttpServletRequest request) {
        Optional<Language> chosen = cookie(request, LANGUAGE).flatMap(Language::of);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (Locale wanted : java.util.Collections.list(request.getLocales())) {
                Optional<Language> language = Language.of(wanted.getLanguage());
                if (language.isPresent()) {
                    return language.get();
                }
            }
        }
        return Language.EN;
    }

    static Theme theme(HttpServletRequest request) {
        return cookie(request, THEME).map(Theme::of).orElse(Theme.AUTO);
    }

    static boolean paused(HttpServletRequest request) {
        return cookie(request, LIVE).filter("off"::equals).isPresent();
    }

    /** Keeps a choice made in the address; what is none of the known values is not kept. */
    static void keep(
            HttpServletRequest request, HttpServletResponse response, String name, String value) {
        boolean known =
                name.equals(LANGUAGE)
                        ? Language.of(value).isPresent()
                        : Theme.of(value).code().equals(value);
        if (known) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(name, value)
                            .path("/")
                            .maxAge(YEAR)
                            .sameSite("Lax")
                            .secure(request.isSecure())
                            .build()
                            .toString());
        }
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? Optional.empty() : Optional.ofNullable(cookie.getValue());
    }
}
