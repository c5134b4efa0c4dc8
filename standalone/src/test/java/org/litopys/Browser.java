package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does without script: keeps cookies, follows redirects, sends forms. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String base;

    Browser(String base) {
        this.base = base;
    }

    HttpResponse<String> open(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html,*/*;q=0.8");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Fields as a form sends them. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Sends the form of a page, with its protection against forgery. */
    HttpResponse<String> send(HttpResponse<String> page, String path, Map<String, String> fields)
            throws Exception {
        Matcher csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).as("a protected form in %s", page.body()).isTrue();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", csrf.group(1));
        return post(path, all);
    }

    /** Sends a form as it is. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Presses "Sign in" and fills the provider's form. */
    HttpResponse<String> signIn(String name, String password) throws Exception {
        HttpResponse<String> form = open("/sign-in/litopys");
        assertThat(form.uri().getPath()).isEqualTo("/login");
        return send(form, "/login", Map.of("username", name, "password", password));
    }
}
