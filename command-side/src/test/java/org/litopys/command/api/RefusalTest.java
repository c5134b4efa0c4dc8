package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong: one clear problem in both languages, and nothing stored. */
abstract class RefusalTest extends HttpTest {
    /** Sends it in both languages; nothing may be stored, and the rule has a page. */
    Answer refused(int status, String rule, String type, @Nullable String token, String body) {
        return refused(status, rule, type, token, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer refused(int status, String rule, String type, @Nullable String token, byte[] body) {
        long head = ledger.head();
        Answer en = post(type, token, body, "en");
        Answer uk = post(type, token, body, "uk-UA, en;q=0.5");
        assertThat(en.rule()).as(en.response().body()).isEqualTo(rule);
        assertThat(en.status()).isEqualTo(status);
        assertThat(uk.status()).isEqualTo(status);
        assertThat(uk.rule()).isEqualTo(rule);
        isProblem(en, "en");
        isProblem(uk, "uk");
        assertThat(uk.text("/title")).containsPattern("[а-яіїєґ]");
        assertThat(uk.text("/detail")).containsPattern("[а-яіїєґ]");
        assertThat(ledger.head()).isEqualTo(head);
        for (String language : List.of("en", "uk")) {
            Answer page = get("/problems/" + rule, null, language);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.response().body()).contains("lang=\"" + language + "\"", rule);
        }
        return en;
    }

    static void isProblem(Answer answer, String language) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        JsonNode problem = answer.json();
        assertThat(problem.propertyNames())
                .contains("type", "title", "status", "detail", "instance");
        assertThat(problem.at("/status").asInt()).isEqualTo(answer.status());
        assertThat(problem.at("/title").asString()).isNotBlank();
        assertThat(problem.at("/detail").asString()).isNotBlank().doesNotContain("{0}");
    }

    /** Pointer and code of each fault. */
    static List<String> faults(Answer answer) {
        List<String> faults = new ArrayList<>();
        for (JsonNode fault : answer.json().at("/errors")) {
            assertThat(fault.at("/detail").asString()).isNotBlank();
            faults.add(fault.at("/pointer").asString() + " " + fault.at("/code").asString());
        }
        return faults;
    }
}
