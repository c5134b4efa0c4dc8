package org.litopys.eventstore;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/**
 * The ledger in a Spring application: brings its tables up to date, then offers the engine, Axon's
 * event store on top of it (or, in its profile, {@linkplain AxonServerStore an Axon Server}), the
 * ledger to read and the source for streaming processors. Needs a {@code DataSource}, a {@code
 * Clock} and a {@code Serializer} (named serializer, where there are several); uses an {@code
 * EventUpcaster}, an {@link AppendListener} and a {@link RecordReading} where there is one.
 */
@Configuration(proxyBeanMethods = false)
@Import(AxonServerStore.class)
public class EventStoreConfiguration {

    @Bean
    Ledger ledger(DataSource dataSource, ObjectProvider<AxonServerConfiguration> axonServer) {
        EventStoreTables.migrate(dataSource);
        AxonServerConfiguration elsewhere = axonServer.getIfAvailable();
        Origin.require(
                dataSource,
                EventStoreTables.DEFAULT_SCHEMA,
                elsewhere == null ? Origin.DATABASE : Origin.axonServer(elsewhere.getContext()));
        return new Ledger(dataSource);
    }

    @Bean
    GroupCommitEngine eventStorageEngine(
            Ledger ledger,
            Clock clock,
            Serializer serializer,
            ObjectProvider<EventUpcaster> upcasters,
            ObjectProvider<AppendListener> listener) {
        GroupCommitEngine.Builder builder =
                GroupCommitEngine.builder().ledger(ledger).clock(clock).eventSerializer(serializer);
        upcasters.ifUnique(builder::upcasterChain);
        listener.ifUnique(builder::listener);
        return builder.build();
    }

    /**
     * Only appends and loads aggregates; streaming processors read from {@link #positionSource}.
     */
    @Bean
    @Profile("!" + AxonServerStore.PROFILE)
    EmbeddedEventStore eventStore(
            GroupCommitEngine eventStorageEngine, ObjectProvider<RecordReading> reading) {
        return new RecordReadingStore(
                eventStorageEngine, reading.getIfUnique(() -> stored -> stored));
    }

    @Bean
    PositionSource positionSource(GroupCommitEngine eventStorageEngine) {
        return new PositionSource(eventStorageEngine);
    }
}
