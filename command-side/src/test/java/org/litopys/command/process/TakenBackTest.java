package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Samples;
import org.litopys.eventstore.Follower;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What processes have planned does not wait for the disk; a crash of PostgreSQL takes it back. */
@Timeout(120)
class TakenBackTest {
    private static void awaitRead(CommandSide side) {
        Follower reader = side.bean(ProcessConfiguration.READERS_BEAN, Follower.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> reader.position().getAsLong() == side.head());
    }

    @Test
    void what_a_crash_took_back_is_planned_again() {
        try (CommandSide side = CommandSide.start()) {
            Samples.openOffice(side, "1");
            awaitRead(side);
            JdbcClient db = JdbcClient.create(side.bean(DataSource.class));
            byte[] token =
                    db.sql("select token from process.token_entry where processor_name = ?")
                            .param(ProcessConfiguration.READER)
                            .query(byte[].class)
                            .single();
            List<String> before = planned(db);
            side.send(Samples.submit(Samples.drafted(side), "1"), by(PORTAL));
            awaitRead(side);
            List<String> after = planned(db);
            assertThat(after).hasSizeGreaterThan(before.size());

            new TransactionTemplate(new JdbcTransactionManager(side.bean(DataSource.class)))
                    .executeWithoutResult(_ -> {
                        db.sql("update process.token_entry set token = ? where processor_name = ?")
                                .params(token, ProcessConfiguration.READER)
                                .update();
                        db.sql("delete from process.planned_step where not task_instance = any (?)")
                                .param(before.toArray(String[]::new))
                                .update();
                    });

            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(planned(db)).isEqualTo(after));
        }
    }

    private static List<String> planned(JdbcClient db) {
        return db.sql("select task_instance from process.planned_step order by task_instance")
                .query(String.class)
                .list();
    }
}
