package org.litopys.query;

import org.litopys.events.serialization.SharedEventsConfiguration;
import org.litopys.eventstore.EventStoreConfiguration;
import org.litopys.keys.PersonKeysConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The query side in a Spring application. Needs a {@code DataSource}, a {@code
 * PlatformTransactionManager} for it and a {@code JwtDecoder}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    SharedEventsConfiguration.class,
    EventStoreConfiguration.class,
    PersonKeysConfiguration.class
})
@ComponentScan
public class QuerySideConfiguration {}
