package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lost connections, lost servers, several writers: what callers were told is what lies in the
 * ledger.
 */
@Timeout(60)
class FaultTest {
    private static GroupCommitEngine engine(HikariDataSource database) {
        return GroupCommitEngine.builder()
                .dataSource(database)
                .eventSerializer(Note.JSON)
                .patience(Duration.ofSeconds(5))
                .build();
    }

    @Test
    void several_writers_on_one_database_deal_gapless_positions_in_the_order_of_their_commits()
            throws Exception {
        try (HikariDataSource database = TestPostgres.freshDatabase();
                HikariDataSource same = TestPostgres.samePlaceAs(database);
                HikariDataSource sameAgain = TestPostgres.samePlaceAs(database)) {
            EventStoreTables.migrate(database);
            try (GroupCommitEngine first = engine(database);
                    GroupCommitEngine second = engine(same);
                    GroupCommitEngine third = engine(sameAgain);
                    Load load = new Load(List.of(first, second, third), 6)) {
                Thread.sleep(2000);
                load.stopAndCheck(first.ledger());
                assertThat(load.acknowledged()).isGreaterThan(100);
            }
        }
    }

    @Test
    void a_writer_whose_connection_is_cut_again_and_again_neither_loses_nor_repeats_an_event()
            throws Exception {
        try (HikariDataSource database = TestPostgres.freshDatabase();
                HikariDataSource same = TestPostgres.samePlaceAs(database)) {
            EventStoreTables.migrate(database);
            try (GroupCommitEngine first = engine(database);
                    GroupCommitEngine second = engine(same);
                    Load load = new Load(List.of(first, second), 8)) {
                for (int cut = 0; cut < 25; cut++) {
                    Thread.sleep(60 + 7 * (cut % 10));
                    TestPostgres.cutConnections(database);
                }
                Thread.sleep(300);
                load.stopAndCheck(first.ledger());
                assertThat(load.acknowledged()).isGreaterThan(100);
            }
        }
    }

    @Test
    void
            a_server_that_is_killed_in_the_middle_of_load_has_every_acknowledged_event_when_it_is_back()
                    throws Exception {
        try (TestPostgres server = TestPostgres.own();
                HikariDataSource database = server.newDatabase()) {
            EventStoreTables.migrate(database);
            try (GroupCommitEngine engine = engine(database);
                    Load load = new Load(List.of(engine), 16)) {
                List<Integer> acknowledged = new ArrayList<>();
                for (int round = 0; round < 3; round++) {
                    Thread.sleep(700);
                    server.kill();
                    acknowledged.add(load.acknowledged());
                    server.restart();
                }
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (load.acknowledged() <= acknowledged.getLast()
                        && System.nanoTime() < deadline) {
                    Thread.sleep(10);
                }
                load.stopAndCheck(engine.ledger());
                assertThat(load.acknowledged())
                        .as("it goes on by itself after the last kill")
                        .isGreaterThan(acknowledged.getLast());
            }
        }
    }
}
