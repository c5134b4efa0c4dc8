package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;

class CommandEndpointTest extends HttpTest {

    @Test
    void given_a_new_programme_when_POST_then_201_with_its_address_and_a_receipt() {
        String code = "PROG-" + fresh();
        UUID id = UUID.randomUUID();

        Answer answer =
                post(
                        "create-programme",
                        MANAGER,
                        "{\"id\":\"%s\",\"data\":%s}".formatted(id, programmeData(code)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/programmes/" + code);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode receipt = answer.json();
        assertThat(receipt.at("/commandId").asString()).isEqualTo(id.toString());
        assertThat(receipt.at("/reference").asString()).isEqualTo(code);
        assertThat(receipt.at("/version").asLong()).isEqualTo(1);
        assertThat(receipt.at("/events/0/type").asString()).isEqualTo("ProgrammeCreated");
        assertThat(receipt.at("/events/0/version").asLong()).isEqualTo(1);
        assertThat(receipt.at("/links/receipt").asString()).isEqualTo("/api/receipts/" + id);
        assertThat(receipt.at("/links/record").asString()).isEqualTo("/api/programmes/" + code);
        assertThat(receipt.at("/links/history").asString())
                .isEqualTo("/api/programmes/" + code + "/history");
    }

    @Test
    void given_a_receipt_then_its_events_are_durable_at_the_position_that_it_names() {
        JsonNode receipt =
                done(
                        "create-programme",
                        MANAGER,
                        body("\"data\":" + programmeData("P-" + fresh())));

        UUID event = UUID.fromString(receipt.at("/events/0/id").asString());
        assertThat(ledger.byEventId(event).orElseThrow().position())
                .isEqualTo(receipt.at("/position").asLong());
    }

    @Test
    void given_a_draft_when_submitted_by_its_reference_then_200_and_version_2() {
        String draft = aDraft();
        assertThat(draft).matches("APP-[0-9]{4}-[0-9]{6}");

        Answer answer = post("submit-application", APPLICANT, submission(draft));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/reference")).isEqualTo(draft);
        assertThat(answer.json().at("/version").asLong()).isEqualTo(2);
        assertThat(answer.text("/links/record")).isEqualTo("/api/applications/" + draft);
    }

    @Test
    void given_two_drafts_one_after_the_other_then_their_numbers_follow_each_other() {
        String call = aCall();
        String organisation = anOrganisation();
        String data = "\"data\":" + draftData(call, organisation);

        String first = done("start-draft", APPLICANT, body(data)).at("/reference").asString();
        String second = done("start-draft", APPLICANT, body(data)).at("/reference").asString();

        assertThat(number(second)).isEqualTo(number(first) + 1);
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring("APP-2026-".length()));
    }

    @Test
    void given_no_id_then_one_is_made_and_returned() {
        Answer answer =
                post(
                        "create-programme",
                        MANAGER,
                        "{\"data\":" + programmeData("P-" + fresh()) + "}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(UUID.fromString(answer.text("/commandId"))).isNotNull();
    }

    @Test
    void given_the_same_body_again_then_the_first_receipt_and_nothing_changed() {
        String body = body("\"data\":" + draftData(aCall(), anOrganisation()));
        Answer first = post("start-draft", APPLICANT, body);
        long head = ledger.head();

        Answer again = post("start-draft", APPLICANT, body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(ledger.head()).isEqualTo(head);
    }

    @Test
    void given_a_uuid_as_subject_then_it_is_the_same_record_as_its_reference() {
        JsonNode draft =
                done(
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftData(aCall(), anOrganisation())));

        Answer answer =
                post("submit-application", APPLICANT, submission(draft.at("/subject").asString()));

        assertThat(answer.text("/reference")).isEqualTo(draft.at("/reference").asString());
    }

    @Test
    void given_the_id_of_a_new_application_as_subject_then_it_gets_that_id() {
        UUID chosen = UUID.randomUUID();

        Answer answer =
                post(
                        "start-draft",
                        APPLICANT,
                        "{\"subject\":\"%s\",\"data\":%s}"
                                .formatted(chosen, draftData(aCall(), anOrganisation())));

        assertThat(answer.text("/subject")).isEqualTo(chosen.toString());
    }

    @Test
    void given_a_code_in_other_letter_case_then_it_is_the_same_call() {
        String call = aCall();

        Answer answer =
                post(
                        "cancel-call",
                        AUTHORISER,
                        body(
                                "\"subject\":\""
                                        + call.toLowerCase(Locale.ROOT)
                                        + "\",\"reason\":\"given up\""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/reference")).isEqualTo(call);
    }

    @Test
    void given_references_in_small_letters_then_they_are_the_same_records() {
        String draft =
                done(
                                "start-draft",
                                APPLICANT,
                                body(
                                        "\"data\":"
                                                + draftData(
                                                        aCall().toLowerCase(Locale.ROOT),
                                                        anOrganisation().toLowerCase(Locale.ROOT))))
                        .at("/reference")
                        .asString();

        JsonNode receipt =
                done("submit-application", APPLICANT, submission(draft.toLowerCase(Locale.ROOT)));

        assertThat(receipt.at("/reference").asString()).isEqualTo(draft);
    }

    @Test
    void given_the_version_that_the_record_has_then_it_is_accepted() {
        String draft = aDraft();

        String body = submission(draft).replaceFirst("\\{", "{\"expectedVersion\":1,");

        assertThat(post("submit-application", APPLICANT, body).status()).isEqualTo(200);
    }

    @Test
    void given_reason_evidence_time_and_legal_basis_then_they_stand_in_the_event() {
        String draft = aDraft();
        JsonNode receipt =
                done(
                        "withdraw-application",
                        APPLICANT,
                        """
                        {"subject":"%s","reason":"Немає коштів","occurredAt":"2026-01-02T03:04:05+02:00",
                         "legalBasis":"Regulation (EU) 2025/2643, Article 12",
                         "evidence":[{"documentId":"letter.pdf","sha256":"%s","mediaType":"application/pdf"}]}\
                        """
                                .formatted(draft, HASH));

        UUID event = UUID.fromString(receipt.at("/events/0/id").asString());
        JsonNode metadata = JSON.readTree(ledger.byEventId(event).orElseThrow().metadata());
        assertThat(metadata.at("/reason").asString()).isEqualTo("Немає коштів");
        assertThat(metadata.at("/occurredAt").asString()).isEqualTo("2026-01-02T01:04:05Z");
        assertThat(metadata.at("/legalBasis").asString())
                .isEqualTo("Regulation (EU) 2025/2643, Article 12");
        assertThat(metadata.at("/evidence").asString()).contains("letter.pdf");
        assertThat(metadata.at("/actorId").asString()).isEqualTo("portal");
        assertThat(metadata.at("/channel").asString()).isEqualTo("API");
    }

    @Test
    void given_an_account_with_its_share_of_slow_bodies_then_one_more_is_a_429_and_others_go_on()
            throws Exception {
        String slow = TestIssuer.token("PM-slow", Role.PROGRAMME_MANAGER);
        List<Socket> sockets = new ArrayList<>();
        try {
            // A few more than the share: the requests below may hold a place when one of these
            // comes.
            for (int i = 0; i < 260; i++) {
                sockets.add(bodyBegun(slow));
            }
            for (String language : List.of("en", "uk")) {
                Answer refused = postBy(slow, language);
                for (int i = 0; i < 600 && refused.status() != 429; i++) {
                    // They are still read; on a busy machine the first may have been given up.
                    Thread.sleep(50);
                    sockets.add(bodyBegun(slow));
                    refused = postBy(slow, language);
                }
                assertThat(refused.rule()).isEqualTo("too-many-commands");
                assertThat(refused.header("Retry-After")).isEqualTo("1");
                assertThat(refused.text("/detail")).contains("PM-slow", "256");
                RefusalTest.isProblem(refused, language);
            }
            assertThat(postBy(MANAGER, "en").status()).isEqualTo(201);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private Answer postBy(String token, String language) {
        return post(
                "create-programme",
                token,
                "{\"data\":" + programmeData("SLOW-" + fresh()) + "}",
                language);
    }

    private Socket bodyBegun(String token) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(
                        """
                        POST /api/commands/create-programme HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: 1000\r
                        \r
                        {\
                        """
                                .formatted(token)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void given_a_delegation_when_sent_on_behalf_of_its_giver_then_the_token_needs_no_such_role() {
        String giver = "PM-" + fresh();
        String token = TestIssuer.token(giver, Role.PROGRAMME_MANAGER);
        String standIn = TestIssuer.token("SI-" + giver, Role.INTAKE_OFFICER);
        LocalDate today = LocalDate.now(RecordType.OFFICE_ZONE);
        done("enter-person", token, body("\"data\":{\"person\":\"%s\"}".formatted(giver)));
        done(
                "give-delegation",
                token,
                body(
                        """
                        "subject":"%s","reason":"leave",
                        "data":{"standIn":"SI-%s","role":"PROGRAMME_MANAGER","from":"%s","until":"%s"}\
                        """
                                .formatted(giver, giver, today.minusDays(1), today.plusDays(1))));
        String founding = "\"data\":" + programmeData("P-" + fresh());

        assertThat(post("create-programme", standIn, body(founding)).rule())
                .isEqualTo("role-missing");
        Answer foreign =
                post("create-programme", standIn, body("\"onBehalfOf\":\"PM-0\"," + founding));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.rule()).isEqualTo("delegation-missing");
        done(
                "create-programme",
                standIn,
                body("\"onBehalfOf\":\"%s\",%s".formatted(giver, founding)));
    }
}
