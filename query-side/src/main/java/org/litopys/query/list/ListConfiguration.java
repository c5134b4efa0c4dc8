package org.litopys.query.list;

import javax.sql.DataSource;
import org.litopys.query.AsOfReader;
import org.litopys.query.KnownRecords;
import org.litopys.query.Progress;
import org.litopys.query.Wait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The lists in a Spring application. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {
    /** Needs the tables, which exist once {@code progress} does. */
    @Bean
    RecordLists recordLists(
            DataSource dataSource,
            Progress progress,
            PlatformTransactionManager transactions,
            AsOfReader moments,
            Wait wait,
            KnownRecords known) {
        return new RecordLists(
                new NamedParameterJdbcTemplate(dataSource),
                new NamedParameterJdbcTemplate(dataSource),
                transactions,
                moments,
                wait,
                known);
    }

    @Bean
    RecordCsv recordCsv(RecordLists lists) {
        return new RecordCsv(lists);
    }
}
