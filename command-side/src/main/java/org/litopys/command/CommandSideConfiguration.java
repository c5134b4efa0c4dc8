package org.litopys.command;

import org.litopys.events.serialization.SharedEventsConfiguration;
import org.litopys.eventstore.EventStoreConfiguration;
import org.litopys.keys.PersonKeys;
import org.litopys.keys.PersonKeysConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/**
 * The command-side in a Spring application with Axon's and Spring Boot's auto-configuration. Needs
 * a {@code DataSource}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    CommandHandling.class,
    SharedEventsConfiguration.class,
    EventStoreConfiguration.class,
    PersonKeysConfiguration.class,
    AxonServerCommands.class
})
@ComponentScan
@PropertySource("classpath:org/litopys/command/axon.properties")
public class CommandSideConfiguration {
    @Bean
    PersonalData personalData(PersonKeys personKeys) {
        return new PersonalData(personKeys::toSeal);
    }
}
