package org.litopys.query.page;

import java.time.Clock;
import javax.sql.DataSource;
import org.litopys.eventstore.Ledger;
import org.litopys.query.AsOfReader;
import org.litopys.query.Progress;
import org.litopys.query.history.RecordHistory;
import org.litopys.query.journal.RecordCompare;
import org.litopys.query.list.RecordLists;
import org.litopys.query.personal.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives the pages the real ledger to read. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
    @Bean
    Reading reading(
            AsOfReader moments,
            RecordLists lists,
            RecordHistory histories,
            Progress progress,
            Ledger ledger,
            RecordCompare compare,
            PersonalData personalData,
            DataSource dataSource,
            Clock clock) {
        return new LedgerReading(
                moments,
                lists,
                histories,
                progress,
                ledger,
                compare,
                personalData,
                JdbcClient.create(dataSource),
                clock);
    }
}
