package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.litopys.eventstore.ReadModelTransactions;
import org.litopys.eventstore.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ReadModelTransactionsTest {
    @Test
    void their_commit_does_not_wait_for_the_disk_and_every_other_on_the_connection_does() {
        try (HikariDataSource database = TestPostgres.freshDatabase()) {
            ReadModelTransactions transactions =
                    new ReadModelTransactions(
                            new SpringTransactionManager(new JdbcTransactionManager(database)),
                            new SpringDataSourceConnectionProvider(database));
            JdbcClient db = JdbcClient.create(database);

            String within = transactions.fetchInTransaction(() -> setting(db));

            assertThat(within).isEqualTo("off " + backend(db));
            assertThat(setting(db)).isEqualTo("on " + backend(db));
        }
    }

    /** With the connection's process, which shows that it is the same connection. */
    private static String setting(JdbcClient db) {
        return db.sql("select current_setting('synchronous_commit') || ' ' || pg_backend_pid()")
                .query(String.class)
                .single();
    }

    private static int backend(JdbcClient db) {
        return db.sql("select pg_backend_pid()").query(Integer.class).single();
    }
}
