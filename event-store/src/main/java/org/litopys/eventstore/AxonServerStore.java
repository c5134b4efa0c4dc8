package org.litopys.eventstore;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Events in an Axon Server, in the Spring profile {@code axonserver}. What Axon calls {@code
 * axon.axonserver.*} (servers, context, token, TLS, reconnection, flow control) is taken from
 * there.
 */
@Configuration(proxyBeanMethods = false)
@Profile(AxonServerStore.PROFILE)
public class AxonServerStore {
    public static final String PROFILE = "axonserver";

    @Bean
    AxonServerConfiguration axonServerConfiguration() {
        AxonServerConfiguration settings = new AxonServerConfiguration();
        settings.setComponentName("litopys");
        return settings;
    }

    /** Connects in the background, as often as needed: a server that is away stops no start. */
    @Bean(destroyMethod = "shutdown")
    AxonServerConnectionManager axonServerConnectionManager(AxonServerConfiguration settings) {
        return AxonServerConnectionManager.builder()
                .routingServers(settings.getServers())
                .axonServerConfiguration(settings)
                .build();
    }

    @Bean
    AxonServerEventStore eventStore(
            AxonServerConfiguration settings,
            AxonServerConnectionManager server,
            Serializer serializer,
            ObjectProvider<EventUpcaster> upcasters,
            ObjectProvider<RecordReading> reading) {
        RecordReading reads = reading.getIfUnique(() -> stored -> stored);
        AxonServerEventStore.Builder builder =
                AxonServerEventStore.builder()
                        .configuration(settings)
                        .platformConnectionManager(server)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .snapshotFilter(_ -> true)
                        .upcasterChain(upcasters.getIfUnique(() -> NoOpEventUpcaster.INSTANCE));
        builder.build(); // gives the builder its storage engine; a subclass is not given one
        AxonServerEventStore store =
                new AxonServerEventStore(builder) {
                    @Override
                    public DomainEventStream readEvents(String aggregateId) {
                        return reads.apply(super.readEvents(aggregateId));
                    }

                    @Override
                    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
                        return reads.apply(super.readEvents(aggregateId, firstSequence));
                    }
                };
        store.registerDispatchInterceptor(events -> (_, event) -> requireSize(event, serializer));
        return store;
    }

    /** The message keeps what was serialized, so that it is not done twice. */
    private static EventMessage<?> requireSize(EventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        int sizeBytes = payload.getData().length + metadata.getData().length;
        if (sizeBytes > EventTooLarge.LIMIT_BYTES) {
            throw new EventTooLarge(payload.getType().getName(), sizeBytes);
        }
        return event;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LedgerCopy ledgerCopy(
            Ledger ledger, AxonServerConnectionManager server, Serializer serializer) {
        return new LedgerCopy(ledger, server, serializer);
    }
}
