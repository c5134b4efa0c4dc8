package org.litopys.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.litopys.benchmarks.Account.OpenAccount;
import org.litopys.eventstore.EventStoreTables;
import org.litopys.eventstore.GroupCommitEngine;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.ReadModelTransactions;
import org.litopys.eventstore.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * One way to store events, complete from the command gateway to the table: same serializer, same
 * pool, same server.
 *
 * @param source what streaming processors read
 * @param readerTransactions of streaming processors; ours are those of read models
 */
record Contender(
        String name,
        HikariDataSource dataSource,
        EventStorageEngine engine,
        StreamableMessageSource<TrackedEventMessage<?>> source,
        CommandGateway commands,
        EmbeddedEventStore store,
        TransactionManager readerTransactions,
        boolean orderedIdentifiers)
        implements AutoCloseable {
    static final Jackson3Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final int POOL = 70;

    private static final CommandTargetResolver BY_ANNOTATION =
            AnnotationCommandTargetResolver.builder().build();

    /** As our command-side does it (its {@code CommandSideConfiguration}), which is less work. */
    static final CommandTargetResolver BY_CALL =
            command ->
                    new VersionedAggregateIdentifier(
                            ((OpenAccount) command.getPayload()).id(), null);

    /**
     * Axon's own JDBC engine as its documentation sets it up, with bytea columns and a transaction
     * around the command.
     */
    static Contender stock(TestPostgres server) {
        HikariDataSource dataSource = pool(server);
        JdbcClient.create(dataSource).sql(STOCK_TABLES).update();
        TransactionManager transactions = transactions(dataSource);
        PersistenceExceptionResolver none = failure -> false;
        JdbcEventStorageEngine engine =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                        .transactionManager(transactions)
                        .eventSerializer(SERIALIZER)
                        .snapshotSerializer(SERIALIZER)
                        .persistenceExceptionResolver(none)
                        .build();
        EmbeddedEventStore store = EmbeddedEventStore.builder().storageEngine(engine).build();
        return new Contender(
                "stock Axon JDBC",
                dataSource,
                engine,
                store,
                gateway(store, transactions, BY_ANNOTATION),
                store,
                transactions,
                false);
    }

    static Contender litopys(TestPostgres server) {
        return litopys(pool(server));
    }

    /** One of those that append to the same ledger, as several command-sides do. */
    static Contender litopys(HikariDataSource dataSource) {
        EventStoreTables.migrate(dataSource);
        GroupCommitEngine engine =
                GroupCommitEngine.builder()
                        .dataSource(dataSource)
                        .eventSerializer(SERIALIZER)
                        .build();
        EmbeddedEventStore store = EmbeddedEventStore.builder().storageEngine(engine).build();
        return new Contender(
                "Litopys",
                dataSource,
                engine,
                new PositionSource(engine),
                gateway(store, NoTransactionManager.instance(), BY_CALL),
                store,
                new ReadModelTransactions(
                        transactions(dataSource),
                        new SpringDataSourceConnectionProvider(dataSource)),
                true);
    }

    /** From now on messages get the ids that this contender has in use. */
    void takesTurn() {
        IdentifiersOfContender.use(orderedIdentifiers);
    }

    static TransactionManager transactions(HikariDataSource dataSource) {
        return new SpringTransactionManager(new DataSourceTransactionManager(dataSource));
    }

    static CommandGateway gateway(
            EventStore store, TransactionManager transactions, CommandTargetResolver targets) {
        SimpleCommandBus bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        EventSourcingRepository<Account> accounts =
                EventSourcingRepository.builder(Account.class).eventStore(store).build();
        AggregateAnnotationCommandHandler.<Account>builder()
                .aggregateType(Account.class)
                .repository(accounts)
                .commandTargetResolver(targets)
                .build()
                .subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    static HikariDataSource pool(TestPostgres server) {
        HikariConfig config = new HikariConfig();
        try (HikariDataSource small = server.newDatabase()) {
            small.copyStateTo(config);
        }
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(POOL);
        return new HikariDataSource(config);
    }

    private static final String STOCK_TABLES =
            """
            create table DomainEventEntry (globalIndex bigserial primary key, aggregateIdentifier varchar(255) not null,
                sequenceNumber bigint not null, type varchar(255), eventIdentifier varchar(255) not null unique, metaData bytea,
                payload bytea not null, payloadRevision varchar(255), payloadType varchar(255) not null,
                timeStamp varchar(255) not null, unique (aggregateIdentifier, sequenceNumber));
            create table SnapshotEventEntry (aggregateIdentifier varchar(255) not null, sequenceNumber bigint not null,
                type varchar(255), eventIdentifier varchar(255) not null unique, metaData bytea, payload bytea not null,
                payloadRevision varchar(255), payloadType varchar(255) not null, timeStamp varchar(255) not null,
                primary key (aggregateIdentifier, sequenceNumber))\
            """;

    @Override
    public void close() {
        store.shutDown();
        if (engine instanceof GroupCommitEngine ours) {
            ours.close();
        }
        dataSource.close();
    }
}
