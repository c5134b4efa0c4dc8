package org.litopys.command.organisation;

import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.TokenPosition;
import org.litopys.eventstore.TokenStoreTables;
import org.litopys.keys.KeyDatabase;
import org.litopys.keys.PersonKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The reader that destroys keys, in the database and with the role of the keys. */
@Configuration(proxyBeanMethods = false)
class ErasuresConfiguration {
    private static final int BATCH = 500;

    /** A process that died holds its claim no longer than this. */
    private static final Duration CLAIM = Duration.ofSeconds(4);

    @Bean
    Erasures erasures(PersonKeys personKeys) {
        return new Erasures(personKeys);
    }

    /**
     * @param tables exist once it does
     */
    @Bean
    ConfigurerModule erasuresProcessor(
            KeyDatabase keyDatabase,
            PersonKeys tables,
            Serializer serializer,
            PositionSource positions) {
        String name = Erasures.NAME;
        DataSource keys = keyDatabase.dataSource();
        return configurer ->
                configurer
                        .eventProcessing()
                        .registerPooledStreamingEventProcessor(
                                name,
                                _ -> positions,
                                (_, builder) ->
                                        builder.initialSegmentCount(1)
                                                .batchSize(BATCH)
                                                .claimExtensionThreshold(CLAIM.toMillis() / 4)
                                                .tokenClaimInterval(CLAIM.toMillis() / 2))
                        .registerTransactionManager(
                                name,
                                _ -> new SpringTransactionManager(new JdbcTransactionManager(keys)))
                        .registerTokenStore(
                                name,
                                _ ->
                                        JdbcTokenStore.builder()
                                                .connectionProvider(
                                                        new UnitOfWorkAwareConnectionProviderWrapper(
                                                                new SpringDataSourceConnectionProvider(
                                                                        keys)))
                                                .serializer(serializer)
                                                .schema(TokenStoreTables.schema(PersonKeys.SCHEMA))
                                                .contentType(byte[].class)
                                                .claimTimeout(CLAIM)
                                                .nodeId(UUID.randomUUID().toString())
                                                .build());
    }

    /** How many erasures are ordered and not carried out yet, for whoever watches. */
    @Bean
    Follower erasuresFollower(KeyDatabase keyDatabase, Erasures erasures, Serializer serializer) {
        return new Follower(
                Erasures.NAME,
                false,
                new TokenPosition(
                        keyDatabase.dataSource(), PersonKeys.SCHEMA, Erasures.NAME, serializer));
    }
}
