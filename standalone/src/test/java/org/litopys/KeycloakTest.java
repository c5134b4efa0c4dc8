package org.litopys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PageAssertions;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Litopys behind a real Keycloak, as docker-compose.yml sets it up: who gets in, and what is said
 * while Keycloak is away. In order, because each start of Keycloak takes its time.
 */
@EnabledIfSystemProperty(
        named = KeycloakTest.HOME,
        matches = ".+",
        disabledReason = "needs Keycloak's distribution: mvn verify -Pkeycloak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {
    static final String HOME = "litopys.keycloak";
    private static final List<String> BROWSERS =
            List.of(
                    "/usr/bin/chromium-headless-shell",
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome");
    private static final PageAssertions.HasURLOptions PATIENTLY =
            new PageAssertions.HasURLOptions().setTimeout(60_000);

    @TempDir static Path temp = Path.of("");

    private static Keycloak keycloak;
    private static LitopysProcess office;

    @BeforeAll
    static void start() throws Exception {
        int port = LitopysProcess.freePort();
        int keycloakPort = LitopysProcess.freePort();
        keycloak =
                new Keycloak(
                        Path.of(System.getProperty(HOME)),
                        temp,
                        keycloakPort,
                        "http://localhost:" + port);
        Path secret = Files.writeString(temp.resolve("client"), Keycloak.PAGES_SECRET + "\n");
        office =
                LitopysProcess.start(
                        temp,
                        port,
                        Map.of("LITOPYS_CLIENT_SECRET_FILE", secret.toString()),
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        temp.resolve("office").toString(),
                        "--issuer",
                        keycloak.issuer(),
                        "--issuer-metadata",
                        keycloak.metadata());
        office.awaitOutput(" answers at ");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        office.close();
        keycloak.close();
    }

    private static HttpResponse<String> get(String path, String token, String... more)
            throws Exception {
        String[] headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + token;
        System.arraycopy(more, 0, headers, 2, more.length);
        return office.get(path, headers);
    }

    private static HttpResponse<String> register(String token, String number) throws Exception {
        return office.register("Bearer " + token, number);
    }

    private static String portal() throws Exception {
        return keycloak.token("portal", Keycloak.PORTAL_SECRET);
    }

    /** What somebody in a browser does; what the browser complains about fails the test. */
    private static void inBrowser(java.util.function.Consumer<Page> visit) {
        Path executable =
                BROWSERS.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no browser at " + BROWSERS));
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(executable)
                                                .setArgs(
                                                        List.of("--no-sandbox", "--disable-gpu")));
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            visit.accept(page);
        }
        assertThat(complaints).isEmpty();
    }

    private static Pattern under(String address) {
        return Pattern.compile(address.replace(".", "\\.") + ".*"); // read by JavaScript
    }

    /** Through Keycloak's own page. */
    private static void signIn(Page page, String name) {
        page.navigate(office.address() + "/applications");
        assertThat(page).hasURL(office.address() + "/sign-in", PATIENTLY);
        page.locator("a[href='/sign-in/litopys']").click();
        assertThat(page).hasURL(under(keycloak.issuer()), PATIENTLY);
        page.locator("#username").fill(name);
        page.locator("#password").fill(Keycloak.DEMO_PASSWORD);
        page.locator("#kc-login").click();
    }

    @Test
    @Order(1)
    void while_keycloak_is_not_there_yet_programs_and_people_are_told_so() throws Exception {
        assertThat(office.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

        String some = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln";
        for (String path : List.of("/api/commands", "/api/organisations", "/actuator/prometheus")) {
            HttpResponse<String> told = get(path, some);
            assertThat(told.statusCode()).as(path + told.body()).isEqualTo(503);
            assertThat(told.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(told.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(told.body())
                    .contains(
                            "/problems/provider-away",
                            "identity provider of the office cannot be reached");
        }
        assertThat(get("/api/commands", some, "Accept-Language", "uk").body())
                .contains("постачальник ідентифікації офісу недоступний");
        assertThat(office.get("/problems/provider-away").statusCode()).isEqualTo(200);

        HttpResponse<String> page =
                new org.litopys.Browser(office.address()).open("/sign-in/litopys");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/sign-in");
        assertThat(page.body()).contains("The identity provider of the office does not answer");
    }

    @Test
    @Order(2)
    void once_it_is_there_a_program_sends_a_command_and_reads_it_back_without_a_restart_of_ours()
            throws Exception {
        keycloak.build();
        keycloak.start();
        String token = portal();

        HttpResponse<String> receipt = register(token, "00032129");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);

        HttpResponse<String> record = get("/api/organisations/UA-EDR-00032129?wait=1", token);
        assertThat(record.statusCode()).as(record.body()).isEqualTo(200);
        assertThat(record.body()).contains("Test works");
        assertThat(get("/api/events", token).body())
                .as("who did it, in the published form")
                .contains("\"portal\"")
                .containsIgnoringCase("service_account");
    }

    @Test
    @Order(3)
    void a_person_signs_in_on_keycloaks_page_comes_back_and_signs_out_there_too() {
        inBrowser(page -> {
            signIn(page, "pm-01");
            assertThat(page).hasURL(under(office.address() + "/applications"), PATIENTLY);
            assertThat(page.locator("body")).containsText("PM-01");

            page.navigate(office.address() + "/overview");
            assertThat(page).hasURL(office.address() + "/overview", PATIENTLY);
            page.evaluate("document.querySelector('form[action=\"/logout\"]').requestSubmit()");
            assertThat(page).hasURL(office.address() + "/sign-in?out", PATIENTLY);
            assertThat(page.locator("body")).containsText("You are signed out");

            page.locator("a[href='/sign-in/litopys']").click();
            assertThat(page).hasURL(under(keycloak.issuer()), PATIENTLY);
            assertThat(page.locator("#password")).isVisible(); // asked again
        });
    }

    @Test
    @Order(4)
    void a_wrong_password_stays_with_keycloak() {
        inBrowser(page -> {
            page.navigate(office.address() + "/sign-in/litopys");
            page.locator("#username").fill("au-01");
            page.locator("#password").fill("wrong");
            page.locator("#kc-login").click();
            assertThat(page.locator("body")).containsText("Invalid username or password");
            assertThat(page).hasURL(under(keycloak.issuer()), PATIENTLY);
        });
    }

    @Test
    @Order(5)
    void a_token_for_another_service_is_refused_and_so_is_one_that_names_no_actor()
            throws Exception {
        keycloak.add("/clients", client("elsewhere", "", ""));
        HttpResponse<String> notForUs = get("/api/commands", keycloak.token("elsewhere", "x"));
        assertThat(notForUs.statusCode()).isEqualTo(401);
        assertThat(notForUs.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(notForUs.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        said -> assertThat(said).contains("The aud claim is not valid"));
        assertThat(get("/api/organisations", keycloak.token("elsewhere", "x")).statusCode())
                .isEqualTo(401);

        keycloak.add("/clients", client("nobody", "\"litopys\"", ""));
        HttpResponse<String> noActor = register(keycloak.token("nobody", "x"), "00030018");
        assertThat(noActor.statusCode()).isEqualTo(401);
        assertThat(noActor.body()).contains("actor_type");
    }

    @Test
    @Order(6)
    void who_has_no_role_of_the_office_reads_and_does_nothing_and_is_told_why() throws Exception {
        keycloak.add(
                "/clients",
                client(
                        "idle",
                        "\"litopys\"",
                        hardcoded("sub", "idle")
                                + ","
                                + hardcoded("actor_type", "SERVICE_ACCOUNT")));
        String token = keycloak.token("idle", "x");
        HttpResponse<String> command = register(token, "00030024");
        assertThat(command.statusCode()).isEqualTo(403);
        assertThat(command.body()).contains("idle has none of the roles", "APPLICANT_REP");
        HttpResponse<String> read = get("/api/organisations", token);
        assertThat(read.statusCode()).isEqualTo(403);
        assertThat(read.body()).contains("the token carries none");

        keycloak.add(
                "/users",
                """
                {"username": "xx-99", "enabled": true, "attributes": {"pseudonym": ["XX-99"]},
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}\
                """
                        .formatted(Keycloak.DEMO_PASSWORD));
        inBrowser(page -> {
            signIn(page, "xx-99");
            assertThat(page).hasURL(under(office.address() + "/applications"), PATIENTLY);
            assertThat(page.locator("h1")).not().containsText("Applications");
            assertThat(page.locator("body")).containsText("role");
        });
    }

    private static String client(String id, String scopes, String mappers) {
        return """
        {"clientId": "%s", "secret": "x", "publicClient": false, "serviceAccountsEnabled": true, "standardFlowEnabled": false,
         "defaultClientScopes": [%s], "optionalClientScopes": [], "protocolMappers": [%s]}\
        """
                .formatted(id, scopes, mappers);
    }

    private static String hardcoded(String claim, String value) {
        return """
        {"name": "%s", "protocol": "openid-connect", "protocolMapper": "oidc-hardcoded-claim-mapper",
         "config": {"claim.name": "%s", "claim.value": "%s", "jsonType.label": "String", "access.token.claim": "true"}}\
        """
                .formatted(claim, claim, value);
    }

    @Test
    @Order(7)
    void while_keycloak_is_away_known_tokens_still_count_and_after_it_so_do_those_of_its_new_keys()
            throws Exception {
        String before = portal();
        assertThat(get("/api/organisations", before).statusCode()).isEqualTo(200);
        keycloak.stop();

        assertThat(get("/api/organisations", before).statusCode()).isEqualTo(200);
        HttpResponse<String> page =
                new org.litopys.Browser(office.address()).open("/sign-in/litopys");
        assertThat(page.uri().getPath()).isEqualTo("/sign-in");
        assertThat(page.body()).contains("The identity provider of the office does not answer");
        HttpResponse<String> unknownKey =
                get("/api/commands", "eyJhbGciOiJSUzI1NiIsImtpZCI6Im90aGVyIn0.e30.c2ln");
        assertThat(unknownKey.statusCode()).as(unknownKey.body()).isEqualTo(503);

        keycloak.start();
        assertThat(register(portal(), "00030030").statusCode()).isEqualTo(201);
        inBrowser(visited -> {
            signIn(visited, "au-01");
            assertThat(visited).hasURL(under(office.address() + "/applications"), PATIENTLY);
            assertThat(visited.locator("body")).containsText("AU-01");
        });
    }
}
