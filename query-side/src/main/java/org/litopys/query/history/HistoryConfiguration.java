package org.litopys.query.history;

import javax.sql.DataSource;
import org.litopys.query.Progress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Histories in a Spring application. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
    /** Needs the tables, which exist once {@code progress} does. */
    @Bean
    RecordHistory recordHistory(DataSource dataSource, Progress progress) {
        return new RecordHistory(JdbcClient.create(dataSource));
    }
}
