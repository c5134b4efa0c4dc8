package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds however Litopys is run; seen from outside, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AcceptanceSuite {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HASH = "5e".repeat(32);

    private Path temp = Path.of("");

    private IssuerStandIn issuer;
    private Installation office;

    /** Starts the processes, which trust the issuer. */
    abstract Installation start(Path folder, String issuer) throws Exception;

    /** Ends what they stood on. */
    void stop() throws Exception {}

    @BeforeAll
    void startAll(@TempDir Path folder) throws Exception {
        temp = folder;
        issuer = IssuerStandIn.start();
        office = start(temp, issuer.address());
    }

    @AfterAll
    void stopAll() throws Exception {
        if (office != null) {
            office.close();
        }
        stop();
        issuer.close();
    }

    // How to speak with it

    private record Answer(int status, JsonNode body) {
        Answer recorded() {
            assertThat(status).as(body.toString()).isIn(200, 201);
            return this;
        }
    }

    private static String named(String kind) {
        return kind
                + "-"
                + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private Answer send(LitopysProcess to, String actor, Role role, String type, String body)
            throws Exception {
        return answer(
                to.post(
                        "/api/commands/" + type,
                        body,
                        "Authorization",
                        issuer.bearer(actor, role),
                        "Content-Type",
                        "application/json"));
    }

    private Answer send(String actor, Role role, String type, String body) throws Exception {
        return send(office.commandSide(), actor, role, type, body);
    }

    private JsonNode read(LitopysProcess from, String path) throws Exception {
        Answer answer =
                answer(from.get(path, "Authorization", issuer.bearer("AU-01", Role.AUDITOR)));
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        }
    }

    // What happens in an office

    private String programme() throws Exception {
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

    private Answer allocate(LitopysProcess at, String programme, String amount, String more)
            throws Exception {
        return send(
                at,
                "AO-01",
                Role.AUTHORISING_OFFICER,
                "allocate-budget",
                """
                {"subject": "%s", %s "data": {"line": "LINE", "lineTitle": {"en": "Line", "uk": "Рядок"},
                 "amount": {"amount": "%s", "currency": "EUR"}, "source": "EU budget", "decisionReference": "DEC-1"}}\
                """
                        .formatted(programme, more, amount));
    }

    private static String registration(String number, String more) {
        return """
        {%s "data": {"identifier": {"scheme": "EE-KMKR", "id": "%s"}, "name": "Test works", "country": "EE", "type": "SME"}}\
        """
                .formatted(more, number);
    }

    private String organisation() throws Exception {
        String number = named("EE");
        return send("IO-01", Role.INTAKE_OFFICER, "register-organisation", registration(number, ""))
                .recorded()
                .body()
                .get("reference")
                .asString();
    }

    private String call(String programme) throws Exception {
        String code = named("CALL");
        send(
                        "PM-01",
                        Role.PROGRAMME_MANAGER,
                        "publish-call",
                        """
                        {"data": {"code": "%s", "programme": "%s", "title": {"en": "Energy", "uk": "Енергія"}, "type": "CALL",
                         "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2029-01-01T00:00:00Z", "budgetLine": "LINE",
                         "budget": {"amount": "100.00", "currency": "EUR"}, "minEvaluations": 1, "technologyAreas": ["OTHER"]}}\
                        """
                                .formatted(code, programme))
                .recorded();
        return code;
    }

    /** An application that waits for its decision. */
    private String recommended(String call, String lead) throws Exception {
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
                {"requested": {"amount": "30.00", "currency": "EUR"}, "technology": "OTHER", "trl": 6, "contentHash": "%s"}\
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

    // The rules

    @Test
    void what_one_process_recorded_every_other_shows_to_whoever_waits_for_the_command()
            throws Exception {
        for (LitopysProcess commands : office.commandSides()) {
            for (LitopysProcess queries : office.querySides()) {
                String number = named("EE");
                JsonNode receipt =
                        send(
                                        commands,
                                        "IO-01",
                                        Role.INTAKE_OFFICER,
                                        "register-organisation",
                                        registration(number, ""))
                                .recorded()
                                .body();

                JsonNode record =
                        read(
                                queries,
                                "/api/organisations/EE-KMKR-%s?wait=%s"
                                        .formatted(number, receipt.get("commandId").asString()));

                assertThat(receipt.get("reference").asString()).isEqualTo("EE-KMKR-" + number);
                assertThat(record.toString()).contains("EE-KMKR-" + number);
            }
        }
    }

    @Test
    void a_repeated_command_gets_the_first_receipt_from_every_process() throws Exception {
        String programme = programme();
        String creating = "\"id\": \"" + UUID.randomUUID() + "\",";
        String changing = "\"id\": \"" + UUID.randomUUID() + "\",";
        String number = named("EE");
        Set<JsonNode> created = new HashSet<>();
        Set<JsonNode> changed = new HashSet<>();

        for (int round = 0; round < 2; round++) {
            for (LitopysProcess commands : office.commandSides()) {
                created.add(
                        send(
                                        commands,
                                        "IO-01",
                                        Role.INTAKE_OFFICER,
                                        "register-organisation",
                                        registration(number, creating))
                                .recorded()
                                .body()
                                .get("events"));
                changed.add(
                        allocate(commands, programme, "5.00", changing)
                                .recorded()
                                .body()
                                .get("events"));
            }
        }

        assertThat(created).hasSize(1);
        assertThat(changed).hasSize(1);
        for (LitopysProcess commands : office.commandSides()) {
            Answer other = allocate(commands, programme, "6.00", changing);
            assertThat(other.status()).as(other.body().toString()).isEqualTo(422);
            assertThat(other.body().toString()).contains("reused-command-id");
        }
    }

    @Test
    void commands_to_one_record_from_everywhere_are_all_recorded() throws Exception {
        String programme = programme();
        int each = 10;
        List<Callable<List<Answer>>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(() -> {
                List<Answer> answers = new ArrayList<>();
                for (int n = 0; n < each; n++) {
                    answers.add(allocate(office.commandSide(), programme, "1.00", ""));
                }
                return answers;
            });
        }

        List<Answer> answers = atOnce(callers).stream().flatMap(List::stream).toList();

        assertThat(answers).allSatisfy(Answer::recorded);
        assertThat(answers)
                .extracting(answer -> answer.body().get("version").asInt())
                .doesNotHaveDuplicates()
                .contains(8 * each + 1);
    }

    @Test
    void only_a_version_that_the_caller_named_can_be_stale() throws Exception {
        String programme = programme();
        allocate(office.commandSide(), programme, "1.00", "\"expectedVersion\": 1,").recorded();

        for (LitopysProcess commands : office.commandSides()) {
            Answer stale = allocate(commands, programme, "1.00", "\"expectedVersion\": 1,");
            assertThat(stale.status()).as(stale.body().toString()).isEqualTo(412);
        }
        allocate(office.commandSide(), programme, "1.00", "\"expectedVersion\": 2,").recorded();
    }

    @Test
    void of_many_who_create_the_same_record_one_is_first() throws Exception {
        String number = named("EE");
        List<Callable<Answer>> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            callers.add(() ->
                    send(
                            "IO-01",
                            Role.INTAKE_OFFICER,
                            "register-organisation",
                            registration(number, "")));
        }

        assertThat(atOnce(callers))
                .extracting(Answer::status)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void money_is_promised_once_however_many_decide_at_once() throws Exception {
        String programme = programme();
        allocate(office.commandSide(), programme, "100.00", "").recorded();
        String call = call(programme);
        String lead = organisation();
        List<String> applications = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            applications.add(recommended(call, lead));
        }
        List<Callable<Answer>> decisions = new ArrayList<>();
        for (String application : applications) {
            decisions.add(() ->
                    send(
                            "AO-02",
                            Role.AUTHORISING_OFFICER,
                            "accept-application",
                            """
                            {"subject": "%s", "reason": "as advised", "data": {"awarded": {"amount": "30.00", "currency": "EUR"},
                             "conditions": [], "decisionReference": "DEC-2"}}\
                            """
                                    .formatted(application)));
        }

        List<Answer> answers = atOnce(decisions);

        List<Answer> accepted = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
        assertThat(accepted).hasSize(3);
        assertThat(accepted)
                .allSatisfy(answer ->
                        assertThat(answer.body().get("events").toString())
                                .contains("ApplicationAccepted", "BudgetReserved"));
        String record = "/api/programmes/" + programme + "?wait=";
        LitopysProcess queries = office.querySide();
        for (Answer each : accepted) {
            read(queries, record + each.body().get("commandId").asString());
        }
        assertThat(read(queries, record + 1).toString())
                .contains("\"reserved\":{\"amount\":\"90.00\"");
    }

    @Test
    void the_past_of_a_record_can_be_read() throws Exception {
        String programme = programme();
        allocate(office.commandSide(), programme, "1.00", "").recorded();
        JsonNode receipt = allocate(office.commandSide(), programme, "2.00", "").recorded().body();
        String wait = "?wait=" + receipt.get("commandId").asString();

        for (LitopysProcess queries : office.querySides()) {
            JsonNode history = read(queries, "/api/programmes/" + programme + "/history" + wait);
            assertThat(history.toString())
                    .contains("ProgrammeCreated", "BudgetAllocated", "\"3.00\"");
            assertThat(read(queries, "/api/programmes/" + programme + "/history/2").toString())
                    .contains("\"1.00\"")
                    .doesNotContain("\"3.00\"");
        }
    }

    @Test
    void every_acknowledged_command_is_in_the_gapless_log_once_after_all_were_killed()
            throws Exception {
        String programme = programme();
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(acknowledgedId(programme));
        }

        office.killAndStartAgain();

        for (int i = 0; i < 20; i++) {
            acknowledged.add(acknowledgedId(programme));
        }
        String last = acknowledgedId(programme);
        acknowledged.add(last);
        read(office.querySide(), "/api/programmes/" + programme + "?wait=" + last);
        List<String> found = new ArrayList<>();
        long position = 0;
        for (JsonNode page = page(0); !page.isEmpty(); page = page(position)) {
            for (JsonNode event : page) {
                assertThat(Long.parseLong(event.get("sequence").asString())).isEqualTo(++position);
                found.add(event.get("commandid").asString());
            }
        }
        assertThat(found).filteredOn(acknowledged::contains).hasSameSizeAs(acknowledged);
        verify();
    }

    private JsonNode page(long after) throws Exception {
        return read(office.querySide(), "/api/events?limit=500&after=" + after);
    }

    private String acknowledgedId(String programme) throws Exception {
        return allocate(office.commandSide(), programme, "1.00", "")
                .recorded()
                .body()
                .get("commandId")
                .asString();
    }

    private void verify() throws Exception {
        try (LitopysProcess verifier =
                LitopysProcess.start(
                        temp, 0, java.util.Map.of(), "verify", office.querySide().address())) {
            assertThat(verifier.awaitEnd()).as(verifier.output()).isZero();
        }
    }
}
