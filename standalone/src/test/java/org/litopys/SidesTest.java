package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.DataDirectory;
import org.litopys.data.LocalPostgres;

/** Two services over one PostgreSQL, and an identity provider elsewhere. */
class SidesTest {
    @TempDir static Path temp = Path.of("");

    private static DataDirectory directory;
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        directory = DataDirectory.open(temp.resolve("database"), DataDirectory.Kind.OFFICE);
        postgres = LocalPostgres.start(directory);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        directory.close();
    }

    private static LitopysProcess side(int port, String... more) throws Exception {
        return LitopysProcess.over(postgres.database(), temp, port, Map.of(), more);
    }

    @Test
    void what_the_one_records_the_other_shows_and_a_third_trusts_their_tokens() throws Exception {
        int query = LitopysProcess.freePort();
        String base = "http://localhost:" + query;
        try (LitopysProcess pages =
                        side(
                                query,
                                "--side",
                                "query",
                                "--log-key",
                                temp.resolve("log.key").toString());
                LitopysProcess commands =
                        side(LitopysProcess.freePort(), "--side", "command", "--base-url", base)) {
            pages.awaitOutput(" answers at ");
            commands.awaitOutput(" answers at ");
            assertThat(commands.output()).doesNotContain("First accounts");
            String portal = pages.secret("portal");
            String bearer = commands.bearer(portal);

            HttpResponse<String> receipt = commands.register(bearer, "00032129");
            assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
            assertThat(
                            pages.get(
                                            "/api/organisations/UA-EDR-00032129?wait=1",
                                            "Authorization",
                                            bearer)
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(pages.get("/log/key", "Authorization", bearer).statusCode()).isEqualTo(200);
            assertThat(new Browser(base).signIn("AU-01", pages.secret("AU-01")).body())
                    .contains("AU-01");

            // Each side does its own work only, and shows nothing it was not meant to.
            assertThat(
                            pages.post(
                                            "/api/commands/register-organisation",
                                            "{}",
                                            "Authorization",
                                            bearer,
                                            "Content-Type",
                                            "application/json")
                                    .statusCode())
                    .isIn(403, 404, 405);
            assertThat(commands.get("/api/organisations", "Authorization", bearer).statusCode())
                    .isIn(401, 403, 404);
            assertThat(commands.get("/overview").statusCode()).isEqualTo(404);
            assertThat(commands.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            try (LitopysProcess third =
                    side(LitopysProcess.freePort(), "--side", "command", "--issuer", base)) {
                third.awaitOutput(" answers at ");
                assertThat(third.get("/api/commands", "Authorization", bearer).statusCode())
                        .isEqualTo(200);
                assertThat(third.get("/api/commands", "Authorization", "Bearer x").statusCode())
                        .isEqualTo(401);
                assertThat(third.tokenAnswer("portal", portal).statusCode())
                        .as("it is no provider itself")
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void a_provider_that_is_away_stops_no_start_and_is_named() throws Exception {
        String nobody = "http://localhost:" + LitopysProcess.freePort();
        int port = LitopysProcess.freePort();
        try (LitopysProcess office = side(port, "--issuer", nobody)) {
            office.awaitOutput(" answers at ");

            assertThat(office.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            HttpResponse<String> told =
                    office.get(
                            "/api/commands",
                            "Authorization",
                            "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
            assertThat(told.statusCode()).isEqualTo(503);
            assertThat(told.headers().firstValue("Retry-After")).isPresent();
            assertThat(told.body()).contains("/problems/provider-away");
            assertThat(office.get("/problems/provider-away").statusCode()).isEqualTo(200);
            HttpResponse<String> page = new Browser(office.address()).open("/sign-in/litopys");
            assertThat(page.uri().getPath()).isEqualTo("/sign-in");
            assertThat(page.body()).contains("The identity provider of the office does not answer");
            office.awaitOutput("the identity provider " + nobody);
        }
    }
}
