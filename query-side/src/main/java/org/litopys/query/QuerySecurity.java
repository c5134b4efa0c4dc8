package org.litopys.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.litopys.events.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may read: whoever holds a role of the office ({@code roles} of the token become authorities
 * {@code ROLE_…}), by bearer token or, so that pages and links to data work in a browser, by the
 * session of the pages. Only GET and HEAD are served, so a session needs no CSRF token here. The
 * log is open where {@code litopys.log.public} says so.
 */
@Configuration(proxyBeanMethods = false)
class QuerySecurity {
    private static final String[] ROLES =
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);

    @Bean
    @Order(30)
    SecurityFilterChain queryApiSecurity(
            HttpSecurity http, @Value("${litopys.log.public:true}") boolean logIsPublic)
            throws Exception {
        return http.securityMatcher("/api/**", "/log/**")
                .authorizeHttpRequests(requests -> {
                    if (logIsPublic) {
                        requests.requestMatchers(HttpMethod.GET, "/log/**").permitAll();
                        requests.requestMatchers(HttpMethod.HEAD, "/log/**").permitAll();
                    }
                    requests.requestMatchers(HttpMethod.GET).hasAnyRole(ROLES);
                    requests.requestMatchers(HttpMethod.HEAD).hasAnyRole(ROLES);
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtAuthenticationConverter(roleAuthorities()))
                                .authenticationEntryPoint(QuerySecurity::unauthenticated))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(QuerySecurity::unauthenticated)
                                .accessDeniedHandler((request, response, _) ->
                                        Problems.write(denied(request), request, response)))
                .securityContext(
                        context -> context.securityContextRepository(PageSession.repository()))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problems.write(QueryProblem.of(401, "unauthenticated"), request, response);
    }

    private static QueryProblem denied(HttpServletRequest request) {
        return isRead(request.getMethod())
                ? QueryProblem.of(403, "role-missing")
                : QueryProblem.of(405, "read-only", request.getMethod());
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
