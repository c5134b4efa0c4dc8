package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * How people come in and out of a running office, and who does not: the real program, over HTTP.
 */
class SignInTest {
    @TempDir static Path temp = Path.of("");

    private static LitopysProcess office;

    @BeforeAll
    static void start() throws Exception {
        office = LitopysProcess.running(temp, "serve", temp.resolve("office"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        office.close();
    }

    @Test
    void a_person_signs_in_by_code_and_pkce_comes_back_to_the_page_and_signs_out()
            throws Exception {
        Browser browser = new Browser(office.address());
        browser.open("/applications");

        HttpResponse<String> page = browser.signIn("PM-01", office.secret("PM-01"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/applications");
        assertThat(page.body()).contains("PM-01");
        assertThat(browser.open("/overview").uri().getPath()).isEqualTo("/overview");

        assertThat(browser.send(page, "/logout", Map.of()).uri().getPath()).isEqualTo("/sign-in");
        assertThat(browser.open("/overview").uri().getPath()).isEqualTo("/sign-in");
        // At the provider too: it asks for the password again.
        assertThat(browser.open("/sign-in/litopys").uri().getPath()).isEqualTo("/login");
        assertThat(temp.resolve("office/logs/litopys.log")).content().contains("PM-01 signed in");
    }

    @Test
    void an_auditor_who_is_signed_in_sees_how_busy_the_machine_is_and_a_manager_does_not()
            throws Exception {
        assertThat(metricsAs("AU-01").statusCode()).isEqualTo(200);
        assertThat(metricsAs("AU-01").body()).contains("litopys_ledger_position");
        assertThat(metricsAs("PM-01").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> metricsAs(String person) throws Exception {
        Browser browser = new Browser(office.address());
        browser.open("/applications");
        browser.signIn(person, office.secret(person));
        return browser.open("/actuator/prometheus");
    }

    @Test
    void a_person_at_the_provider_is_not_yet_at_the_pages() throws Exception {
        Browser browser = new Browser(office.address());
        HttpResponse<String> form = browser.open("/login");
        HttpResponse<String> after =
                browser.send(
                        form,
                        "/login",
                        Map.of("username", "au-01", "password", office.secret("AU-01")));

        assertThat(after.uri().getPath()).isEqualTo("/sign-in");
        assertThat(browser.open("/sign-in/litopys").uri().getPath()).isNotEqualTo("/login");
        assertThat(browser.open("/overview").body()).contains("AU-01");
    }

    @Test
    void a_wrong_password_is_told_in_the_language_of_the_page() throws Exception {
        Browser browser = new Browser(office.address());
        HttpResponse<String> wrong = browser.signIn("PM-01", "wrong");
        assertThat(wrong.body())
                .contains(
                        "lang=\"en\"", "The user name or the password is wrong", "role=\"alert\"");

        browser.open("/login?lang=uk");
        assertThat(browser.signIn("PM-01", "wrong").body())
                .contains("lang=\"uk\"", "пароль неправильні");
        assertThat(browser.signIn("nobody", "wrong").body()).contains("пароль неправильні");
        assertThat(browser.open("/overview").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void a_name_that_was_tried_ten_times_in_vain_is_refused_whether_there_is_such_a_person_or_not()
            throws Exception {
        Browser browser = new Browser(office.address());
        for (String name : List.of("FV-01", "XX-99")) {
            for (int i = 0; i < 10; i++) {
                String typed = i % 2 == 0 ? name : " " + name.toLowerCase(Locale.ROOT);
                assertThat(browser.signIn(typed, "wrong").body()).contains("password is wrong");
            }
        }

        HttpResponse<String> refused = browser.signIn("FV-01", office.secret("FV-01"));
        assertThat(refused.body())
                .contains("nobody can sign in with it for 15 minutes", "role=\"alert\"");
        assertThat(browser.signIn("XX-99", "wrong").body()).contains("for 15 minutes");
        browser.open("/login?lang=uk");
        assertThat(browser.signIn("fv-01", "wrong").body())
                .contains("15 хвилин ніхто не може з ним увійти");
        assertThat(browser.open("/overview").uri().getPath()).isEqualTo("/sign-in");
        assertThat(browser.signIn("LE-01", office.secret("LE-01")).body()).contains("LE-01");
        // What somebody types may be anything.
        new Browser(office.address()).signIn("olena@example.org", "wrong");
        assertThat(temp.resolve("office/logs/litopys.log"))
                .content()
                .contains("(not a pseudonym) could not sign in")
                .doesNotContain("olena", "example.org")
                .contains("FV-01 could not sign in", "FV-01 was tried too often")
                .contains("XX-99 was tried too often");
    }

    @Test
    void the_login_page_follows_the_browsers_language_and_allows_no_foreign_content()
            throws Exception {
        HttpResponse<String> page =
                new Browser(office.address()).open("/login", "Accept-Language", "uk-UA,uk;q=0.9");

        assertThat(page.body()).contains("lang=\"uk\"", "Вхід").doesNotContain("{");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void a_person_takes_an_access_token_by_hand_and_what_a_program_sends_with_it_is_the_persons()
            throws Exception {
        Browser browser = new Browser(office.address());
        browser.open("/overview");
        assertThat(browser.signIn("AU-01", office.secret("AU-01")).body())
                .contains("href=\"/access-token\"");
        HttpResponse<String> offer = browser.open("/access-token");
        assertThat(offer.body()).contains("AU-01", "15 minutes").doesNotContain("eyJ");

        HttpResponse<String> given = browser.send(offer, "/access-token", Map.of());

        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
        String bearer = "Bearer " + token(given);
        HttpResponse<String> done =
                office.command(
                        bearer,
                        "open-engagement",
                        """
                        {"data": {"code": "AUD-2026-1", "title": "Awards of 2026", "scope": "APPLICATIONS",
                         "periodFrom": "2026-01-01", "periodTo": "2026-06-30", "team": []}}\
                        """);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        String history =
                JsonMapper.shared().readTree(done.body()).at("/links/history").asString()
                        + "?wait="
                        + JsonMapper.shared().readTree(done.body()).at("/commandId").asString();
        assertThat(office.get(history, "Authorization", bearer).body())
                .contains("AU-01", "APP_USER");
        assertThat(office.get("/log/checkpoint", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        assertThat(temp.resolve("office/logs/litopys.log"))
                .content()
                .contains("AU-01 took an access token");
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = Pattern.compile(">(eyJ[^<]+)</textarea>").matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    @Test
    void an_access_token_is_for_who_is_signed_in_and_sends_the_form() throws Exception {
        assertThat(new Browser(office.address()).open("/access-token").uri().getPath())
                .isEqualTo("/login");

        Browser browser = new Browser(office.address());
        browser.open("/overview");
        browser.signIn("EV-01", office.secret("EV-01"));
        assertThat(browser.post("/access-token", Map.of()).statusCode())
                .as("a form without its protection against forgery")
                .isEqualTo(403);

        HttpResponse<String> offer = browser.open("/access-token?lang=uk");
        assertThat(offer.body()).contains("lang=\"uk\"", "Токен доступу", "EV-01");
        String bearer = "Bearer " + token(browser.send(offer, "/access-token", Map.of()));
        assertThat(office.get("/api/applications", "Authorization", bearer).statusCode())
                .as("with the roles of the account, no others")
                .isEqualTo(403);
    }

    @Test
    void a_login_without_the_form_is_refused() throws Exception {
        HttpResponse<String> forged =
                office.post(
                        "/login",
                        "username=PM-01&password=" + office.secret("PM-01"),
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void whatever_a_caller_calls_it_no_redirect_leads_elsewhere() throws Exception {
        assertThat(office.raw("GET /overview HTTP/1.1", "Host: evil.example", "Accept: text/html"))
                .contains("Location: " + office.address() + "/sign-in")
                .doesNotContain("evil.example");
    }

    @Test
    void a_login_that_was_begun_under_another_name_returns_here_all_the_same() throws Exception {
        assertThat(office.raw("GET /sign-in/litopys HTTP/1.1", "Host: 127.0.0.1:9"))
                .contains("Location: " + office.address() + "/oauth2/authorize?")
                .contains("redirect_uri=" + office.address() + "/login/oauth2/code/litopys")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void a_code_is_not_given_without_pkce_nor_to_another_address() throws Exception {
        Browser browser = new Browser(office.address());
        browser.send(
                browser.open("/login"),
                "/login",
                Map.of("username", "PM-01", "password", office.secret("PM-01")));
        String request =
                "/oauth2/authorize?response_type=code&client_id=litopys&scope=openid&state=s&redirect_uri=";

        HttpResponse<String> elsewhere =
                browser.open(
                        request
                                + "http%3A%2F%2Flocalhost%3A1%2Fsteal&code_challenge=x&code_challenge_method=S256");
        assertThat(elsewhere.statusCode()).isEqualTo(400);

        HttpResponse<String> withoutPkce =
                browser.open(
                        request
                                + office.address().replace(":", "%3A").replace("/", "%2F")
                                + "%2Flogin%2Foauth2%2Fcode%2Flitopys");
        assertThat(withoutPkce.uri().toString()).doesNotContain("code=");
    }
}
