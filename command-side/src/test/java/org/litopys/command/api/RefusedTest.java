package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.Rule;
import org.litopys.events.Role;

/** Commands that are well written but may not be, and requests that are sent in the wrong way. */
class RefusedTest extends RefusalTest {
    // What is not there

    @Test
    void given_an_unknown_command_then_404_with_the_nearest_names() {
        Answer answer = refused(404, "unknown-command", "submit-aplication", APPLICANT, "{}");

        assertThat(answer.text("/detail")).contains("submit-application");
    }

    @Test
    void given_a_command_that_resembles_none_then_404_without_a_guess() {
        Answer answer = refused(404, "unknown-command", "nope", APPLICANT, "{}");

        assertThat(answer.text("/detail"))
                .contains("nope")
                .doesNotContain("close-call", "create-programme", "like it", "–");
    }

    @Test
    void given_an_unknown_subject_then_404() {
        refused(
                404,
                "unknown-subject",
                "submit-application",
                APPLICANT,
                submission("APP-1999-000001"));
        refused(
                404,
                "unknown-record",
                "submit-application",
                APPLICANT,
                submission(UUID.randomUUID().toString()));
    }

    @Test
    void given_a_call_that_does_not_exist_then_422_with_the_code_that_was_typed() {
        Answer answer =
                refused(
                        422,
                        "unknown-reference",
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftData("NO-SUCH-CALL", anOrganisation())));

