package org.litopys.command.organisation;

import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.litopys.command.LedgerReaders;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.TokenPosition;
import org.litopys.keys.KeyDatabase;
import org.litopys.keys.PersonKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The reader that destroys keys, in the database and with the role of the keys. */
@Configuration(proxyBeanMethods = false)
class ErasuresConfiguration {
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
        DataSource keys = keyDatabase.dataSource();
        return configurer ->
                LedgerReaders.register(
                        configurer.eventProcessing(),
                        Erasures.NAME,
                        positions,
                        new SpringTransactionManager(new JdbcTransactionManager(keys)),
                        new LedgerReaders.Place(keys, PersonKeys.SCHEMA, serializer));
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
