package org.litopys.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/**
 * A page of the office's own provider, in the look and the language of the other pages. It works
 * without script. Its stylesheet is the query-side's; beside a command-side alone it is plain.
 */
final class ProviderPage {
    /** Of every page (UI.md §2). */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<String> LANGUAGES = List.of("en", "uk");
    private static final List<String> THEMES = List.of("auto", "light", "dark");
    private static final Map<String, String> OWN_NAMES =
            Map.of("en", "English", "uk", "Українська");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final String frame = text("provider-page.html");
    private final String content;
    private final Map<String, Properties> texts;

    /**
     * @param name of the files {@code NAME.html} and {@code NAME_{en,uk}.properties}
     */
    ProviderPage(String name) {
        content = text(name + ".html");
        texts =
                Map.of(
                        "en",
                        properties(name + "_en.properties"),
                        "uk",
                        properties(name + "_uk.properties"));
    }

    /**
     * @param own values that the content asks for beside the texts, as HTML, made from the texts of
     *     the language
     */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            UnaryOperator<Map<String, String>> own)
            throws IOException {
        String language = language(request, response);
        String other = language.equals("en") ? "uk" : "en";
        Map<String, String> values = new HashMap<>();
        Properties said = texts.getOrDefault(language, new Properties());
        said.stringPropertyNames()
                .forEach(key -> values.put(key, HtmlUtils.htmlEscape(said.getProperty(key))));
        values.putAll(own.apply(values));
        values.put("language", language);
        values.put("otherLanguage", other);
        values.put("otherName", String.valueOf(OWN_NAMES.get(other)));
        values.put("theme", theme(request));
        values.put("csrfName", HtmlUtils.htmlEscape(csrf.getParameterName()));
        values.put("csrfToken", HtmlUtils.htmlEscape(csrf.getToken()));
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        values.put("path", HtmlUtils.htmlEscape(request.getRequestURI()));
        values.put("content", fill(content, values));
        response.getWriter().write(fill(frame, values));
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> {
                    String value = values.get(place.group(1));
                    if (value == null) {
                        throw new IllegalStateException("a page asks for " + place.group());
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    /**
     * {@code ?lang=} once, then a cookie, then what the browser asks for, then English (UI.md §2).
     */
    private static String language(HttpServletRequest request, HttpServletResponse response) {
        String chosen = request.getParameter("lang");
        if (chosen != null && LANGUAGES.contains(chosen)) {
            Cookie cookie = new Cookie("lang", chosen);
            cookie.setPath("/");
            cookie.setMaxAge(365 * 24 * 3600);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
            return chosen;
        }
        String kept = cookie(request, "lang");
        if (kept != null && LANGUAGES.contains(kept)) {
            return kept;
        }
        String header = request.getHeader("Accept-Language");
        if (header != null) {
            try {
                String wanted = Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES);
                return wanted == null ? "en" : wanted;
            } catch (IllegalArgumentException e) {
                return "en"; // a malformed header asks for nothing
            }
        }
        return "en";
    }

    private static String theme(HttpServletRequest request) {
        String kept = cookie(request, "theme");
        return kept != null && THEMES.contains(kept) ? kept : "auto";
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream file = ProviderPage.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException("missing " + name);
        }
        return file;
    }
}
