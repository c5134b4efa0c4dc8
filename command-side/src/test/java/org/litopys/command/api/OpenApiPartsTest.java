package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** With {@code org/litopys/openapi/part.json} on the class path of the tests. */
class OpenApiPartsTest extends HttpTest {
    @ParameterizedTest
    @CsvSource({"en,How it is outside", "uk,Як надворі"})
    void what_a_part_describes_stands_in_the_document_in_both_languages(
            String language, String summary) {
        JsonNode document = get("/api/openapi.json", null, language).json();

        JsonNode operation = document.at("/paths/~1api~1weather/get");
        assertThat(operation.propertyNames()).containsExactly("summary", "responses");
        assertThat(operation.path("summary").asString()).isEqualTo(summary);
        assertThat(document.path("paths").has("/api/commands/close-call")).isTrue();
        assertThat(document.path("tags").toString()).contains("Application", "Weather");
    }

    @Test
    void a_part_adds_to_a_schema_that_is_there() {
        JsonNode problem =
                get("/api/openapi.json", null, "en").json().at("/components/schemas/Problem");

        assertThat(problem.at("/properties/errors/items/properties").propertyNames())
                .contains("pointer", "code", "detail", "parameter");
        assertThat(problem.path("required").size()).isEqualTo(5);
    }

    @Test
    void the_page_of_the_api_lists_it() {
        assertThat(get("/api", null, "uk").response().body())
                .contains("<td>/api/weather</td>", "Як надворі");
    }
}
