package org.litopys.events.serialization;

import java.time.Clock;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;

/** Wiring of this module for a Spring application; both sides import it. */
@Configuration(proxyBeanMethods = false)
public class SharedEventsConfiguration {
    @Bean
    EventCatalogue eventCatalogue() {
        return new EventCatalogue();
    }

    /**
     * One serializer for events, messages, tokens and snapshots; Axon's beans for each refer to it.
     */
    @Bean
    @Primary
    LedgerEventSerializer serializer(EventCatalogue catalogue) {
        return new LedgerEventSerializer(catalogue);
    }

    @Bean
    EventUpcasterChain eventUpcasterChain() {
        return LedgerUpcasters.chain();
    }

    /** The time of the ledger, unless a programme brings its own (the demo does). */
    @Bean
    @Fallback
    Clock clock() {
        return Clock.systemUTC();
    }
}
