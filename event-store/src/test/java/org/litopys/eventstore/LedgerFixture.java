package org.litopys.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A fresh database with an engine on it, closed together. */
record LedgerFixture(HikariDataSource database, GroupCommitEngine engine) implements AutoCloseable {

    static LedgerFixture fresh() {
        return fresh(builder -> builder);
    }

    static LedgerFixture fresh(UnaryOperator<GroupCommitEngine.Builder> settings) {
        HikariDataSource database = TestPostgres.freshDatabase();
        EventStoreTables.migrate(database);
        return new LedgerFixture(database, engine(database, settings));
    }

    static GroupCommitEngine engine(
            DataSource dataSource, UnaryOperator<GroupCommitEngine.Builder> settings) {
        return settings.apply(
                        GroupCommitEngine.builder()
                                .dataSource(dataSource)
                                .eventSerializer(Note.JSON)
                                .patience(Duration.ofSeconds(5)))
                .build();
    }

    Ledger ledger() {
        return engine.ledger();
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
