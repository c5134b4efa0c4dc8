package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.query.ReadsOverHttp.header;
import static org.litopys.query.ReadsOverHttp.problem;
import static org.litopys.query.ReadsOverHttp.send;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read, over HTTP with real tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryAccessTest {
    private ReadsOverHttp reads;

    @BeforeAll
    void start() {
        reads = new ReadsOverHttp();
    }

    @AfterAll
    void stop() {
        reads.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void without_a_token_nothing_is_read(String language) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(reads.address + "/api/applications"))
                        .header("Accept-Language", language)
                        .build();
        HttpResponse<String> answer = send(reads.anybody, request);
        assertThat(problem(answer, 401).path("type").asString()).endsWith("/token-missing");
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer");
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    @Test
    void a_token_that_is_forged_or_has_no_role_is_refused() {
        assertThat(problem(getAs(reads.auditor + "x"), 401).path("type").asString())
                .endsWith("/token-invalid");
        problem(getAs(ApiOnTestLedger.token()), 403);
        problem(getAs(ApiOnTestLedger.token("KING")), 403);
        assertThat(getAs(ApiOnTestLedger.token("SERVICE")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLICANT_REP", "EVALUATOR"})
    void who_applies_or_evaluates_reads_nothing_and_the_portal_that_speaks_for_them_everything(
            String role) {
        for (String address :
                List.of(
                        "/api/applications",
                        "/api/applications.csv",
                        "/api/events",
                        "/api/overview",
                        "/log/checkpoint")) {
            problem(getAs(ApiOnTestLedger.token(role), address), 403);
        }
        assertThat(getAs(ApiOnTestLedger.token("SERVICE", role)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> getAs(String token) {
        return getAs(token, "/api/applications");
    }

    private HttpResponse<String> getAs(String token, String address) {
        return send(
                reads.anybody,
                HttpRequest.newBuilder(URI.create(reads.address + address))
                        .header("Authorization", "Bearer " + token)
                        .build());
    }

    @Test
    void who_is_signed_in_to_the_pages_reads_the_data_and_changes_nothing() {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI list = URI.create(reads.address + "/api/applications");
        assertThat(send(browser, HttpRequest.newBuilder(list).build()).statusCode()).isEqualTo(401);
        send(browser, HttpRequest.newBuilder(URI.create(reads.address + "/sign-in")).build());
        assertThat(send(browser, HttpRequest.newBuilder(list).build()).statusCode()).isEqualTo(200);
        problem(
                send(
                        browser,
                        HttpRequest.newBuilder(list)
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build()),
                405);
    }

    @Test
    void beside_a_token_a_session_counts_for_nothing() {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        send(browser, HttpRequest.newBuilder(URI.create(reads.address + "/sign-in")).build());

        problem(
                send(
                        browser,
                        HttpRequest.newBuilder(URI.create(reads.address + "/api/applications"))
                                .header(
                                        "Authorization",
                                        "Bearer " + ApiOnTestLedger.token("EVALUATOR"))
                                .build()),
                403);
    }

    @Test
    void whatever_is_not_reading_is_refused() {
        HttpRequest delete =
                HttpRequest.newBuilder(URI.create(reads.address + "/api/applications"))
                        .header("Authorization", "Bearer " + reads.auditor)
                        .DELETE()
                        .build();
        HttpResponse<String> answer = send(reads.anybody, delete);
        problem(answer, 405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void name_and_secret_instead_of_a_token_are_told_where_they_belong() {
        HttpRequest basic =
                HttpRequest.newBuilder(URI.create(reads.address + "/api/applications"))
                        .header("Authorization", "Basic cG9ydGFsOnNlY3JldA==")
                        .build();

        assertThat(problem(send(reads.anybody, basic), 401).toString())
                .contains(
                        "/credentials-not-here",
                        "grant_type=client_credentials",
                        "/.well-known/openid-configuration");
    }
}