        assertThat(answer.text("/detail"))
                .contains("NO-SUCH-CALL")
                .doesNotContainPattern(RecordNames.UUID_TEXT);
    }

    // Who acts

    @Test
    void given_a_token_with_the_role_of_the_ledger_itself_then_403_because_no_token_can_carry_it() {
        String pretender = TestIssuer.token("process:call-closing", Role.PROCESS);

        Answer answer =
                refused(
                        403,
                        "role-missing",
                        "close-call",
                        pretender,
                        "{\"subject\":\"BRIDGE-2026-1\"}");
        assertThat(answer.text("/detail")).contains("PROGRAMME_MANAGER").doesNotContain("PROCESS");

        refused(
                403,
                "ledger-only",
                "cancel-contract-without-award",
                pretender,
                "{\"subject\":\"CON-2026-000001\"}");
    }

    @Test
    void given_a_token_of_a_system_then_401() {
        String pretender = TestIssuer.tokenOfSystem("process:call-closing", Role.PROGRAMME_MANAGER);

        refused(
                401,
                "token-without-actor",
                "close-call",
                pretender,
                "{\"subject\":\"BRIDGE-2026-1\"}");
    }

    // The state of the record

    @Test
    void
            given_a_submitted_application_when_submitted_again_then_409_with_state_and_what_is_allowed() {
        String draft = aDraft();
        done("submit-application", APPLICANT, submission(draft));

        Answer answer =
                refused(409, "wrong-state", "submit-application", APPLICANT, submission(draft));

        assertThat(answer.text("/detail")).contains("SUBMITTED", "assess-eligibility");
    }

    @Test
    void given_a_version_that_the_record_has_passed_then_412() {
        String draft = aDraft();
        done("submit-application", APPLICANT, submission(draft));

        Answer answer =
                refused(
                        412,
                        "stale-version",
                        "withdraw-application",
                        APPLICANT,
                        "{\"subject\":\"%s\",\"expectedVersion\":1,\"reason\":\"too late\"}"
                                .formatted(draft));
        assertThat(answer.text("/detail")).contains("Since then came: ApplicationSubmitted (2)");
    }

    @Test
    void given_the_id_of_another_command_then_422() {
        String draft = aDraft();
        UUID id = UUID.randomUUID();
        done(
                "submit-application",
                APPLICANT,
                submission(draft).replaceFirst("\\{", "{\"id\":\"" + id + "\","));

        refused(
                422,
                "reused-command-id",
                "submit-application",
                APPLICANT,
                submission(draft)
                        .replaceFirst("\\{", "{\"id\":\"" + id + "\",")
                        .replace("1000.50", "1000.51"));
    }

    @Test
    void given_the_id_that_created_the_record_then_422_names_the_id_and_not_the_record() {
        UUID id = UUID.randomUUID();
        String draft =
                done(
                                "start-draft",
                                APPLICANT,
                                "{\"id\":\"%s\",\"data\":%s}"
                                        .formatted(id, draftData(aCall(), anOrganisation())))
                        .at("/reference")
                        .asString();

        Answer answer =
                refused(
                        422,
                        "reused-command-id",
                        "submit-application",
                        APPLICANT,
                        submission(draft).replaceFirst("\\{", "{\"id\":\"" + id + "\","));

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/id");
        assertThat(answer.text("/detail")).contains(id.toString()).doesNotContain(draft);
    }

    @Test
    void given_a_programme_that_exists_then_409() {
        String code = aProgramme();
        Answer answer =
                refused(
                        409,
                        "already-exists",
                        "create-programme",
                        MANAGER,
                        body("\"data\":" + programmeData(code)));

        assertThat(faults(answer)).containsExactly("/data/code already-exists");
        assertThat(answer.text("/detail")).contains("this Programme already: " + code);
    }

    @Test
    void given_an_organisation_that_exists_then_409_calls_it_by_its_number() {
        String reference = anOrganisation();
        Answer answer =
                refused(
                        409,
                        "already-exists",
                        "register-organisation",
                        APPLICANT,
                        body("\"data\":" + organisationData(reference.replace("UA-EDR-", ""))));

        assertThat(faults(answer)).containsExactly("/data/identifier already-exists");
        assertThat(answer.text("/detail"))
                .contains("this Organisation already: " + reference)
                .doesNotContainPattern(RecordNames.UUID_TEXT);
    }

    // Who asks

    @Test
    void given_a_role_that_may_not_then_403_names_the_roles_that_may() {
        Answer answer =
                refused(
                        403,
                        "role-missing",
                        "create-programme",
                        APPLICANT,
                        body("\"data\":" + programmeData("P-" + fresh())));

        assertThat(answer.text("/detail")).contains("PROGRAMME_MANAGER");
    }

    @Test
    void given_a_role_that_may_not_then_403_whatever_the_content_is() {
        Answer answer =
                refused(403, "role-missing", "accept-application", APPLICANT, "{\"data\":{}}");

        assertThat(answer.text("/detail")).contains("AUTHORISING_OFFICER");
        assertThat(answer.json().has("errors")).isFalse();
    }

    @Test
    void given_somebody_who_applied_when_they_assess_then_403_by_the_duty() {
        String both = TestIssuer.token("X-01", Role.SERVICE, Role.COMPLIANCE_OFFICER);
        String draft = aDraft();
        done("submit-application", both, submission(draft));

        refused(
                403,
                "applicant-may-not-assess",
                "assess-eligibility",
                both,
                """
                {"subject":"%s","reason":"out of scope","data":{"checks":[
                 {"code":"ESTABLISHED_IN_ELIGIBLE_COUNTRY","passed":true},{"code":"OWNERSHIP_AND_CONTROL","passed":true},
                 {"code":"NOT_EXCLUDED","passed":true},{"code":"WITHIN_SCOPE_OF_CALL","passed":false}]}}\
                """
                        .formatted(draft));
    }

    @Test
    void given_no_token_then_401() {
        Answer answer = refused(401, "token-missing", "create-programme", null, "{}");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer resource_metadata=\"http");
        assertThat(answer.text("/detail")).contains("/.well-known/openid-configuration");
    }

    @Test
    void given_name_and_secret_instead_of_a_token_then_401_says_where_they_belong() {
        Answer answer =
                send(
                        request("/api/commands", null)
                                .header("Authorization", "Basic cG9ydGFsOnNlY3JldA==")
                                .build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.rule()).isEqualTo("credentials-not-here");
        assertThat(answer.text("/detail"))
                .contains("grant_type=client_credentials", "/.well-known/openid-configuration");
    }

    @Test
    void given_a_token_that_is_expired_foreign_or_no_token_then_401() {
        for (String token :
                List.of(
                        TestIssuer.expiredToken("PM-01", Role.PROGRAMME_MANAGER),
                        TestIssuer.foreignToken("PM-01", Role.PROGRAMME_MANAGER),
                        "rubbish")) {
            Answer answer = refused(401, "token-invalid", "create-programme", token, "{}");
            assertThat(answer.header("WWW-Authenticate"))
                    .startsWith("Bearer ")
                    .contains("error=\"invalid_token\"")
                    .contains(
                            "resource_metadata=\"http", "/.well-known/oauth-protected-resource\"");
        }
    }

    @Test
    void given_a_token_that_names_no_actor_then_401() {
        refused(
                401,
                "token-without-actor",
                "create-programme",
                TestIssuer.tokenWithoutActorType("PM-01", Role.PROGRAMME_MANAGER),
                "{}");
    }

    // How it is sent

    @Test
    void given_a_body_of_10_MB_then_413_whether_its_length_is_announced_or_not() {
        byte[] tenMegabytes = new byte[10 * 1024 * 1024];
        long head = ledger.head();
        for (String language : List.of("en", "uk")) {
            for (var publisher :
                    List.of(
                            BodyPublishers.ofByteArray(tenMegabytes),
                            BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(tenMegabytes)))) {
                Answer answer =
                        send(
                                request("/api/commands/start-draft", APPLICANT)
                                        .header("Content-Type", "application/json")
                                        .header("Accept-Language", language)
                                        .POST(publisher)
                                        .build());
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.rule()).isEqualTo("body-too-large");
                isProblem(answer, language);
            }
        }
        assertThat(ledger.head()).isEqualTo(head);
    }

    @Test
    void given_another_content_type_then_415() {
        for (String type :
                List.of("text/plain", "application/json;charset=iso-8859-5", "rubbish")) {
            Answer answer =
                    send(
                            request("/api/commands/start-draft", APPLICANT)
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build());
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.rule()).isEqualTo("wrong-content-type");
            isProblem(answer, "en");
        }
    }

    @Test
    void given_no_content_type_then_415_says_which_is_read() {
        Answer answer =
                send(
                        request("/api/commands/start-draft", APPLICANT)
                                .POST(BodyPublishers.ofString("{}"))
                                .build());

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.rule()).isEqualTo("content-type-missing");
        assertThat(answer.text("/detail")).contains("application/json");
    }

    @Test
    void given_a_compressed_body_then_415() {
        Answer answer =
                send(
                        request("/api/commands/start-draft", APPLICANT)
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofString("{}"))
                                .build());
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.rule()).isEqualTo("wrong-content-encoding");
    }

    @Test
    void given_another_method_then_405_with_those_that_are_offered() {
        Answer answer =
                send(
                        request("/api/commands/start-draft", APPLICANT)
                                .PUT(BodyPublishers.ofString("{}"))
                                .build());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
        assertThat(answer.rule()).isEqualTo("wrong-method");
        isProblem(answer, "en");
    }

    @Test
    void given_an_address_below_a_command_then_404() {
        Answer answer = get("/api/commands/start-draft/more", APPLICANT, "uk");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.rule()).isEqualTo("no-such-address");
        isProblem(answer, "uk");
    }

    @Test
    void given_a_rule_that_is_none_then_its_page_is_404() {
        assertThat(get("/problems/no-rule-at-all", null, "en").status()).isEqualTo(404);
        assertThat(get("/problems/api", null, "en").status())
                .as("a text with a title only")
                .isEqualTo(404);
    }

    @Test
    void every_rule_is_listed_and_each_link_leads_to_its_page() {
        for (String language : List.of("en", "uk")) {
            Answer list = get("/problems", null, language);

            assertThat(list.status()).isEqualTo(200);
            List<String> linked =
                    Pattern.compile("href=\"/problems/([a-z0-9-]+)\"")
                            .matcher(list.response().body())
                            .results()
                            .map(link -> link.group(1))
                            .toList();
            assertThat(linked)
                    .contains(Arrays.stream(Rule.values()).map(Rule::key).toArray(String[]::new))
                    .contains(
                            Arrays.stream(ApiRule.values())
                                    .map(ApiRule::key)
                                    .toArray(String[]::new));
            assertThat(get("/problems/" + linked.getLast(), null, language).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void every_rule_of_the_API_has_its_texts_and_every_text_its_rule() {
        for (Language language : Language.values()) {
            Properties own = new Properties();
            try (InputStream file =
                    ApiRule.class.getResourceAsStream(
                            "problems_%s.properties".formatted(language.tag()))) {
                own.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(own.stringPropertyNames())
                    .filteredOn(key -> !key.startsWith("fault."))
                    .filteredOn(key -> !key.endsWith(ProblemJson.NONE))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(ApiRule.values())
                                    .flatMap(rule ->
                                            Stream.of("title", "reason", "wayOut")
                                                    .map(part -> rule.key() + "." + part))
                                    .toList());
        }
    }
}
