package org.litopys;

import java.util.Collection;
import java.util.List;
import org.litopys.events.Role;
import org.litopys.query.PageSession;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Who may ask how the machine is: anybody whether it is up, its administrators and auditors how
 * busy it is, by token or signed in to the pages. It is only read, so a session needs no CSRF
 * token.
 */
@Configuration(proxyBeanMethods = false)
class MachineSecurity {
    private static final String PREFIX = "ROLE_";
    private static final String METADATA = "/.well-known/oauth-protected-resource";

    @Bean
    @Order(10)
    SecurityFilterChain machine(HttpSecurity http) {
        JwtAuthenticationConverter roles = new JwtAuthenticationConverter();
        roles.setJwtGrantedAuthoritiesConverter(MachineSecurity::roles);
        return http.securityMatcher("/actuator", "/actuator/**")
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/actuator/health",
                                        "/actuator/health/liveness",
                                        "/actuator/health/readiness")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET)
                                .hasAnyRole(Role.SYSTEM_ADMIN.name(), Role.AUDITOR.name())
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles)))
                .securityContext(
                        context -> context.securityContextRepository(PageSession.repository()))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * Whose tokens open this program (RFC 9728): every answer 401 names the address of this
     * document.
     */
    @Bean
    @Order(5)
    SecurityFilterChain whereToGetATokenFrom(
            HttpSecurity http, @Value("${litopys.issuer}") String issuer) {
        OAuth2ProtectedResourceMetadataFilter metadata =
                new OAuth2ProtectedResourceMetadataFilter();
        metadata.setProtectedResourceMetadataCustomizer(document ->
                document.authorizationServer(issuer).tlsClientCertificateBoundAccessTokens(false));
        return http.securityMatcher(METADATA, METADATA + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(metadata, AuthorizationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        List<String> claimed = token.getClaimAsStringList("roles");
        return claimed == null
                ? List.of()
                : claimed.stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(PREFIX + role))
                        .toList();
    }
}
