package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.api.HttpTest.body;
import static org.litopys.command.api.HttpTest.programmeData;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSideConfiguration;
import org.litopys.command.api.HttpTest.Answer;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.TestPostgres;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The database is gone and comes back. */
class StoreAwayTest {
    @EnableAutoConfiguration
    @Import(CommandSideConfiguration.class)
    static class Office {
        @Bean
        JwtDecoder jwtDecoder() {
            return TestIssuer.decoder();
        }
    }

    private static ConfigurableApplicationContext start(DataSource database) {
        return new SpringApplicationBuilder(Office.class)
                .properties("server.port=0", "spring.threads.virtual.enabled=true")
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("dataSource", DataSource.class, () -> database))
                .run();
    }

    private static Answer post(int port, String type, String language, String body) {
        return HttpTest.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/api/commands/" + type))
                        .header("Authorization", "Bearer " + HttpTest.MANAGER)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    @Test
    void given_no_database_then_503_with_Retry_After_and_later_the_same_id_works_once() {
        try (TestPostgres server = TestPostgres.own();
                var database = server.newDatabase();
                ConfigurableApplicationContext office = start(database)) {
            int port =
                    Integer.parseInt(
                            String.valueOf(
                                    office.getEnvironment().getProperty("local.server.port")));
            String before = body("\"data\":" + programmeData("BEFORE"));
            assertThat(post(port, "create-programme", "en", before).status()).isEqualTo(201);
            server.kill();
            String body = body("\"data\":" + programmeData("AWAY"));

            for (String language : new String[] {"en", "uk"}) {
                Answer answer = post(port, "create-programme", language, body);
                assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
                assertThat(answer.rule()).isEqualTo("store-unavailable");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
                assertThat(answer.text("/retryAfter")).isEqualTo(answer.header("Retry-After"));
                assertThat(answer.header("Content-Language")).isEqualTo(language);
            }
            // A reference is looked up in the same database.
            Answer named =
                    post(
                            port,
                            "propose-introduction",
                            "en",
                            body(
                                    "\"data\":{\"application\":\"APP-2026-000001\",\"counterparty\":\"UA-EDR-38422948\"}"));
            assertThat(named.status()).as(named.response().body()).isEqualTo(503);

            server.restart();
            Answer answer = post(port, "create-programme", "en", body);
            while (answer.status() == 503) {
                answer = post(port, "create-programme", "en", body);
            }
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(office.getBean(Ledger.class).head()).isEqualTo(2);
        }
    }
}
