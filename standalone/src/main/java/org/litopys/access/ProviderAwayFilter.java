package org.litopys.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is answered while the identity provider is away: to a program 503 with Retry-After (RFC
 * 9457), to a person who wants to sign in the page to sign in, which says it.
 */
final class ProviderAwayFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderAwayFilter.class);
    private static final String RULE = "provider-away";
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String SIGN_IN = "/sign-in";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Properties> texts = Map.of("en", texts("en"), "uk", texts("uk"));
    private final ProviderElsewhere provider;
    private final String base;

    ProviderAwayFilter(ProviderElsewhere provider, String base) {
        this.provider = provider;
        this.base = base;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        try {
            if (request.getRequestURI().equals(SIGN_IN + "/" + Clients.PAGES)) {
                provider.requireHere(); // nobody is sent to an address that does not answer
            }
            next.doFilter(request, response);
        } catch (ProviderAway away) {
            LOG.warn("{}", away.getMessage());
            if (request.getRequestURI().startsWith(SIGN_IN)) {
                response.sendRedirect(SIGN_IN + "?away");
            } else {
                problem(request, response);
            }
        }
    }

    private void problem(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String language = language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Properties words = texts.getOrDefault(language, new Properties());
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", base + "/problems/" + RULE);
        problem.put("title", words.getProperty(RULE + ".title"));
        problem.put("status", HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        problem.put(
                "detail",
                words.getProperty(RULE + ".reason") + " " + words.getProperty(RULE + ".wayOut"));
        problem.put("instance", request.getRequestURI());
        problem.put("retryAfter", RETRY_AFTER_SECONDS);
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    private static String language(String accepted) {
        if (accepted == null) {
            return "en";
        }
        try {
            String wanted =
                    Locale.lookupTag(Locale.LanguageRange.parse(accepted), List.of("en", "uk"));
            return wanted == null ? "en" : wanted;
        } catch (IllegalArgumentException malformed) {
            return "en";
        }
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        String name = "problems_" + language + ".properties";
        try (InputStream file = ProviderAwayFilter.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing " + name);
            }
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
