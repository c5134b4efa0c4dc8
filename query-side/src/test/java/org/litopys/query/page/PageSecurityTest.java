package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PageSecurityTest {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @Import({InventedPages.class, PageSecurity.class})
    static class WithSignIn {
        @Bean
        ClientRegistrationRepository clients() {
            return new InMemoryClientRegistrationRepository(
                    ClientRegistration.withRegistrationId(PageSecurity.CLIENT)
                            .clientId("litopys-pages")
                            .clientSecret("secret")
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                            .scope("openid")
                            .authorizationUri("https://issuer.example/authorize")
                            .tokenUri("https://issuer.example/token")
                            .jwkSetUri("https://issuer.example/keys")
                            .userNameAttributeName("sub")
                            .providerConfigurationMetadata(
                                    Map.of("end_session_endpoint", "https://issuer.example/out"))
                            .build());
        }
    }

    @Autowired private WebApplicationContext context;
    @Autowired private ClientRegistrationRepository clients;
    @LocalServerPort private int port;
    private MockMvc pages;

    @BeforeEach
    void start() {
        pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    private RequestPostProcessor signedIn(String... roles) {
        return signedInAs("AO-01", roles);
    }

    private RequestPostProcessor signedInAs(String person, String... roles) {
        return oidcLogin()
                .clientRegistration(
                        Objects.requireNonNull(clients.findByRegistrationId(PageSecurity.CLIENT)))
                .idToken(token ->
                        token.subject(person).expiresAt(Instant.now().plus(Duration.ofMinutes(5))))
                .authorities(
                        java.util.Arrays.stream(roles)
                                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                .toList()
                                .toArray(SimpleGrantedAuthority[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/overview", "/applications", "/budget", "/search?q=x", "/no-such-page"})
    void whoever_is_not_signed_in_is_asked_to(String address) throws Exception {
        pages.perform(get(address).accept("text/html"))
                .andExpect(status().is3xxRedirection())
                .andExpect(header().string("Location", containsString("/sign-in")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sign-in", "/help", "/accessibility", "/assets/app.css", "/assets/app.js"})
    void help_and_what_pages_need_are_open(String address) throws Exception {
        pages.perform(get(address)).andExpect(status().isOk());
    }

    @Test
    void a_part_of_a_page_sends_the_whole_page_to_sign_in() throws Exception {
        pages.perform(get("/overview").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/sign-in"));
    }

    @Test
    void live_updates_are_refused_to_whoever_is_not_signed_in() throws Exception {
        pages.perform(get("/stream").accept("text/event-stream"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void whoever_opens_fifty_pages_keeps_nobody_elses_from_being_told() throws Exception {
        for (int i = 0; i < 50; i++) {
            listen("PM-busy").andExpect(request().asyncStarted());
        }
        listen("PM-busy").andExpect(status().isServiceUnavailable());
        listen("PM-07").andExpect(request().asyncStarted());
    }

    private ResultActions listen(String person) throws Exception {
        return pages.perform(
                get("/stream")
                        .accept("text/event-stream")
                        .with(signedInAs(person, "PROGRAMME_MANAGER")));
    }

    @Test
    void whoever_has_no_role_is_not_led_back_to_what_he_may_not_see() throws Exception {
        pages.perform(
                        get("/error")
                                .accept("text/html")
                                .with(signedIn())
                                .with(request -> {
                                    request.setDispatcherType(DispatcherType.ERROR);
                                    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 403);
                                    return request;
                                }))
                .andExpect(
                        content().string(containsString("<a class=\"btn main\" href=\"/help\">")));
    }

    @Test
    void live_updates_end_soon_after_the_session() throws Exception {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("LITOPYS_PAGES", new SecurityContextImpl());
        MvcResult live =
                pages.perform(
                                get("/stream")
                                        .accept("text/event-stream")
                                        .session(session)
                                        .with(signedIn("AUDITOR")))
                        .andExpect(request().asyncStarted())
                        .andReturn();
        session.invalidate();

        live.getAsyncResult(LiveStream.PACE.plusSeconds(5).toMillis()); // throws where it goes on
    }

    @Test
    void signing_in_is_an_authorization_code_with_proof_key() throws Exception {
        pages.perform(get("/sign-in/litopys"))
                .andExpect(status().is3xxRedirection())
                .andExpect(
                        header().string(
                                        "Location",
                                        allOf(
                                                startsWith(
                                                        "https://issuer.example/authorize?response_type=code"),
                                                containsString("code_challenge_method=S256"),
                                                containsString("nonce="),
                                                containsString("state="))));
    }

    @Test
    void any_role_of_the_office_may_look() throws Exception {
        pages.perform(get("/overview").with(signedIn("AUDITOR")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("AO-01")))
                .andExpect(content().string(containsString("Auditor")));
    }

    @Test
    void whoever_has_no_role_of_the_office_may_not() throws Exception {
        pages.perform(get("/overview").with(signedIn("TOURIST"))).andExpect(status().isForbidden());
        pages.perform(get("/overview").with(signedIn())).andExpect(status().isForbidden());
    }

    @Test
    void signing_out_needs_the_token_of_the_form_and_ends_the_session_at_the_provider_too()
            throws Exception {
        pages.perform(post("/logout").with(signedIn("AUDITOR"))).andExpect(status().isForbidden());
        // Elsewhere by a refresh: the policy lets no form lead to another host, not by redirect
        // either.
        pages.perform(post("/logout").with(signedIn("AUDITOR")).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(
                        header().string(
                                        "Refresh",
                                        allOf(
                                                startsWith("0;url=https://issuer.example/out?"),
                                                containsString(
                                                        "post_logout_redirect_uri=http://localhost/sign-in?out"))));
    }

    @Test
    void a_provider_at_another_port_of_our_host_is_another_origin() throws Exception {
        pages.perform(
                        post("https://issuer.example:8443/logout")
                                .with(signedIn("AUDITOR"))
                                .with(csrf()))
                .andExpect(
                        header().string(
                                        "Refresh",
                                        startsWith("0;url=https://issuer.example/out?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/overview", "/help", "/assets/app.css", "/applications/APP-2026-9"})
    void every_answer_carries_the_headers_that_protect_it(String address) throws Exception {
        pages.perform(get(address).with(signedIn("AUDITOR")))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        "default-src 'none'; script-src 'self'; style-src 'self';"
                                                + " img-src 'self'; font-src 'self'; connect-src"
                                                + " 'self'; form-action 'self'; base-uri 'none';"
                                                + " frame-ancestors 'none'"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    @Test
    void pages_are_never_stored_and_files_are() throws Exception {
        pages.perform(get("/applications/APP-2026-000318").with(signedIn("AUDITOR")))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().string("Vary", containsString("HX-Request")));
        pages.perform(get("/assets/app.css"))
                .andExpect(header().string("Cache-Control", containsString("max-age=31536000")));
    }

    @Test
    void a_part_is_answered_only_to_whom_asks_for_it() throws Exception {
        pages.perform(get("/applications").with(signedIn("AUDITOR")).header("HX-Request", "true"))
                .andExpect(content().string(startsWith("<title>")));
        pages.perform(
                        get("/applications")
                                .with(signedIn("AUDITOR"))
                                .header("HX-Request", "true")
                                .header("HX-History-Restore-Request", "true"))
                .andExpect(content().string(startsWith("<!doctype html>")));
    }

    @Test
    void a_language_in_the_address_is_kept_and_leaves_it() throws Exception {
        pages.perform(get("/help?lang=uk&x=1"))
                .andExpect(redirectedUrl("/help?x=1"))
                .andExpect(header().string("Set-Cookie", containsString("lang=uk")));
        pages.perform(get("/help?lang=de")).andExpect(header().doesNotExist("Set-Cookie"));
        pages.perform(get("/help").header("Accept-Language", "de, uk;q=0.8, en;q=0.5"))
                .andExpect(content().string(containsString("<html lang=\"uk\"")));
        pages.perform(get("/help").header("Accept-Language", "de"))
                .andExpect(content().string(containsString("<html lang=\"en\"")));
    }

    @Test
    void a_date_in_the_address_becomes_the_position_that_it_means() throws Exception {
        pages.perform(
                        get("/applications?at=2026-10-15T17:00&clock=recorded&status=DRAFT")
                                .with(signedIn("AUDITOR")))
                .andExpect(status().isSeeOther())
                .andExpect(
                        redirectedUrl(
                                "/applications?at=2026-10-15T17:00&status=DRAFT&pos=1193004"));
    }

    @Test
    void the_session_cookie_is_hidden_from_scripts_and_other_sites()
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/overview"))
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie ->
                            assertThat(cookie)
                                    .startsWith("litopys=")
                                    .contains("HttpOnly", "SameSite=Lax"));
        }
    }
}
