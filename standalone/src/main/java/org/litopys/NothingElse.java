package org.litopys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * For a command-side alone. The pages' rules cover every address that no other rule names; where
 * there are no pages, this keeps an address that somebody adds and forgets from being open.
 */
@Configuration(proxyBeanMethods = false)
class NothingElse {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain everyOtherAddress(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/error").permitAll().anyRequest().denyAll())
                .csrf(AbstractHttpConfigurer::disable) // nothing here can be done, forged or not
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(
                                new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }
}
