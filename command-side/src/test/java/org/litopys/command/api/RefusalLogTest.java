package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log file says of commands that were refused. */
class RefusalLogTest extends HttpTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(RefusalLog.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(log);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void given_a_command_that_a_rule_refuses_then_one_line_says_who_what_which_record_and_rule() {
        String draft =
                done(
                                "start-draft",
                                APPLICANT,
                                body("\"data\":" + draftData(aCall(), anOrganisation())))
                        .at("/subject")
                        .asString();
        done("withdraw-application", APPLICANT, withdrawal(draft));

        assertThat(post("withdraw-application", APPLICANT, withdrawal(draft)).status())
                .isEqualTo(409);

        assertThat(lines())
                .containsExactly("portal withdraw-application " + draft + " wrong-state");
    }

    private static String withdrawal(String draft) {
        return body("\"subject\":\"%s\",\"reason\":\"Olena is ill\"".formatted(draft));
    }

    @Test
    void given_a_body_that_cannot_be_read_then_the_line_has_nothing_of_it() {
        post("withdraw-application", APPLICANT, "{\"subject\":\"Olena\"");
        post("withdraw-application", APPLICANT, "{\"subject\":\"Olena\"}");
        post("olena", APPLICANT, "{}");

        assertThat(lines())
                .containsExactly(
                        "portal withdraw-application – malformed-json",
                        "portal withdraw-application – invalid-content",
                        "portal – – unknown-command");
    }

    @Test
    void given_refused_lines_of_a_stream_then_each_has_its_line_and_accepted_ones_have_none() {
        String programme = programmeData("LOGGED-" + fresh()).replace("\n", "");
        String lines = "{\"type\":\"create-programme\",\"data\":" + programme + "}\n{}\n";

        send(
                request("/api/commands", MANAGER)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines))
                        .build());

        assertThat(lines()).containsExactly("PM-01 – – type-missing");
    }

    @Test
    void given_an_actor_whose_name_would_break_the_line_then_it_does_not() {
        post("start-draft", TestIssuer.token("a\nb c"), "{}");

        assertThat(lines()).containsExactly("a?b?c start-draft – role-missing");
    }
}
