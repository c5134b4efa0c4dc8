package org.litopys.query.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.query.PageRenewal;
import org.litopys.query.PageSession;
import org.litopys.query.Readers;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who may see pages: whoever signs in by OpenID Connect (authorization code with PKCE, the client
 * registration {@value #CLIENT}) and is one of the {@link Readers} by the claim {@code roles}, as
 * long as the provider goes on giving tokens ({@link PageRenewal}). The session stands apart from
 * that of an authorization server in the same process.
 */
@Configuration(proxyBeanMethods = false)
public class PageSecurity {
    /** Name of the client registration that the application provides. */
    public static final String CLIENT = "litopys";

    static final String SIGN_IN = "/sign-in";
    private static final String ROLE_PREFIX = "ROLE_";
    private static final String SESSION_COOKIE = "litopys";
    private static final String[] OPEN = {
        "/assets/**",
        "/webjars/**",
        SIGN_IN,
        SIGN_IN + "/*",
        "/accessibility",
        "/help",
        "/favicon.ico"
    };

    /** No script, style, image or connection but our own; nothing inline. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    PageRenewal pageRenewal(
            ClientRegistrationRepository clients, ApplicationEventPublisher events) {
        return new PageRenewal(clients, events);
    }

    @Bean
    @Order(40)
    SecurityFilterChain pages(
            HttpSecurity http, ClientRegistrationRepository clients, PageRenewal renewal)
            throws Exception {
        HttpSessionRequestCache askedBefore = new HttpSessionRequestCache();
        askedBefore.setSessionAttrName("LITOPYS_ASKED_BEFORE");
        askedBefore.setRequestMatcher(PageSecurity::isWholePage);
        DefaultOAuth2AuthorizationRequestResolver withPkce =
                new DefaultOAuth2AuthorizationRequestResolver(clients, SIGN_IN);
        withPkce.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        OidcClientInitiatedLogoutSuccessHandler alsoAtTheProvider =
                new OidcClientInitiatedLogoutSuccessHandler(clients);
        alsoAtTheProvider.setPostLogoutRedirectUri("{baseUrl}" + SIGN_IN + "?out");
        alsoAtTheProvider.setDefaultTargetUrl(SIGN_IN + "?out");
        alsoAtTheProvider.setRedirectStrategy(PageSecurity::leave);
        headers(http);
        return http.securityContext(
                        context -> context.securityContextRepository(PageSession.repository()))
                .addFilterAfter(renewal.filter(), SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.requestCache(askedBefore))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .hasAnyRole(Readers.ROLES))
                .oauth2Login(login ->
                        login.loginPage(SIGN_IN)
                                .failureUrl(SIGN_IN + "?failed")
                                .authorizedClientRepository(PageRenewal.TOKENS)
                                .authorizationEndpoint(
                                        endpoint -> endpoint.authorizationRequestResolver(withPkce))
                                .userInfoEndpoint(user ->
                                        user.userAuthoritiesMapper(PageSecurity::fromClaims)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(signIn()))
                .logout(logout ->
                        logout.logoutUrl("/logout").logoutSuccessHandler(alsoAtTheProvider))
                .build();
    }

    /** The headers of every answer of a chain that serves pages. */
    static void headers(HttpSecurity http) throws Exception {
        http.headers(headers ->
                headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny));
    }

    @Bean
    ServletContextInitializer sessionCookie() {
        return context -> {
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            context.getSessionCookieConfig().setName(SESSION_COOKIE);
            context.getSessionCookieConfig().setHttpOnly(true);
        };
    }

    /** Lax, not strict: coming back from the provider is a navigation from another site. */
    @Bean
    CookieSameSiteSupplier sessionCookieSameSite() {
        return CookieSameSiteSupplier.ofLax().whenHasName(SESSION_COOKIE);
    }

    /**
     * Goes on after a form. The policy of our pages forbids forms that lead to another origin (host
     * or port), and browsers count redirects; so a provider elsewhere is visited by a refresh.
     */
    private static void leave(
            HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        URI to = URI.create(address);
        if (to.getHost() == null
                || (to.getHost().equals(request.getServerName())
                        && port(to) == request.getServerPort())) {
            new DefaultRedirectStrategy().sendRedirect(request, response, address);
        } else {
            response.setHeader("Refresh", "0;url=" + address);
        }
    }

    private static int port(URI address) {
        return address.getPort() >= 0
                ? address.getPort()
                : "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** What a person may do comes from the token's claim alone. */
    private static Collection<GrantedAuthority> fromClaims(
            Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> roles = new LinkedHashSet<>();
        for (GrantedAuthority authority : granted) {
            if (authority instanceof OidcUserAuthority user) {
                @Nullable List<String> claimed = user.getIdToken().getClaimAsStringList("roles");
                for (String role : claimed == null ? List.<String>of() : claimed) {
                    roles.add(new SimpleGrantedAuthority(ROLE_PREFIX + role));
                }
            }
        }
        return roles;
    }

    /** A part of a page cannot sign in: the whole page goes. Neither can its live updates. */
    private static AuthenticationEntryPoint signIn() {
        AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, refused) -> {
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", SIGN_IN);
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader("Accept"))) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                page.commence(request, response, refused);
            }
        };
    }

    /** After signing in, only what somebody opened is opened: no part, no stream. */
    private static boolean isWholePage(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html");
    }
}
