package org.litopys.query;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.litopys.events.serialization.SharedEventsConfiguration;
import org.litopys.eventstore.EventStoreConfiguration;
import org.litopys.keys.PersonKeys;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of records on the database of a {@link TestLedger}, with tokens of its own issuer. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@EnableWebSecurity
@ComponentScan({
    "org.litopys.query.record",
    "org.litopys.query.list",
    "org.litopys.query.history",
    "org.litopys.query.personal"
})
@Import({
    SharedEventsConfiguration.class,
    EventStoreConfiguration.class,
    QueryKernelConfiguration.class,
    QuerySecurity.class,
    Problems.class,
    Elsewhere.class,
    ApiOnTestLedger.SignIn.class
})
class ApiOnTestLedger {
    private static final SecretKey KEY =
            new SecretKeySpec(
                    "a key of this test, known to nobody else".getBytes(StandardCharsets.UTF_8),
                    "HmacSHA256");

    /** Set before the application starts. */
    @SuppressWarnings("NullAway.Init")
    static TestLedger ledger;

    @Bean
    DataSource dataSource() {
        return ledger.dataSource;
    }

    @Bean
    PersonKeys personKeys() {
        return ledger.personKeys;
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    Clock officeClock() {
        return ledger.clock;
    }

    @Bean
    JwtDecoder jwtDecoder() {
        return NimbusJwtDecoder.withSecretKey(KEY).build();
    }

    /** A token as the issuer of the office gives it. */
    static String token(String... roles) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256),
                        new JWTClaimsSet.Builder()
                                .subject("AU-01")
                                .claim("roles", List.of(roles))
                                .claim("actor_type", "APP_USER")
                                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                                .build());
        try {
            token.sign(new MACSigner(KEY.getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Stands for the pages, where people sign in. */
    @RestController
    static class SignIn {
        @GetMapping("/sign-in")
        void signIn(HttpServletRequest request, HttpServletResponse response) {
            PageSession.repository()
                    .saveContext(
                            new SecurityContextImpl(
                                    new TestingAuthenticationToken(
                                            "PM-07", "", "ROLE_PROGRAMME_MANAGER")),
                            request,
                            response);
        }

        @Bean
        @Order(40)
        SecurityFilterChain pages(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
