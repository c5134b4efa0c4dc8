package org.litopys.command.api;

import javax.sql.DataSource;
import org.litopys.command.CommandSideConfiguration;
import org.litopys.eventstore.TestPostgres;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * The command-side alone, on an empty database. It is no {@code @Configuration}, or the scan of the
 * package would find it in every test.
 */
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
class TestOffice {
    @Bean
    DataSource dataSource() {
        return TestPostgres.freshDatabase();
    }

    @Bean
    JwtDecoder jwtDecoder() {
        return TestIssuer.decoder();
    }
}
