package org.litopys.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.util.HtmlUtils;

/**
 * Where a person who is signed in at the office's own provider gets an access token, to act by a
 * program in his or her own name. By hand and for a short time: a client that anybody's program may
 * be, with a return address on any port, would let whoever shares the machine take a colleague's.
 */
@Controller
public final class AccessTokenPage {
    /** Where it is. */
    public static final String PATH = "/access-token";

    private final ProviderPage page = new ProviderPage("access-token");
    private final PersonTokens tokens;
    private final String base;

    AccessTokenPage(PersonTokens tokens, Addresses addresses) {
        this.tokens = tokens;
        this.base = addresses.base();
    }

    @GetMapping(PATH)
    void offer(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(name = "_csrf") CsrfToken csrf,
            Principal person)
            throws IOException {
        write(request, response, csrf, person, "");
    }

    @PostMapping(PATH)
    void give(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(name = "_csrf") CsrfToken csrf,
            Principal person)
            throws IOException {
        Jwt token = tokens.give(person.getName());
        write(
                request,
                response,
                csrf,
                person,
                """
                <div class="field"><label for="token">{label}</label>
                <textarea id="token" rows="8" readonly spellcheck="false" autofocus>%s</textarea>
                <span class="hint">{until}</span></div>\
                """
                        .formatted(HtmlUtils.htmlEscape(token.getTokenValue())));
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            Principal person,
            String given)
            throws IOException {
        page.write(
                request,
                response,
                csrf,
                texts -> {
                    String minutes =
                            Long.toString(tokens.life().plus(Duration.ofSeconds(30)).toMinutes());
                    return Map.of(
                            "given",
                            given.replace("{label}", text(texts, "label"))
                                    .replace(
                                            "{until}",
                                            text(texts, "until").replace("[minutes]", minutes)),
                            "who",
                            text(texts, "who")
                                    .replace("[person]", HtmlUtils.htmlEscape(person.getName()))
                                    .replace("[minutes]", minutes),
                            "base",
                            HtmlUtils.htmlEscape(base));
                });
    }

    private static String text(Map<String, String> texts, String key) {
        return String.valueOf(texts.get(key));
    }
}
