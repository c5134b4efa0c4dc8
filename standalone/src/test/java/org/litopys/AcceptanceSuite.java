package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.litopys.OfficeWork.Answer;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;

/** What holds however Litopys is run; seen from outside, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AcceptanceSuite {
    private Path temp = Path.of("");

    private IssuerStandIn issuer;
    private Installation office;
    private OfficeWork work;

    /** Starts the processes, which trust the issuer. */
    abstract Installation start(Path folder, String issuer) throws Exception;

    /** Ends what they stood on. */
    void stop() throws Exception {}

    @BeforeAll
    void startAll(@TempDir Path folder) throws Exception {
        temp = folder;
        issuer = IssuerStandIn.start();
        office = start(temp, issuer.address());
        work = new OfficeWork(office, issuer);
    }

    @AfterAll
    void stopAll() throws Exception {
        if (office != null) {
            office.close();
        }
        stop();
        issuer.close();
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

    // The rules

    @Test
    void what_one_process_recorded_every_other_shows_to_whoever_waits_for_the_command()
            throws Exception {
        for (LitopysProcess commands : office.commandSides()) {
            for (LitopysProcess queries : office.querySides()) {
                String number = OfficeWork.named("EE");
                JsonNode receipt =
                        work.send(
                                        commands,
                                        "IO-01",
                                        Role.INTAKE_OFFICER,
                                        "register-organisation",
                                        OfficeWork.registration(number, ""))
                                .recorded()
                                .body();

                JsonNode record =
                        work.read(
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
        String programme = work.programme();
        String creating = "\"id\": \"" + UUID.randomUUID() + "\",";
        String changing = "\"id\": \"" + UUID.randomUUID() + "\",";
        String number = OfficeWork.named("EE");
        Set<JsonNode> created = new HashSet<>();
        Set<JsonNode> changed = new HashSet<>();

        for (int round = 0; round < 2; round++) {
            for (LitopysProcess commands : office.commandSides()) {
                created.add(
                        work.send(
                                        commands,
                                        "IO-01",
                                        Role.INTAKE_OFFICER,
                                        "register-organisation",
                                        OfficeWork.registration(number, creating))
                                .recorded()
                                .body()
                                .get("events"));
                changed.add(
                        work.allocate(commands, programme, "5.00", changing)
                                .recorded()
                                .body()
                                .get("events"));
            }
        }

        assertThat(created).hasSize(1);
        assertThat(changed).hasSize(1);
        for (LitopysProcess commands : office.commandSides()) {
            Answer other = work.allocate(commands, programme, "6.00", changing);
            assertThat(other.status()).as(other.body().toString()).isEqualTo(422);
            assertThat(other.body().toString()).contains("reused-command-id");
        }
    }

    @Test
    void commands_to_one_record_from_everywhere_are_all_recorded() throws Exception {
        String programme = work.programme();
        int each = 10;
        List<Callable<List<Answer>>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(() -> {
                List<Answer> answers = new ArrayList<>();
                for (int n = 0; n < each; n++) {
                    answers.add(work.allocate(office.commandSide(), programme, "1.00", ""));
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
        String programme = work.programme();
        work.allocate(office.commandSide(), programme, "1.00", "\"expectedVersion\": 1,")
                .recorded();

        for (LitopysProcess commands : office.commandSides()) {
            Answer stale = work.allocate(commands, programme, "1.00", "\"expectedVersion\": 1,");
            assertThat(stale.status()).as(stale.body().toString()).isEqualTo(412);
        }
        work.allocate(office.commandSide(), programme, "1.00", "\"expectedVersion\": 2,")
                .recorded();
    }

    @Test
    void of_many_who_create_the_same_record_one_is_first() throws Exception {
        String number = OfficeWork.named("EE");
        List<Callable<Answer>> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            callers.add(() ->
                    work.send(
                            "IO-01",
                            Role.INTAKE_OFFICER,
                            "register-organisation",
                            OfficeWork.registration(number, "")));
        }

        assertThat(atOnce(callers))
                .extracting(Answer::status)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void who_a_contact_is_is_shown_on_request_only_and_after_erasure_by_no_process()
            throws Exception {
        String organisation = work.organisation();
        String person =
                work.send(
                                "IO-01",
                                Role.INTAKE_OFFICER,
                                "add-contact-person",
                                """
                                {"subject": "%s", "data": {"role": "FINANCE", "name": "Olena Kovalenko", "email": "olena@example.org"}}\
                                """
                                        .formatted(organisation))
                        .recorded()
                        .body()
                        .get("commandId")
                        .asString();
        String path = "/api/organisations/" + organisation;
        String added = "?wait=" + person;
        for (LitopysProcess queries : office.querySides()) {
            assertThat(work.read(queries, path + added).toString())
                    .contains("SEALED")
                    .doesNotContain("Olena");
            assertThat(work.read(queries, path + "/persons").toString())
                    .contains("Olena Kovalenko");
            assertThat(work.read(queries, "/api/events?subject=" + organisation).toString())
                    .contains(person)
                    .doesNotContain("Olena");
        }

        work.send(
                        "DP-01",
                        Role.DATA_PROTECTION_OFFICER,
                        "erase-personal-data",
                        """
                        {"subject": "%s", "reason": "asked to be forgotten", "data": {"person": "%s", "basis": "DATA_SUBJECT_REQUEST"}}\
                        """
                                .formatted(organisation, person))
                .recorded();

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (work.read(office.querySide(), path + "/persons").toString().contains("Olena")) {
            assertThat(System.nanoTime()).as("the key is still there").isLessThan(end);
        }
        for (LitopysProcess queries : office.querySides()) {
            assertThat(work.read(queries, path + "/persons").toString())
                    .contains("ERASED")
                    .doesNotContain("Olena");
        }
    }

    @Test
    void money_is_promised_once_however_many_decide_at_once() throws Exception {
        String programme = work.programme();
        work.allocate(office.commandSide(), programme, "100.00", "").recorded();
        String call = work.call(programme);
        String lead = work.organisation();
        work.checked(lead);
        List<String> applications = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            applications.add(work.recommended(call, lead));
        }
        List<Callable<Answer>> decisions = new ArrayList<>();
        for (String application : applications) {
            decisions.add(() ->
                    work.send(
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
            work.read(queries, record + each.body().get("commandId").asString());
        }
        assertThat(work.read(queries, record + 1).toString())
                .contains("\"reserved\":{\"amount\":\"90.00\"");
    }

    @Test
    void the_past_of_a_record_can_be_read() throws Exception {
        String programme = work.programme();
        work.allocate(office.commandSide(), programme, "1.00", "").recorded();
        JsonNode receipt =
                work.allocate(office.commandSide(), programme, "2.00", "").recorded().body();
        String wait = "?wait=" + receipt.get("commandId").asString();

        for (LitopysProcess queries : office.querySides()) {
            JsonNode history =
                    work.read(queries, "/api/programmes/" + programme + "/history" + wait);
            assertThat(history.toString())
                    .contains("ProgrammeCreated", "BudgetAllocated", "\"3.00\"");
            assertThat(work.read(queries, "/api/programmes/" + programme + "/history/2").toString())
                    .contains("\"1.00\"")
                    .doesNotContain("\"3.00\"");
        }
    }

    @Test
    void every_acknowledged_command_is_in_the_gapless_log_once_after_all_were_killed()
            throws Exception {
        String programme = work.programme();
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
        work.read(office.querySide(), "/api/programmes/" + programme + "?wait=" + last);
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
        return work.read(office.querySide(), "/api/events?limit=500&after=" + after);
    }

    private String acknowledgedId(String programme) throws Exception {
        return work.allocate(office.commandSide(), programme, "1.00", "")
                .recorded()
                .body()
                .get("commandId")
                .asString();
    }

    private void verify() throws Exception {
        try (LitopysProcess verifier =
                LitopysProcess.start(temp, 0, Map.of(), "verify", office.querySide().address())) {
            assertThat(verifier.awaitEnd()).as(verifier.output()).isZero();
        }
    }
}
