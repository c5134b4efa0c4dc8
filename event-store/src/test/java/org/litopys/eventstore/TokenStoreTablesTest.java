package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenStoreTablesTest {
    @Test
    void processes_that_start_at_once_on_an_empty_database_all_find_the_table() throws Exception {
        try (HikariDataSource database = TestPostgres.freshDatabase();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 20; round++) {
                String schema = "schema_" + round;
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    all.add(threads.submit(() -> TokenStoreTables.create(database, schema)));
                }
                for (Future<?> one : all) {
                    assertThatCode(one::get).doesNotThrowAnyException();
                }
            }
        }
    }
}
