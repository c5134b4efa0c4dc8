package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages that people read: what each rule means, and what can be asked of the API. */
@RestController
class ProblemPages {
    /** Fields and pages have a title too, but no way out. */
    private static final String WAY_OUT = ".wayOut";

    private final Texts texts;
    private final CommandCatalogue catalogue;
    private final CommandDescriptions descriptions;
    private final OpenApi openApi;

    ProblemPages(
            Texts texts,
            CommandCatalogue catalogue,
            CommandDescriptions descriptions,
            OpenApi openApi) {
        this.texts = texts;
        this.catalogue = catalogue;
        this.descriptions = descriptions;
        this.openApi = openApi;
    }

    /** Every rule of this program that can be the {@code type} of a problem, of both sides. */
    @GetMapping({"/problems", "/problems/"})
    ResponseEntity<String> rules(
            @RequestParam(required = false) @Nullable String lang, HttpServletRequest request) {
        Language language = language(lang, request);
        Html page = new Html(language, say(language, "page.rules"), "/problems");
        page.raw("<ul>\n");
        for (String key : texts.keys(language)) {
            if (key.endsWith(WAY_OUT) && !key.startsWith("page.")) {
                String rule = key.substring(0, key.length() - WAY_OUT.length());
                page.raw("<li>").link("/problems/" + rule, rule);
                page.tag("span", blanked(say(language, rule + ".title"))).raw("</li>\n");
            }
        }
        return page.raw("</ul>\n").answer(200);
    }

    /** The page to which the {@code type} of a problem leads. */
    @GetMapping("/problems/{rule}")
    ResponseEntity<String> rule(
            @PathVariable String rule,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        Language language = language(lang, request);
        if (texts.find(rule + WAY_OUT, language).isEmpty()) {
            return new Html(language, say(language, "page.no-such-rule"), "/problems/" + rule)
                    .answer(404);
        }
        Html page =
                new Html(language, blanked(say(language, rule + ".title")), "/problems/" + rule);
        page.raw("<p><code>").raw(rule).raw("</code></p>\n");
        page.tag("h2", say(language, "page.what"));
        page.tag("p", blanked(say(language, rule + ".reason")));
        page.tag("h2", say(language, "page.wayOut"));
        page.tag("p", blanked(say(language, rule + WAY_OUT)));
        if (rule.equals("invalid-content")) {
            faults(page, language);
        }
        return page.answer(200);
    }

    /** Every single fault that a body can have. */
    private void faults(Html page, Language language) {
        page.tag("h2", say(language, "page.faults"));
        page.raw("<table>\n");
        for (String key : texts.keys(language)) {
            if (key.startsWith("fault.")) {
                page.row("td", key.substring("fault.".length()), blanked(say(language, key)));
            }
        }
        page.raw("</table>\n");
    }

    /**
     * The values that a text names are known only where it is used; here an ellipsis stands for
     * them.
     */
    private static String blanked(String text) {
        return text.replaceAll("\\{[0-9]}", "…").replace("''", "'");
    }

    @GetMapping("/api")
    ResponseEntity<String> api(
            @RequestParam(required = false) @Nullable String lang, HttpServletRequest request) {
        Language language = language(lang, request);
        return new ApiPage(catalogue, descriptions, openApi, language).answer();
    }

    @GetMapping("/problems/style.css")
    ResponseEntity<byte[]> style() throws IOException {
        try (InputStream css = ProblemPages.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("style.css is missing");
            }
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "text/css;charset=UTF-8")
                    .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                    .body(css.readAllBytes());
        }
    }

    private static Language language(@Nullable String chosen, HttpServletRequest request) {
        return "en".equals(chosen) || "uk".equals(chosen)
                ? Language.of(chosen)
                : Requests.language(request);
    }

    private String say(Language language, String key) {
        return descriptions.text(language, key);
    }
}
