package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs of an office do, over HTTP, each with a token of the issuer. */
record OfficeWork(Installation office, IssuerStandIn issuer) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HASH = "5e".repeat(32);

    record Answer(int status, JsonNode body) {
        Answer recorded() {
            assertThat(status).as(body.toString()).isIn(200, 201);
            return this;
        }
    }

    static String named(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    Answer send(LitopysProcess to, String actor, Role role, String type, String body)
            throws Exception {
        return answer(to.command(issuer.bearer(actor, role), type, body));
    }

    Answer send(String actor, Role role, String type, String body) throws Exception {
        return send(office.commandSide(), actor, role, type, body);
    }

    JsonNode read(LitopysProcess from, String path) throws Exception {
        Answer answer =
                answer(from.get(path, "Authorization", issuer.bearer("AU-01", Role.AUDITOR)));
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    // What happens in an office

    String programme() throws Exception {
        String code = named("PRG");
        send(
                        "PM-01",
                        Role.PROGRAMME_MANAGER,
                        "create-programme",
                        """
                        {"data": {"code": "%s", "title": {"en": "Bridge", "uk": "Міст"}, "currency": "EUR",
                                  "startDate": "2026-01-01", "endDate": "2029-12-31", "legalBasis": "Regulation (EU) 2025/2643"}}\
                        """
                                .formatted(code))
                .recorded();
        return code;
    }

    Answer allocate(LitopysProcess at, String programme, String amount, String more)
            throws Exception {
        return send(
                at,
                "AO-01",
                Role.AUTHORISING_OFFICER,
                "allocate-budget",
                """
                {"subject": "%s", "reason": "budget adopted", %s "data": {"line": "LINE", "lineTitle": {"en": "Line", "uk": "Рядок"},
                 "amount": {"amount": "%s", "currency": "EUR"}, "source": "EU budget", "decisionReference": "DEC-1"}}\
                """
                        .formatted(programme, more, amount));
    }

    static String registration(String number, String more) {
        return """
        {%s "data": {"identifier": {"scheme": "EE-KMKR", "id": "%s"}, "name": "Test works", "country": "EE", "type": "SME"}}\
        """
                .formatted(more, number);
    }

    String organisation() throws Exception {
        String number = named("EE");
        return send("IO-01", Role.INTAKE_OFFICER, "register-organisation", registration(number, ""))
                .recorded()
                .body()
                .get("reference")
                .asString();
    }

    /** Screened, and its owners assessed: else no application of it is eligible. */
    void checked(String organisation) throws Exception {
        send(
                        "AR-01",
                        Role.APPLICANT_REP,
                        "declare-ownership",
                        """
                        {"subject": "%s", "data": {"documentHash": "%s", "owners": [
                         {"sharePercent": 100, "country": "EE", "organisation": {"scheme": "EE-KMKR", "id": "EE100000001"}}]}}\
                        """
                                .formatted(organisation, HASH))
                .recorded();
        send(
                        "CO-01",
                        Role.COMPLIANCE_OFFICER,
                        "assess-ownership-control",
                        """
                        {"subject": "%s", "reason": "owners checked", "data": {"result": "NOT_CONTROLLED_FROM_OUTSIDE", "validUntil": "2999-12-31"}}\
                        """
                                .formatted(organisation))
                .recorded();
        send(
                        "CO-01",
                        Role.COMPLIANCE_OFFICER,
                        "screen-organisation",
                        """
                        {"subject": "%s", "data": {"screenedOn": "%s", "matches": [],
                         "lists": [{"name": "EU consolidated list", "version": "1"}]}}\
                        """
                                .formatted(
                                        organisation,
                                        LocalDate.now(java.time.ZoneId.of("Europe/Brussels"))))
                .recorded();
    }

    /** Puts the programme to work and publishes its call. */
    String call(String programme) throws Exception {
        String code = named("CALL");
        send(
                        "AO-01",
                        Role.AUTHORISING_OFFICER,
                        "approve-programme",
                        """
                        {"subject": "%s", "reason": "sound", "data": {"decisionReference": "DEC-0"}}\
                        """
                                .formatted(programme))
                .recorded();
        send(
                        "PM-01",
                        Role.PROGRAMME_MANAGER,
                        "activate-programme",
                        "{\"subject\": \"%s\", \"data\": {}}".formatted(programme))
                .recorded();
        send(
                        "PM-01",
                        Role.PROGRAMME_MANAGER,
                        "draft-call",
                        """
                        {"data": {"code": "%s", "programme": "%s", "title": {"en": "Energy", "uk": "Енергія"}, "type": "CALL",
                         "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2029-01-01T00:00:00Z", "budgetLine": "LINE",
                         "budget": {"amount": "100.00", "currency": "EUR"}, "minEvaluations": 1, "technologyAreas": ["OTHER"]}}\
                        """
                                .formatted(code, programme))
                .recorded();
        send(
                        "AO-01",
                        Role.AUTHORISING_OFFICER,
                        "publish-call",
                        "{\"subject\": \"%s\", \"reason\": \"checked\", \"data\": {}}"
                                .formatted(code))
                .recorded();
        return code;
    }

    /** An application that waits for its decision. */
    String recommended(String call, String lead) throws Exception {
        String application =
                send(
                                "AR-01",
                                Role.APPLICANT_REP,
                                "start-draft",
                                """
                                {"data": {"call": "%s", "lead": "%s", "title": "Example", "summary": "", "language": "en"}}\
                                """
                                        .formatted(call, lead))
                        .recorded()
                        .body()
                        .get("subject")
                        .asString();
        about(
                application,
                "AR-01",
                Role.APPLICANT_REP,
                "submit-application",
                """
                {"requested": {"amount": "30.00", "currency": "EUR"}, "technology": "OTHER", "trl": 6, "exportControl": "NOT_LISTED", "contentHash": "%s"}\
                """
                        .formatted(HASH));
        about(
                application,
                "CO-01",
                Role.COMPLIANCE_OFFICER,
                "assess-eligibility",
                """
                {"checks": [{"code": "ESTABLISHED_IN_ELIGIBLE_COUNTRY", "passed": true}, {"code": "OWNERSHIP_AND_CONTROL", "passed": true},
                            {"code": "NOT_EXCLUDED", "passed": true}, {"code": "WITHIN_SCOPE_OF_CALL", "passed": true}]}\
                """);
        about(
                application,
                "RA-01",
                Role.RAPPORTEUR,
                "assign-evaluator",
                "{\"evaluator\": \"EV-01\"}");
        about(
                application,
                "EV-01",
                Role.EVALUATOR,
                "declare-conflict-of-interest",
                "{\"level\": \"NONE\"}");
        about(
                application,
                "EV-01",
                Role.EVALUATOR,
                "submit-evaluation",
                """
                {"scores": [{"criterion": "EXCELLENCE", "points": 80}, {"criterion": "IMPACT", "points": 80},
                            {"criterion": "IMPLEMENTATION", "points": 80}], "advice": "ACCEPT"}\
                """);
        about(
                application,
                "PM-01",
                Role.PROGRAMME_MANAGER,
                "recommend-application",
                """
                {"advice": "ACCEPT", "proposed": {"amount": "30.00", "currency": "EUR"}, "conditions": []}\
                """);
        return application;
    }

    private void about(String subject, String actor, Role role, String type, String data)
            throws Exception {
        send(
                        actor,
                        role,
                        type,
                        "{\"subject\": \"%s\", \"reason\": \"as agreed\", \"data\": %s}"
                                .formatted(subject, data))
                .recorded();
    }
}
