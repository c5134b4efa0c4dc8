package org.litopys.command;

import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.litopys.events.Envelope;
import org.litopys.events.RecordType;
import org.litopys.eventstore.Ledger;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How a command is handled, wherever events and keys are kept: the bus, what every record needs and
 * the one way in. Needs an {@code EventStore} and a {@link PersonalData}.
 */
@Configuration(proxyBeanMethods = false)
class CommandHandling {
    /** About 100 MB where each record has 100 events. */
    private static final int RECORDS_IN_CACHE = 10_000;

    /** What a command says about itself goes into every event that it causes, and nothing else. */
    @Bean
    CorrelationDataProvider envelopeOfCommand() {
        return new SimpleCorrelationDataProvider(
                Envelope.COMMAND_ID,
                Envelope.COMMAND_DIGEST,
                Envelope.COMMAND_TYPE,
                Envelope.OCCURRED_AT,
                Envelope.ACTOR_ID,
                Envelope.ACTOR_TYPE,
                Envelope.ACTOR_ROLES,
                Envelope.ON_BEHALF_OF,
                Envelope.CORRELATION_ID,
                Envelope.CAUSATION_ID,
                Envelope.CHANNEL,
                Envelope.REASON,
                Envelope.EVIDENCE,
                Envelope.LEGAL_BASIS);
    }

    /**
     * Handles each command on the thread that brings it, without a transaction: the events of a
     * unit of work are durable before it ends. It is the command bus, or behind one that is {@code
     * Primary}.
     */
    @Bean
    SimpleCommandBus localSegment(
            CorrelationDataProvider envelopeOfCommand,
            RecordRepositories repositories,
            People people,
            PolicyInForce policies,
            Clock clock,
            EventStore events) {
        SimpleCommandBus commands =
                SimpleCommandBus.builder()
                        .transactionManager(NoTransactionManager.instance())
                        .build();
        commands.registerHandlerInterceptor(new CorrelationDataInterceptor<>(envelopeOfCommand));
        commands.registerHandlerInterceptor(new Admission(repositories, people, policies, clock));
        events.subscribe(Outcome::record);
        return commands;
    }

    /** Axon names a repository after its aggregate; repositories come to be after the bus. */
    @Bean
    @SuppressWarnings("unchecked")
    RecordRepositories recordRepositories(BeanFactory beans, AggregateCache recordCache) {
        Map<RecordType, Repository<? extends LedgerRecord<?, ?>>> known = new ConcurrentHashMap<>();
        return new RecordRepositories(
                recordCache,
                type ->
                        known.computeIfAbsent(
                                type,
                                _ ->
                                        beans.getBean(
                                                type.name().toLowerCase(Locale.ROOT) + "Repository",
                                                Repository.class)));
    }

    /** Axon's own looks through all methods of a command each time. */
    @Bean
    CommandTargetResolver subjectOfCommand() {
        return message ->
                new VersionedAggregateIdentifier(
                        ((LedgerCommand) message.getPayload()).subject(), null);
    }

    @Bean
    AmendedReading amendedReading() {
        return new AmendedReading();
    }

    @Bean
    AggregateCache recordCache(ObjectProvider<EventStore> events) {
        return new AggregateCache(
                RECORDS_IN_CACHE, id -> events.getObject().lastSequenceNumberFor(id));
    }

    @Bean
    Deadlines deadlines(Clock clock) {
        return new Deadlines(clock);
    }

    @Bean
    CommandSender commandSender(
            CommandBus commandBus,
            EventStore events,
            Ledger ledger,
            Validator validator,
            PersonalData personalData,
            CommandLog log,
            ObjectProvider<RefusedCommands> refusedCommands) {
        return new CommandSender(
                commandBus,
                new FirstReceipts(events, ledger),
                new Meanwhile(events),
                validator,
                personalData,
                log,
                refusedCommands);
    }
}
