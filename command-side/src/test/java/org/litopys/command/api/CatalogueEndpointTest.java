package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;

class CatalogueEndpointTest extends HttpTest {
    private static final String AUDITOR = TestIssuer.token("AU-01", Role.AUDITOR);

    @Test
    void the_catalogue_lists_every_command_with_its_schema() {
        Answer answer = get("/api/commands", AUDITOR, "en");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode commands = answer.json().get("commands");
        assertThat(commands.size()).isEqualTo(new CommandCatalogue().all().size());
        for (JsonNode command : commands) {
            assertThat(command.at("/schema/$schema").asString()).endsWith("2020-12/schema");
            assertThat(get(command.at("/links/self").asString(), AUDITOR, "en").json())
                    .isEqualTo(command);
        }
    }

    @Test
    void one_command_says_who_may_send_it_and_in_which_states() {
        Answer answer = get("/api/commands/accept-application", AUDITOR, "uk");

        assertThat(answer.header("Content-Language")).isEqualTo("uk");
        JsonNode command = answer.json();
        assertThat(command.at("/description").asString()).contains("Підстава обов’язкова");
        assertThat(command.at("/sentBy/0").asString()).isEqualTo("AUTHORISING_OFFICER");
        assertThat(command.at("/needsReason").booleanValue()).isTrue();
        assertThat(command.at("/states/0").asString()).isEqualTo("RECOMMENDED");
        assertThat(command.at("/record").asString()).isEqualTo("Application");
        assertThat(command.at("/schema/required").toString()).contains("reason", "subject", "data");
    }

    @Test
    void the_catalogue_is_narrowed_to_a_kind_of_record_and_to_a_role() {
        JsonNode calls = get("/api/commands?record=call", AUDITOR, "en").json().at("/commands");
        JsonNode ofRole =
                get("/api/commands?role=EVALUATOR&record=Application", AUDITOR, "en")
                        .json()
                        .at("/commands");

        assertThat(calls).isNotEmpty().allMatch(one -> one.at("/record").asString().equals("Call"));
        assertThat(ofRole)
                .isNotEmpty()
                .allMatch(one -> one.at("/record").asString().equals("Application"))
                .allMatch(one -> one.at("/sentBy").toString().contains("\"EVALUATOR\""));
    }

    @Test
    void a_parameter_or_value_that_there_is_not_is_refused() {
        for (String query : List.of("foo=1", "record=call&record=pilot")) {
            Answer answer = get("/api/commands?" + query, AUDITOR, "uk");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.rule()).isEqualTo("unknown-parameter");
        }
        Answer answer = get("/api/commands?record=Applicationn", AUDITOR, "en");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.rule()).isEqualTo("unknown-parameter-value");
        assertThat(answer.text("/detail")).contains("Applicationn", "Programme, Call,");
    }

    @Test
    void an_unknown_command_has_no_entry() {
        Answer answer = get("/api/commands/accept", AUDITOR, "en");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.rule()).isEqualTo("unknown-command");
    }

    @Test
    void the_catalogue_needs_a_token_and_the_documentation_none() {
        assertThat(get("/api/commands", null, "en").rule()).isEqualTo("token-missing");
        assertThat(get("/api/openapi.json", null, "en").status()).isEqualTo(200);
        assertThat(get("/api", null, "en").status()).isEqualTo(200);
    }

    @Test
    void the_openapi_document_is_served_in_both_languages() {
        JsonNode en = get("/api/openapi.json", null, "en").json();
        JsonNode uk = get("/api/openapi.json", null, "uk").json();

        assertThat(en.at("/paths/~1api~1commands~1close-call/post/summary").asString())
                .startsWith("Records that a call is over");
        assertThat(uk.at("/paths/~1api~1commands~1close-call/post/summary").asString())
                .startsWith("Записує, що конкурс завершено");
    }

    @ParameterizedTest
    @CsvSource({"/api,Programmes,Програми", "/problems/wrong-state,What to do,Що робити"})
    void pages_are_in_the_language_asked_for_and_can_be_switched(
            String path, String en, String uk) {
        Answer english = get(path, null, "en");
        Answer ukrainian = get(path, null, "uk");
        Answer switched = get(path + "?lang=uk", null, "en");

        assertThat(english.response().body()).contains("<html lang=\"en\">", en, path + "?lang=uk");
        assertThat(ukrainian.response().body())
                .contains("<html lang=\"uk\">", uk, path + "?lang=en");
        assertThat(switched.response().body()).isEqualTo(ukrainian.response().body());
    }

    @Test
    void pages_load_nothing_from_elsewhere_and_run_no_script() {
        for (String path : List.of("/api", "/problems/invalid-content")) {
            Answer page = get(path, null, "en");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(page.response().body())
                    .doesNotContain("<script", "http://", "style=\"", "{0}")
                    .contains("href=\"/problems/style.css\"");
        }
        Answer css = get("/problems/style.css", null, "en");
        assertThat(css.header("Content-Type")).startsWith("text/css");
        assertThat(css.response().body()).contains("color-scheme");
    }

    @Test
    void the_page_of_invalid_content_explains_every_single_fault() {
        String page = get("/problems/invalid-content", null, "en").response().body();

        assertThat(page).contains("edrpou-check-digit", "money-decimals", "unknown-field");
    }

    @Test
    void the_page_of_the_api_names_every_command_and_its_data() {
        String page = get("/api", null, "en").response().body();

        for (CommandEntry command : new CommandCatalogue().all()) {
            assertThat(page).contains("id=\"" + command.name() + "\"");
            command.dataNames().forEach(name -> assertThat(page).contains("<td>" + name + "</td>"));
        }
    }

    @ParameterizedTest
    @CsvSource({"en,Token,Sends many commands", "uk,Токен,Надсилає багато команд"})
    void the_page_of_the_api_explains_token_body_and_stream(
            String language, String token, String stream) {
        String page = get("/api", null, language).response().body();

        assertThat(page)
                .contains(">" + token + "</h2>", "grant_type=client_credentials")
                .contains(">" + stream, "application/x-ndjson");
        for (String member : List.of("id", "subject", "expectedVersion", "occurredAt", "reason")) {
            assertThat(page).contains("<td>" + member + "</td>");
        }
        assertThat(page).contains("<td>requested</td><td>{amount: string, currency: string}</td>");
    }

    @Test
    void documentation_cannot_be_posted_to() {
        Answer answer =
                send(request("/api/openapi.json", null).POST(BodyPublishers.noBody()).build());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }
}
