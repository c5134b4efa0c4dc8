package org.litopys.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Who may read: {@link Readers} ({@code roles} of the token become authorities {@code ROLE_…}), by
 * bearer token or, so that pages and links to data work in a browser, by the session of the pages.
 * Only GET and HEAD are served, so a session needs no CSRF token here. The log is open where {@code
 * litopys.log.public} says so.
 */
@Configuration(proxyBeanMethods = false)
class QuerySecurity {
    /** Where an issuer (OpenID Connect Discovery 1.0) names its token endpoint. */
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    @Bean
    @Order(30)
    SecurityFilterChain queryApiSecurity(
            HttpSecurity http,
            @Value("${litopys.log.public:false}") boolean logIsPublic,
            @Value("${litopys.issuer:}") String issuer,
            Problems problems,
            ObjectProvider<PageRenewal> renewal)
            throws Exception {
        renewal.ifAvailable(
                pages -> http.addFilterAfter(pages.filter(), SecurityContextHolderFilter.class));
        AuthenticationEntryPoint unauthenticated = unauthenticated(problems, issuer);
        return http.securityMatcher("/api/**", "/log/**")
                .authorizeHttpRequests(requests -> {
                    if (logIsPublic) {
                        requests.requestMatchers(HttpMethod.GET, "/log/**").permitAll();
                        requests.requestMatchers(HttpMethod.HEAD, "/log/**").permitAll();
                    }
                    requests.requestMatchers(HttpMethod.GET).hasAnyRole(Readers.ROLES);
                    requests.requestMatchers(HttpMethod.HEAD).hasAnyRole(Readers.ROLES);
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtAuthenticationConverter(roleAuthorities()))
                                .authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler((request, response, _) ->
                                        problems.write(
                                                denied(request, response), request, response)))
                .securityContext(
                        context -> context.securityContextRepository(PageSession.repository()))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedPaths(Problems problems) {
        return server ->
                server.addContextCustomizers(context ->
                        context.getParent().getPipeline().addValve(new RefusedPath(problems)));
    }

    private static AuthenticationEntryPoint unauthenticated(Problems problems, String issuer) {
        BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            bearer.commence(request, response, failure);
            String rule = rule(request.getHeader(HttpHeaders.AUTHORIZATION));
            problems.write(QueryProblem.of(401, rule, issuer + DISCOVERY), request, response);
        };
    }

    private static String rule(@Nullable String authorization) {
        if (authorization == null) {
            return "token-missing";
        }
        return authorization.regionMatches(true, 0, "Basic ", 0, 6)
                ? "credentials-not-here"
                : "token-invalid";
    }

    private static QueryProblem denied(HttpServletRequest request, HttpServletResponse response) {
        if (isRead(request.getMethod())) {
            return QueryProblem.of(403, "role-missing");
        }
        response.setHeader(HttpHeaders.ALLOW, Problems.READ);
        return QueryProblem.of(405, "read-only", request.getMethod());
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static JwtAuthenticationConverter roleAuthorities() {
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }
}
