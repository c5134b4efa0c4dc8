package org.litopys.query;

import java.time.Clock;
import javax.sql.DataSource;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all views share, in a Spring application. */
@Configuration(proxyBeanMethods = false)
class QueryKernelConfiguration {
    /** Brings the tables up to date, so whatever reads or writes them depends on this. */
    @Bean
    Progress progress(DataSource dataSource) {
        QueryTables.migrate(dataSource);
        return new Progress(JdbcClient.create(dataSource));
    }

    @Bean
    Follower recordsFollower(Progress progress) {
        return new Follower(
                Progress.RECORDS, true, () -> progress.position(Progress.RECORDS).value());
    }

    @Bean
    Wait queryWait(Progress progress, Ledger ledger, DataSource dataSource) {
        return new Wait(progress, ledger, JdbcClient.create(dataSource));
    }

    /** Needs the tables, which exist once {@code progress} does. */
    @Bean
    KnownRecords knownRecords(DataSource dataSource, Progress progress) {
        return new KnownRecords(JdbcClient.create(dataSource));
    }

    @Bean
    AsOfReader asOfReader(Ledger ledger, Progress progress, Wait queryWait, Clock clock) {
        return new AsOfReader(ledger, progress, queryWait, clock);
    }
}
