package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Who may call the command API: whoever has a token of the office's issuer. What the token's roles
 * allow, the commands themselves say. The documentation is open: it holds nothing but what the
 * program is, as the problem pages do.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CommandSecurity {
    @Bean
    @Order(20)
    SecurityFilterChain commandApi(
            HttpSecurity http, Answers answers, @Value("${litopys.issuer:}") String issuer)
            throws Exception {
        AuthenticationEntryPoint unauthenticated = unauthenticated(answers, issuer);
        AccessDeniedHandler denied = denied(answers);
        return http.securityMatcher(
                        "/api/commands",
                        "/api/commands/**",
                        "/api/openapi.json",
                        "/api",
                        "/problems/**")
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/api/commands", "/api/commands/**")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .oauth2ResourceServer(server ->
                        server.jwt(_ -> {})
                                .authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(denied))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(denied))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie authenticates here, so no other site's page can act for somebody.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthenticationEntryPoint unauthenticated(Answers answers, String issuer) {
        BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            bearer.commence(request, response, failure);
            ApiRule rule = rule(request.getHeader(HttpHeaders.AUTHORIZATION));
            Problem problem = Problem.of(rule, issuer + Requests.DISCOVERY);
            write(answers, request, response, problem);
        };
    }

    private static ApiRule rule(@Nullable String authorization) {
        if (authorization == null) {
            return ApiRule.TOKEN_MISSING;
        }
        return authorization.regionMatches(true, 0, "Basic ", 0, 6)
                ? ApiRule.CREDENTIALS_NOT_HERE
                : ApiRule.TOKEN_INVALID;
    }

    private static AccessDeniedHandler denied(Answers answers) {
        BearerTokenAccessDeniedHandler bearer = new BearerTokenAccessDeniedHandler();
        return (request, response, failure) -> {
            bearer.handle(request, response, failure);
            write(answers, request, response, Problem.of(ApiRule.ACCESS_DENIED));
        };
    }

    private static void write(
            Answers answers,
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem)
            throws IOException {
        ResponseEntity<byte[]> answer =
                answers.answer(problem, Requests.language(request), request.getRequestURI());
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }
}
