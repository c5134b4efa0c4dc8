package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.Database;
import org.litopys.data.LocalPostgres;

/** What becomes of who is signed in to the pages when the token ends; here it does so soon. */
class PageTokenTest {
    private static final Duration LIFE = Duration.ofSeconds(3);

    @TempDir static Path temp = Path.of("");

    private static LitopysProcess office;

    @BeforeAll
    static void start() throws Exception {
        int port = LitopysProcess.freePort();
        office =
                LitopysProcess.start(
                        temp,
                        port,
                        Map.of("LITOPYS_TOKEN_PERSON", LIFE.toSeconds() + "s"),
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        temp.resolve("office").toString());
        office.awaitOutput(" answers at ");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        office.close();
    }

    private static Browser signedIn(String person) throws Exception {
        Browser browser = new Browser(office.address());
        HttpResponse<String> page = browser.signIn(person, office.secret(person));
        assertThat(page.body()).contains(person);
        return browser;
    }

    private static void untilTheTokenEnds() throws InterruptedException {
        Thread.sleep(LIFE.plusMillis(500));
    }

    private static void change(String person, String what) throws Exception {
        Database database = LocalPostgres.running(temp.resolve("office"));
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "update access.person set %s where pseudonym = '%s'"
                                            .formatted(what, person)))
                    .isEqualTo(1);
        }
    }

    private static String pathOf(HttpResponse<String> answer) {
        return answer.uri().getPath();
    }

    @Test
    void who_is_still_welcome_notices_nothing_on_pages_and_on_links_to_data() throws Exception {
        Browser browser = signedIn("PM-01");
        untilTheTokenEnds();
        assertThat(pathOf(browser.open("/applications"))).isEqualTo("/applications");
        untilTheTokenEnds();
        assertThat(browser.open("/api/applications", "Accept", "application/json").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_next_token_brings_the_roles_of_its_moment() throws Exception {
        Browser browser = signedIn("LO-01");
        assertThat(browser.open("/actuator/prometheus").statusCode()).isEqualTo(403);

        change("LO-01", "roles = '{LIAISON_OFFICER,AUDITOR}'");
        untilTheTokenEnds();
        browser.open("/overview");

        assertThat(browser.open("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    @Test
    void a_disabled_account_is_out_when_its_token_ends_also_at_the_provider() throws Exception {
        Browser browser = signedIn("RA-01");

        change("RA-01", "enabled = false");
        untilTheTokenEnds();

        assertThat(pathOf(browser.open("/overview"))).isEqualTo("/sign-in");
        assertThat(browser.open("/api/applications").statusCode()).isEqualTo(401);
        assertThat(pathOf(browser.open("/sign-in/litopys"))).isEqualTo("/login");
    }

    @Test
    void an_evaluator_signs_in_and_reads_nothing() throws Exception {
        Browser browser = signedIn("EV-01");

        for (String address : List.of("/overview", "/applications", "/api/events")) {
            assertThat(browser.open(address).statusCode()).as(address).isEqualTo(403);
        }
        assertThat(browser.open("/overview").body()).contains("through the office’s portal");
    }

    @Test
    void another_password_signs_out_who_came_by_the_old_one() throws Exception {
        Browser browser = signedIn("LE-01");

        change("LE-01", "password_hash = '{noop}another'");
        untilTheTokenEnds();

        assertThat(pathOf(browser.open("/overview"))).isEqualTo("/sign-in");
        assertThat(browser.signIn("LE-01", "another").body()).contains("LE-01");
        untilTheTokenEnds();
        assertThat(pathOf(browser.open("/overview"))).isEqualTo("/overview");
    }

    @Test
    @Timeout(30)
    void live_updates_end_with_the_token_and_go_on_with_the_next() throws Exception {
        Browser browser = signedIn("AU-01");

        // Each returns only when the program ends the answer.
        assertThat(browser.open("/stream", "Accept", "text/event-stream").body())
                .contains("listening");
        assertThat(browser.open("/stream", "Accept", "text/event-stream").body())
                .contains("listening");
    }
}
