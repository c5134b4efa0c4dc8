package org.litopys.command;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.serialization.Serializer;
import org.litopys.eventstore.AxonServerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * Commands through an Axon Server: those to one record go to one of the processes that handle
 * commands, so that its state stays in that one's cache and its commands wait for each other there.
 */
@Configuration(proxyBeanMethods = false)
@Profile(AxonServerStore.PROFILE)
class AxonServerCommands {
    @Bean
    @Primary
    AxonServerCommandBus commandBus(
            SimpleCommandBus localSegment,
            AxonServerConnectionManager server,
            AxonServerConfiguration settings,
            Serializer serializer) {
        CommandBus telling = new RefusingInDetails(localSegment);
        return AxonServerCommandBus.builder()
                .localSegment(telling)
                .axonServerConnectionManager(server)
                .configuration(settings)
                .serializer(serializer)
                .routingStrategy(
                        message -> String.valueOf(((LedgerCommand) message.getPayload()).subject()))
                .build();
    }
}
