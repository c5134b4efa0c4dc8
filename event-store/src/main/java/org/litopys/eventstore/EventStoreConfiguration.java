package org.litopys.eventstore;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ledger in a Spring application: brings its tables up to date, then offers the engine, Axon's
 * event store on top of it, the ledger to read and the source for streaming processors. Needs a
 * {@code DataSource}, a {@code Clock} and a {@code Serializer} (named serializer, where there are
 * several); uses an {@code EventUpcaster} where there is one.
 */
@Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {

    @Bean
    Ledger ledger(DataSource dataSource) {
        EventStoreTables.migrate(dataSource);
        return new Ledger(dataSource);
    }

    @Bean
    GroupCommitEngine eventStorageEngine(
            Ledger ledger,
            Clock clock,
            Serializer serializer,
            ObjectProvider<EventUpcaster> upcasters) {
        GroupCommitEngine.Builder builder =
                GroupCommitEngine.builder().ledger(ledger).clock(clock).eventSerializer(serializer);
        upcasters.ifUnique(builder::upcasterChain);
        return builder.build();
    }

    /**
     * Only appends and loads aggregates; streaming processors read from {@link #positionSource}.
     */
    @Bean
    EmbeddedEventStore eventStore(GroupCommitEngine eventStorageEngine) {
        return EmbeddedEventStore.builder().storageEngine(eventStorageEngine).build();
    }

    @Bean
    PositionSource positionSource(GroupCommitEngine eventStorageEngine) {
        return new PositionSource(eventStorageEngine);
    }
}
