package org.litopys.command.api;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that cannot be read or accepted. */
class BadInputTest extends RefusalTest {

    private String draftWith(String member, String value) {
        ObjectNode data = (ObjectNode) JSON.readTree(draftData("CALL-X", "UA-EDR-38422948"));
        data.set(member, JSON.readTree(value));
        return data.toString();
    }

    private static String detail(Answer answer, String pointer) {
        for (JsonNode fault : answer.json().at("/errors")) {
            if (fault.at("/pointer").asString().equals(pointer)) {
                return fault.at("/detail").asString();
            }
        }
        throw new AssertionError(pointer + " is not among " + answer.response().body());
    }

    // The text

    @Test
    void given_malformed_JSON_when_POST_then_400_with_line_and_column() {
        Answer answer = refused(400, "malformed-json", "start-draft", APPLICANT, "{\n  \"id\": ,}");

        assertThat(answer.text("/detail")).contains("line 2, column 9");
    }

    @Test
    void given_JSON_that_ends_too_early_then_400() {
        refused(400, "malformed-json", "start-draft", APPLICANT, "{\"data\":{\"title\":\"a");
    }

    @Test
    void given_bytes_that_are_not_UTF_8_then_400_with_line_and_column() {
        String text = "{\n\"data\":{\"title\":\"дрон #\"}}";
        for (String not : List.of("ff", "c0 80", "ed a0 80", "f5 80 80 80", "d0")) {
            byte[] broken = HexFormat.ofDelimiter(" ").parseHex(not);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(text.substring(0, text.indexOf('#')).getBytes(UTF_8));
            body.writeBytes(broken);
            body.writeBytes(text.substring(text.indexOf('#') + 1).getBytes(UTF_8));

            Answer answer = refused(400, "not-utf-8", "start-draft", APPLICANT, body.toByteArray());

            assertThat(answer.text("/detail")).as(not).contains("line 2, column 23");
        }
    }

    @Test
    void given_JSON_in_UTF_16_then_400() {
        byte[] data = draftData("CALL-X", "UA-EDR-38422948").getBytes(UTF_16);
        refused(400, "not-utf-8", "start-draft", APPLICANT, data);
        byte[] withoutMark = "{}".getBytes(UTF_16LE);
        refused(400, "malformed-json", "start-draft", APPLICANT, withoutMark);
    }

    @Test
    void given_an_empty_body_then_400() {
        refused(400, "body-not-object", "start-draft", APPLICANT, "");
    }

    @Test
    void given_a_list_instead_of_an_object_then_400() {
        refused(400, "body-not-object", "start-draft", APPLICANT, "[]");
    }

    @Test
    void given_more_text_after_the_object_then_400() {
        refused(400, "malformed-json", "start-draft", APPLICANT, "{} {}");
    }

    @Test
    void given_a_name_twice_then_400_with_the_name() {
        Answer answer =
                refused(
                        400,
                        "duplicate-name",
                        "start-draft",
                        APPLICANT,
                        "{\"data\":{},\"data\":{}}");

        assertThat(answer.text("/detail")).contains("\"data\"");
    }

