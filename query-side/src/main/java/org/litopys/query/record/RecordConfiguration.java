package org.litopys.query.record;

import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.litopys.eventstore.PositionSource;
import org.litopys.query.Progress;
import org.litopys.query.ReadModelProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The records and their reader in a Spring application. */
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {
    @Bean
    Records records(
            DataSource dataSource,
            Progress progress,
            ObjectProvider<RecordChanges> listeners,
            PositionSource source) {
        return new Records(
                new JdbcTemplate(dataSource), listeners.orderedStream().toList(), progress, source);
    }

    @Bean
    ReadModelProcessor recordsProcessor(
            Records records,
            PositionSource source,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Serializer serializer) {
        return new ReadModelProcessor(records, source, dataSource, transactions, serializer);
    }
}
