package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.litopys.command.CommandLog;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the log says of commands, and how they are counted. */
@Isolated("it listens to what everything logs")
class CommandLogTest extends HttpTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(CommandLog.LOGGER);
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new Kept();
    private final ListAppender<ILoggingEvent> everything = new Kept();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private MeterRegistry meters;

    /** With what belonged to the thread when the line was written. */
    private static final class Kept extends ListAppender<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        everything.start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(log);
        LOGGER.addAppender(everything);
        ROOT.addAppender(everything);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(log);
        LOGGER.detachAppender(everything);
        ROOT.detachAppender(everything);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
    }

    /** Without the time, which nobody can know. */
    private List<String> lines() {
        return log.list.stream()
                .map(line -> line.getFormattedMessage().replaceAll("\\d+ ms$", "N ms"))
                .toList();
    }

    private double counted(String type, String outcome) {
        Counter counter =
                meters.find("litopys.commands").tags("type", type, "outcome", outcome).counter();
        return counter == null ? Double.NaN : counter.count();
    }

    private double notRecorded(String rule) {
        Counter counter = meters.find("litopys.commands.not.recorded").tag("rule", rule).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void given_a_command_that_is_recorded_repeated_and_refused_then_one_line_each_says_so() {
        String draft =
                done(
                                "start-draft",
                                APPLICANT,
                                body("\"data\":" + draftData(aCall(), anOrganisation())))
                        .at("/subject")
                        .asString();
        double recorded = counted("withdraw-application", "recorded");
        double repeated = counted("withdraw-application", "repeated");
        double refused = counted("withdraw-application", "refused");
        double byRule = notRecorded("record-finished");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        log.list.clear();

        post("withdraw-application", APPLICANT, withdrawal(first, draft));
        post("withdraw-application", APPLICANT, withdrawal(first, draft));
        post("withdraw-application", APPLICANT, withdrawal(second, draft));

        assertThat(lines())
                .containsExactly(
                        "withdraw-application recorded: record %1$s, command %2$s, correlation %2$s, N ms"
                                .formatted(draft, first),
                        "withdraw-application repeated: record %1$s, command %2$s, correlation %2$s, N ms"
                                .formatted(draft, first),
                        "withdraw-application refused record-finished: record %1$s, command %2$s, correlation %2$s, sent by portal, N ms"
                                .formatted(draft, second));
        assertThat(counted("withdraw-application", "recorded")).isEqualTo(recorded + 1);
        assertThat(counted("withdraw-application", "repeated")).isEqualTo(repeated + 1);
        assertThat(counted("withdraw-application", "refused")).isEqualTo(refused + 1);
        assertThat(notRecorded("record-finished")).isEqualTo(byRule + 1);
        assertThat(counted("complete-contract", "recorded")).as("counted from 0 on").isZero();
    }

    @Test
    void a_repeated_creation_is_told_from_a_new_record() {
        UUID id = UUID.randomUUID();
        String programme =
                "{\"id\":\"%s\",\"data\":%s}".formatted(id, programmeData("AGAIN-" + fresh()));
        double repeated = counted("create-programme", "repeated");

        post("create-programme", MANAGER, programme);
        assertThat(counted("create-programme", "repeated")).isEqualTo(repeated);
        post("create-programme", MANAGER, programme);

        assertThat(counted("create-programme", "repeated")).isEqualTo(repeated + 1);
        assertThat(lines().getLast()).startsWith("create-programme repeated: ");
    }

    @Test
    void every_fact_is_a_member_of_the_structured_line() {
        UUID id = UUID.randomUUID();
        post(
                "create-programme",
                MANAGER,
                "{\"id\":\"%s\",\"data\":%s}".formatted(id, programmeData("FACTS-" + fresh())));

        ILoggingEvent line = log.list.getLast();
        Map<String, Object> members =
                line.getKeyValuePairs().stream()
                        .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
        assertThat(members)
                .containsOnlyKeys("command.type", "command.outcome", "record.id", "command.millis")
                .containsEntry("command.type", "create-programme")
                .containsEntry("command.outcome", "recorded");
        assertThat(line.getMDCPropertyMap())
                .containsEntry("command.id", id.toString())
                .containsEntry("correlation.id", id.toString());
    }

    private static String withdrawal(UUID id, String draft) {
        return "{\"id\":\"%s\",\"subject\":\"%s\",\"reason\":\"Olena is ill\"}"
                .formatted(id, draft);
    }

    @Test
    void given_a_body_that_cannot_be_read_then_the_line_has_nothing_of_it() {
        double unknown = counted("unknown", "refused");

        post("withdraw-application", APPLICANT, "{\"subject\":\"Olena\"");
        post("withdraw-application", APPLICANT, "{\"subject\":\"Olena\"}");
        post("olena", APPLICANT, "{}");

        assertThat(lines())
                .containsExactly(
                        "withdraw-application refused malformed-json: record –, command –, correlation –, sent by portal, N ms",
                        "withdraw-application refused invalid-content: record –, command –, correlation –, sent by portal, N ms",
                        "unknown refused unknown-command: record –, command –, correlation –, sent by portal, N ms");
        assertThat(counted("unknown", "refused"))
                .as("no label of a caller's own")
                .isEqualTo(unknown + 1);
    }

    @Test
    void given_lines_of_a_stream_then_each_command_has_one_line() {
        String programme = programmeData("LOGGED-" + fresh()).replace("\n", "");
        String lines = "{\"type\":\"create-programme\",\"data\":" + programme + "}\n{}\n";

        send(
                request("/api/commands", MANAGER)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines))
                        .build());

        assertThat(lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("create-programme recorded: "))
                .contains(
                        "unknown refused type-missing: record –, command –, correlation –, sent by PM-01, N ms");
    }

    @Test
    void
            given_a_role_or_a_content_that_may_not_be_then_the_line_still_says_which_command_and_record() {
        JsonNode drafted =
                done(
                        "start-draft",
                        APPLICANT,
                        body("\"data\":" + draftData(aCall(), anOrganisation())));
        String draft = drafted.at("/reference").asString();
        String record = drafted.at("/subject").asString();
        UUID id = UUID.randomUUID();
        log.list.clear();

        post("withdraw-application", EVALUATOR, withdrawal(id, draft));
        post(
                "withdraw-application",
                APPLICANT,
                "{\"id\":\"%s\",\"subject\":\"%s\",\"data\":{\"x\":1}}".formatted(id, record));

        assertThat(lines())
                .containsExactly(
                        "withdraw-application refused role-missing: record %1$s, command %2$s, correlation %2$s, sent by EV-01, N ms"
                                .formatted(record, id),
                        "withdraw-application refused invalid-content: record %1$s, command %2$s, correlation %2$s, sent by portal, N ms"
                                .formatted(record, id));
        ILoggingEvent line = log.list.getLast();
        assertThat(line.getKeyValuePairs())
                .extracting(pair -> pair.key)
                .contains("record.id", "command.millis");
        assertThat(line.getMDCPropertyMap())
                .containsEntry("command.id", id.toString())
                .containsEntry("correlation.id", id.toString());
    }

    @Test
    void given_an_actor_whose_name_is_none_or_would_break_the_line_then_it_is_left_out() {
        post("start-draft", TestIssuer.token("a\nb c"), "{}");
        post("start-draft", TestIssuer.token("olena.koval@example.org"), "{}");

        assertThat(lines())
                .containsExactly(
                        "start-draft refused role-missing: record –, command –, correlation –, sent by (not a pseudonym), N ms",
                        "start-draft refused role-missing: record –, command –, correlation –, sent by (not a pseudonym), N ms");
    }

    /** Whatever is sent, and whatever becomes of it. */
    @Test
    void nothing_of_the_content_and_no_token_is_in_the_log() {
        String person = "Olena Kovalenko";
        String address = "olena@example.org";
        String organisation =
                organisationData(edrpou())
                        .replace("Maker Ltd", person)
                        .replace("ТОВ Майстер", address);
        String registered = body("\"reason\":\"%s\",\"data\":%s".formatted(address, organisation));
        assertThat(post("register-organisation", APPLICANT, registered).status()).isEqualTo(201);
        post("register-organisation", APPLICANT, registered); // repeated
        post(
                "register-organisation",
                APPLICANT,
                registered.replace(person, person + " II")); // another content under the same id
        post("register-organisation", APPLICANT, body("\"data\":" + organisation)); // there already
        post("register-organisation", EVALUATOR, registered); // another role
        post(
                "register-organisation",
                APPLICANT,
                registered.replace("\"UA\"", "\"" + person + "\""));
        post(
                "withdraw-application",
                APPLICANT,
                "{\"subject\":\"" + address + "\",\"reason\":\"x\"}");
        post(person.replace(' ', '-'), APPLICANT, "{}");
        post("register-organisation", TestIssuer.token(address), registered);
        send(
                request("/api/commands", APPLICANT)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"type\":\"" + person + "\"}\n{\"" + address + "\n"))
                        .build());

        assertThat(log.list).as("that there is a line each").hasSize(11);
        for (ILoggingEvent line : everything.list) {
            String all =
                    line.getFormattedMessage()
                            + line.getKeyValuePairs()
                            + line.getMDCPropertyMap()
                            + (line.getThrowableProxy() == null
                                    ? ""
                                    : line.getThrowableProxy().getMessage());
            assertThat(all)
                    .doesNotContainIgnoringCase("olena")
                    .doesNotContainIgnoringCase("kovalenko")
                    .doesNotContain("example.org")
                    .doesNotContain("eyJ");
        }
    }
}
