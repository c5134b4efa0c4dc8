package org.litopys.keys;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The keys in a Spring application; both sides import it. A {@code DataSource} with the qualifier
 * {@code keyConnections} is that of the role that owns them; without one, the application's own is
 * used, and the log says so.
 *
 * <p>{@code litopys.master-key-file} is the file of the master key, the same for every process.
 */
@Configuration(proxyBeanMethods = false)
public class PersonKeysConfiguration {
    private static final Logger log = LoggerFactory.getLogger(PersonKeysConfiguration.class);

    @Bean
    KeyDatabase keyDatabase(
            DataSource dataSource,
            @Qualifier("keyConnections") ObjectProvider<DataSource> keyConnections) {
        DataSource own = keyConnections.getIfAvailable();
        if (own == null) {
            log.warn(
                    "the keys of persons are kept with the database role of everything else; give them one of their own (docs/personal-data.md)");
        }
        return new KeyDatabase(own == null ? dataSource : own);
    }

    @Bean
    PersonKeys personKeys(
            KeyDatabase keyDatabase,
            Clock clock,
            @Value("${litopys.master-key-file:}") String masterKey) {
        if (masterKey.isEmpty()) {
            log.warn(
                    "no litopys.master-key-file: this process can neither take nor show personal data");
        }
        return PersonKeys.open(
                keyDatabase.dataSource(), clock, masterKey.isEmpty() ? null : Path.of(masterKey));
    }
}