    @Test
    void given_JSON_nested_a_thousand_deep_then_400() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        refused(400, "json-too-deep", "start-draft", APPLICANT, "{\"data\":" + deep + "}");
    }

    // The content

    @Test
    void given_unknown_fields_at_every_level_then_422_with_a_pointer_to_each() {
        String data = draftWith("titel", "\"typing error\"");
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body("\"priority\":1,\"a/b~c\":2,\"data\":" + data));

        assertThat(faults(answer))
                .containsExactlyInAnyOrder(
                        "/priority unknown-field",
                        "/a~1b~0c unknown-field",
                        "/data/titel unknown-field");
        assertThat(detail(answer, "/data/titel")).contains("Names like it: title.");
        assertThat(detail(answer, "/priority"))
                .contains("There is no member priority. All that are known: ")
                .doesNotContain("like it", "–");
    }

    @Test
    void given_several_faults_then_422_names_all_of_them() {
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "submit-application",
                        APPLICANT,
                        """
                        {"expectedVersion":"1","occurredAt":"yesterday","evidence":[{"documentId":"a"}],
                         "data":{"requested":{"amount":12.5,"currency":"EUR"},"technology":"MAGIC","trl":10,
                                 "contentHash":"xyz"}}\
                        """);

        assertThat(faults(answer))
                .containsExactlyInAnyOrder(
                        "/subject required",
                        "/expectedVersion expected-whole-number",
                        "/occurredAt not-a-time",
                        "/evidence/0/sha256 required",
                        "/evidence/0/mediaType required",
                        "/data/requested/amount expected-text",
                        "/data/technology unknown-value",
                        "/data/trl too-much",
                        "/data/exportControl required",
                        "/data/contentHash not-a-sha-256");
        assertThat(detail(answer, "/data/contentHash"))
                .contains("64 hexadecimal digits")
                .doesNotContain("[");
        assertThat(answer.response().body()).contains("MATERIALS");
    }

    @Test
    void given_texts_of_wrong_type_then_nothing_is_converted() {
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftWith("title", "5")));

        assertThat(faults(answer)).containsExactly("/data/title expected-text");
    }

    @Test
    void given_a_number_as_text_then_422() {
        String body =
                submission(UUID.randomUUID().toString()).replace("\"trl\":5", "\"trl\":\"5\"");

        Answer answer = refused(422, "invalid-content", "submit-application", APPLICANT, body);

        assertThat(faults(answer)).containsExactly("/data/trl expected-whole-number");
    }

    @Test
    void given_a_number_that_is_too_large_then_422_shows_it_as_it_was_written() {
        for (String number : List.of("99999999999999999999", "99999999999999999999.0")) {
            String body =
                    submission(UUID.randomUUID().toString())
                            .replace("\"trl\":5", "\"trl\":" + number);

            Answer answer = refused(422, "invalid-content", "submit-application", APPLICANT, body);

            assertThat(detail(answer, "/data/trl")).contains(number).doesNotContain("E+");
        }
    }

    @Test
    void given_a_NUL_in_a_text_then_422() {
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftWith("title", "\"a\\u0000b\"")));

        assertThat(faults(answer)).containsExactly("/data/title forbidden-character");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2066, 0x2069})
    void given_a_control_that_turns_the_text_round_then_422(int control) {
        String title = "\"a\\u%04xb\"".formatted(control);
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftWith("title", title)));

        assertThat(faults(answer)).containsExactly("/data/title turned-text");
    }

    @Test
    void given_a_register_number_with_a_slash_then_422_says_what_to_write() {
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "register-organisation",
                        APPLICANT,
                        """
                        {"data": {"identifier": {"scheme": "ZA-CIP", "id": "2011/123456/07"},
                                  "name": "Works", "country": "ZA", "type": "SME"}}\
                        """);

        assertThat(faults(answer)).containsExactly("/data/identifier/id identifier-slash");
        assertThat(detail(answer, "/data/identifier/id")).contains("2011/123456/07", "dash");
    }

    @Test
    void given_more_wrong_names_than_anybody_reads_then_the_first_fifty_are_told() {
        String names =
                IntStream.range(0, 60_000)
                        .mapToObj("\"k%d\":1"::formatted)
                        .collect(Collectors.joining(","));
        String body = body("\"data\":{" + names + "}");
        long begun = System.nanoTime();

        Answer answer = refused(422, "invalid-content", "start-draft", APPLICANT, body);

        // Looking for near names of all of them took 20 times as long.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(faults(answer)).hasSize(50);
    }

    private List<String> amountFaults(String amount, String currency) {
        String body =
                submission(UUID.randomUUID().toString())
                        .replace("1000.50", amount)
                        .replace("EUR", currency);
        return faults(refused(422, "invalid-content", "submit-application", APPLICANT, body));
    }

    @Test
    void given_a_negative_amount_then_422() {
        assertThat(amountFaults("-5", "EUR"))
                .containsExactly("/data/requested/amount money-negative");
    }

    @Test
    void given_too_many_decimals_then_422() {
        assertThat(amountFaults("1.005", "EUR"))
                .containsExactly("/data/requested/amount money-decimals");
    }

    @Test
    void given_an_unknown_currency_then_422() {
        assertThat(amountFaults("1", "EUX"))
                .containsExactly("/data/requested/currency unknown-currency");
    }

    @Test
    void given_an_amount_that_is_no_number_or_beyond_all_budgets_then_422() {
        assertThat(amountFaults("1e3", "EUR"))
                .containsExactly("/data/requested/amount not-an-amount");
        for (int digits : new int[] {16, 20, 10_000}) {
            assertThat(amountFaults("9".repeat(digits) + ".00", "EUR"))
                    .containsExactly("/data/requested/amount money-too-large");
        }
    }

    @Test
    void given_a_code_that_no_language_has_then_422_says_what_one_looks_like() {
        for (String code : List.of("zz", "EN", "eng")) {
            Answer answer =
                    refused(
                            422,
                            "invalid-content",
                            "start-draft",
                            APPLICANT,
                            body("\"data\":" + draftWith("language", "\"" + code + "\"")));

            assertThat(faults(answer)).containsExactly("/data/language not-a-language");
            assertThat(detail(answer, "/data/language")).contains(code, "such as uk");
        }
    }

    @Test
    void given_a_code_that_no_country_has_then_422_says_what_one_looks_like() {
        for (String code : List.of("ZZ", "ua", "UKR")) {
            String data =
                    organisationData(edrpou())
                            .replace("\"country\":\"UA\"", "\"country\":\"" + code + "\"");

            Answer answer =
                    refused(
                            422,
                            "invalid-content",
                            "register-organisation",
                            APPLICANT,
                            body("\"data\":" + data));

            assertThat(faults(answer)).containsExactly("/data/country not-a-country");
            assertThat(detail(answer, "/data/country"))
                    .contains(code, "two capital letters", "such as UA");
        }
    }

    @Test
    void given_a_register_of_a_country_that_does_not_exist_then_422() {
        String data = organisationData(edrpou()).replace("UA-EDR", "XX-YY");

        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "register-organisation",
                        APPLICANT,
                        body("\"data\":" + data));

        assertThat(faults(answer)).containsExactly("/data/identifier/scheme identifier-country");
        assertThat(detail(answer, "/data/identifier/scheme")).contains("XX-YY", "UA-EDR");
    }

    @Test
    void given_a_version_of_a_record_that_is_yet_to_be_created_then_422() {
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        "{\"expectedVersion\":3,\"data\":"
                                + draftData("CALL-X", "UA-EDR-38422948")
                                + "}");

        assertThat(faults(answer)).containsExactly("/expectedVersion version-of-new-record");
        assertThat(detail(answer, "/expectedVersion")).contains("Leave expectedVersion out");
    }

    @Test
    void given_a_mistyped_register_number_then_422_and_which_digit_was_expected() {
        String good = edrpou();
        String bad = good.substring(0, 7) + (good.charAt(7) == '0' ? '1' : '0');

        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "register-organisation",
                        APPLICANT,
                        body("\"data\":" + organisationData(bad)));

        assertThat(faults(answer)).containsExactly("/data/identifier/id edrpou-check-digit");
        assertThat(answer.response().body()).contains("would be " + good.charAt(7));
    }

    @Test
    void given_an_LEI_whose_check_digits_do_not_fit_then_422() {
        String data =
                organisationData(edrpou())
                        .replaceFirst("UA-EDR", "XI-LEI")
                        .replaceFirst("\"id\":\"[0-9]+\"", "\"id\":\"5493001KJTIIGC8Y1R13\"");

        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "register-organisation",
                        APPLICANT,
                        body("\"data\":" + data));

        assertThat(faults(answer)).containsExactly("/data/identifier/id lei-check-digits");
    }

    @Test
    void given_parts_of_a_value_that_cannot_be_then_each_part_is_named() {
        String evidence =
                "\"evidence\":[{\"documentId\":\"a\",\"sha256\":\"x\",\"mediaType\":\"\"}]";
        String data = "\"data\":" + draftData("CALL-X", "UA-EDR-38422948");

        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body(evidence + "," + data));

        assertThat(faults(answer))
                .containsExactly("/evidence/0/sha256 not-a-sha-256", "/evidence/0/mediaType blank");
    }

    @Test
    void given_more_documents_than_an_event_has_room_for_then_422_names_the_list() {
        String one =
                "{\"documentId\":\"a\",\"sha256\":\"%s\",\"mediaType\":\"text/plain\"}"
                        .formatted(HASH);
        String evidence = String.join(",", Collections.nCopies(21, one));
        String data = "\"data\":" + draftData("CALL-X", "UA-EDR-38422948");

        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body("\"evidence\":[" + evidence + "]," + data));

        assertThat(faults(answer)).containsExactly("/evidence too-many");
        assertThat(detail(answer, "/evidence")).contains("more than 20 items");
    }

    @Test
    void given_as_much_evidence_and_reason_as_may_be_then_an_event_has_room_for_it() {
        String one =
                "{\"documentId\":\"%s\",\"sha256\":\"%s\",\"mediaType\":\"%s\"}"
                        .formatted("🚚".repeat(200), HASH, "🚚".repeat(100));
        String evidence = String.join(",", Collections.nCopies(20, one));

        done(
                "start-draft",
                APPLICANT,
                body(
                        "\"reason\":\"%s\",\"evidence\":[%s],\"data\":%s"
                                .formatted(
                                        "🚚".repeat(4000),
                                        evidence,
                                        draftData(aCall(), anOrganisation()))));
    }

    @Test
    void a_character_counts_once_also_where_it_has_two_halves() {
        String call = aCall();
        String lead = anOrganisation();
        String allowed = draftData(call, lead).replace("Warm in winter.", "🚚".repeat(4000));
        done("start-draft", APPLICANT, body("\"data\":" + allowed));

        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + allowed.replaceFirst("🚚", "🚚🚚")));

        assertThat(faults(answer)).containsExactly("/data/summary too-long");
    }

    @Test
    void given_references_of_another_kind_or_unknown_ones_in_data_then_422() {
        String body =
                body(
                        "\"reason\":\"they should meet\",\"data\":{\"application\":\"PIL-2026-000001\",\"counterparty\":\"UA-EDR-1\"}");

        Answer answer = refused(422, "invalid-content", "propose-introduction", MANAGER, body);
        assertThat(faults(answer))
                .containsExactly(
                        "/data/application not-a-reference", "/data/counterparty edrpou-digits");

        String unknown =
                body(
                        "\"reason\":\"they should meet\",\"data\":{\"application\":\"APP-1999-000001\",\"counterparty\":\"UA-EDR-38422948\"}");
        assertThat(
                        faults(
                                refused(
                                        422,
                                        "invalid-content",
                                        "propose-introduction",
                                        MANAGER,
                                        unknown)))
                .containsExactly("/data/application unknown-name");
    }

    @Test
    void given_a_decision_without_reason_then_422() {
        Answer answer =
                refused(
                        422,
                        "invalid-content",
                        "withdraw-application",
                        APPLICANT,
                        body("\"subject\":\"" + aDraft() + "\""));

        assertThat(faults(answer)).containsExactly("/reason reason-missing");
    }

    @Test
    void given_a_time_in_the_future_then_422() {
        refused(
                422,
                "occurred-in-future",
                "withdraw-application",
                APPLICANT,
                body(
                        "\"reason\":\"r\",\"occurredAt\":\"2999-01-01T00:00:00Z\",\"subject\":\""
                                + aDraft()
                                + "\""));
    }
}
