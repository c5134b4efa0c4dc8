package org.litopys.command.api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A plain page, written from top to bottom. Everything that is given is text and is escaped. */
final class Html {
    /** As UI.md wants it on every page. */
    private static final String CSP =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final StringBuilder page = new StringBuilder(4096);
    private final Language language;

    Html(Language language, String title, String path) {
        this.language = language;
        page.append("<!doctype html>\n<html lang=\"")
                .append(language.tag())
                .append("\">\n<head>\n");
        page.append("<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<link rel=\"stylesheet\" href=\"/problems/style.css\">\n");
        tag("title", title + " · Litopys");
        page.append("</head>\n<body>\n<header><nav>");
        for (Language other : Language.values()) {
            page.append(other == language ? " <strong lang=\"" : " <a lang=\"")
                    .append(other.tag())
                    .append(other == language ? "\">" : "\" hreflang=\"" + other.tag());
            if (other != language) {
                page.append("\" href=\"").append(escape(path)).append("?lang=");
                page.append(other.tag()).append("\">");
            }
            page.append(other == Language.EN ? "English" : "Українська");
            page.append(other == language ? "</strong>" : "</a>");
        }
        page.append("</nav></header>\n<main>\n");
        tag("h1", title);
    }

    Html tag(String name, String text) {
        page.append('<').append(name).append('>').append(escape(text));
        page.append("</").append(name).append(">\n");
        return this;
    }

    /** A heading that links can point to. */
    Html heading(int level, String id, String text) {
        page.append("<h").append(level).append(" id=\"").append(escape(id)).append("\">");
        page.append(escape(text)).append("</h").append(level).append(">\n");
        return this;
    }

    Html link(String href, String text) {
        page.append("<a href=\"").append(escape(href)).append("\">");
        page.append(escape(text)).append("</a>\n");
        return this;
    }

    /** Opens and closes elements that hold others: names are ours, never given from outside. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    Html row(String cell, String... texts) {
        page.append("<tr>");
        for (String text : texts) {
            page.append('<').append(cell).append('>').append(escape(text));
            page.append("</").append(cell).append('>');
        }
        page.append("</tr>\n");
        return this;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    ResponseEntity<String> answer(int status) {
        page.append("</main>\n</body>\n</html>\n");
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .body(page.toString());
    }
}
