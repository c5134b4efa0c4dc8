package org.litopys.command.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.litopys.events.Role;
import org.litopys.events.call.CallType;
import org.litopys.events.organisation.CheckDigits;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.eventstore.Ledger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server and what callers do with it. */
@ResourceLock("the one office that these tests share")
@SpringBootTest(
        classes = TestOffice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "litopys.processes.autostart=false" // tests count what they send
        })
abstract class HttpTest {
    static final JsonMapper JSON = JsonMapper.shared();
    static final String HASH = "ab".repeat(32);

    static final String APPLICANT = TestIssuer.token("portal", Role.SERVICE, Role.APPLICANT_REP);
    static final String MANAGER = TestIssuer.token("PM-01", Role.PROGRAMME_MANAGER);
    static final String COMPLIANCE = TestIssuer.token("CO-01", Role.COMPLIANCE_OFFICER);
    static final String EVALUATOR = TestIssuer.token("EV-01", Role.EVALUATOR);
    static final String AUTHORISER = TestIssuer.token("AO-01", Role.AUTHORISING_OFFICER);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    @LocalServerPort int port;
    @Autowired Ledger ledger;

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The rule that a problem names: the end of its type. */
        String rule() {
            return text("/type").replaceAll(".*/", "");
        }
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer post(String type, @Nullable String token, String body) {
        return post(type, token, body, "en");
    }

    Answer post(String type, @Nullable String token, String body, String language) {
        return post(type, token, body.getBytes(StandardCharsets.UTF_8), language);
    }

    Answer post(String type, @Nullable String token, byte[] body, String language) {
        return send(
                request("/api/commands/" + type, token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    Answer get(String path, @Nullable String token, String language) {
        return send(request(path, token).header("Accept-Language", language).build());
    }

    /** Sends what must work. */
    JsonNode done(String type, String token, String body) {
        Answer answer = post(type, token, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(type + ": " + answer.response().body());
        }
        return answer.json();
    }

    /** A number that no other record of this run has. */
    static int fresh() {
        return NEXT.getAndIncrement();
    }

    static String edrpou() {
        String seven = "3%06d".formatted(fresh());
        return seven + CheckDigits.edrpouCheckDigit(seven);
    }

    // What an office has

    /** Code of a new programme with a budget line BL-1 of a million. */
    String aProgramme() {
        String code = "PROG-" + fresh();
        done("create-programme", MANAGER, body("\"data\":" + programmeData(code)));
        done(
                "approve-programme",
                AUTHORISER,
                """
                {"subject":"%s","reason":"founded","data":{"decisionReference":"D-0"}}\
                """
                        .formatted(code));
        done("activate-programme", MANAGER, "{\"subject\":\"%s\",\"data\":{}}".formatted(code));
        done(
                "allocate-budget",
                AUTHORISER,
                """
                {"subject":"%s","reason":"budget adopted","data":{"line":"BL-1","lineTitle":{"en":"Grants","uk":"Гранти"},
                 "amount":{"amount":"1000000.00","currency":"EUR"},"source":"EU","decisionReference":"D-1"}}\
                """
                        .formatted(code));
        return code;
    }

    static String programmeData(String code) {
        return """
        {"code":"%s","title":{"en":"Programme","uk":"Програма"},"currency":"EUR",
         "startDate":"2026-01-01","endDate":"2029-12-31","legalBasis":"Regulation (EU) 2025/2643"}\
        """
                .formatted(code);
    }

    /** Code of a new open call. */
    String aCall() {
        String programme = aProgramme();
        String code = "CALL-" + fresh();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        done(
                "draft-call",
                MANAGER,
                """
                {"data":{"code":"%s","programme":"%s","title":{"en":"Call","uk":"Конкурс"},"type":"%s",
                 "opensAt":"%s","closesAt":"%s","budgetLine":"BL-1",
                 "budget":{"amount":"500000","currency":"EUR"},"maxPerApplication":null,"minEvaluations":1,
                 "technologyAreas":["MATERIALS","OTHER"]}}\
                """
                        .formatted(
                                code,
                                programme,
                                CallType.values()[0],
                                now.minus(1, ChronoUnit.DAYS),
                                now.plus(30, ChronoUnit.DAYS)));
        done(
                "publish-call",
                AUTHORISER,
                body("\"reason\":\"checked\",\"subject\":\"" + code + "\""));
        return code;
    }

    /** Reference of a new organisation. */
    String anOrganisation() {
        return done(
                        "register-organisation",
                        APPLICANT,
                        body("\"data\":" + organisationData(edrpou())))
                .at("/reference")
                .asString();
    }

    static String organisationData(String edrpou) {
        return """
        {"identifier":{"scheme":"UA-EDR","id":"%s"},"name":"Maker Ltd","nameUk":"ТОВ Майстер",
         "country":"UA","type":"%s"}\
        """
                .formatted(edrpou, OrganisationType.values()[0]);
    }

    static String draftData(String call, String organisation) {
        return """
        {"call":"%s","lead":"%s","title":"A better tent","summary":"Warm in winter.","language":"en"}\
        """
                .formatted(call, organisation);
    }

    /** Reference of a new application in state DRAFT. */
    String aDraft() {
        return done(
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftData(aCall(), anOrganisation())))
                .at("/reference")
                .asString();
    }

    static String submission(String subject) {
        return """
        {"subject":"%s","data":{"requested":{"amount":"1000.50","currency":"EUR"},
         "technology":"MATERIALS","trl":5,"exportControl":"NOT_LISTED","contentHash":"%s"}}\
        """
                .formatted(subject, HASH);
    }

    /** A body with a new id. */
    static String body(String members) {
        return "{\"id\":\"" + UUID.randomUUID() + "\"," + members + "}";
    }
}
