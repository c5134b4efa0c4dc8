package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;

/** Commands whose subject may be a record of any kind, called as people call it. */
class ActsOfAnyRecordTest extends HttpTest {
    private static final String SECOND_MANAGER = TestIssuer.token("PM-02", Role.PROGRAMME_MANAGER);

    private static String correction(String subject, String field, String right) {
        return """
        {"subject":"%s","reason":"misspelt","data":{"event":1,"field":"%s","right":%s}}\
        """
                .formatted(subject, field, right);
    }

    @Test
    void given_a_reference_when_corrected_by_two_then_each_receipt_names_the_record() {
        String draft = aDraft();

        JsonNode asked =
                done("request-correction", MANAGER, correction(draft, "title", "\"A tent\""));
        JsonNode approved =
                done(
                        "approve-correction",
                        SECOND_MANAGER,
                        """
                        {"subject":"%s","reason":"compared","data":{"requestId":"%s"}}\
                        """
                                .formatted(
                                        asked.at("/subject").asString(),
                                        asked.at("/commandId").asString()));

        assertThat(asked.at("/reference").asString()).isEqualTo(draft);
        assertThat(approved.at("/links/record").asString()).isEqualTo("/api/applications/" + draft);
        assertThat(approved.at("/events/0/type").asString()).isEqualTo("RecordCorrected");
    }

    @Test
    void given_a_programmes_code_or_an_organisations_number_then_it_is_found_too() {
        assertThat(
                        post(
                                        "request-correction",
                                        MANAGER,
                                        correction(aProgramme(), "legalBasis", "\"Act 1\""))
                                .status())
                .isEqualTo(200);
        assertThat(
                        post(
                                        "request-correction",
                                        MANAGER,
                                        correction(anOrganisation(), "name", "\"Makers\""))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void given_a_value_that_is_no_text_then_it_goes_as_the_json_it_is() {
        Answer answer =
                post(
                        "request-correction",
                        MANAGER,
                        correction(aProgramme(), "title", "{\"en\":\"Bridge\",\"uk\":\"Міст\"}"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP-2026-999999", "NOTHING", "00000000-0000-4000-8000-00000000dead"})
    void given_a_name_that_no_record_has_then_404(String subject) {
        Answer answer =
                post("request-correction", MANAGER, correction(subject, "title", "\"A tent\""));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.rule()).isEqualTo("unknown-subject");
    }

    @Test
    void given_a_field_that_cannot_be_corrected_then_409_and_those_that_can() {
        Answer answer =
                post("request-correction", MANAGER, correction(aDraft(), "lead", "\"UA-EDR-1\""));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.rule()).isEqualTo("field-not-correctable");
        assertThat(answer.text("/detail")).contains("title, summary, language");
    }
}
