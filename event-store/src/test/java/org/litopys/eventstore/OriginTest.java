package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void a_ledger_has_one_origin_from_its_first_event_on() {
        HikariDataSource database = TestPostgres.freshDatabase();
        EventStoreTables.migrate(database);
        String theirs = Origin.axonServer("default");
        Origin.require(database, "ledger", Origin.DATABASE);
        Origin.require(database, "ledger", theirs); // empty yet
        Origin.require(database, "ledger", theirs);
        TestPostgres.execute(
                database,
                "insert into ledger.event values (1, gen_random_uuid(), 'N', 'a', 0, 'T', null, now(), '', '')");

        Origin.require(database, "ledger", theirs);

        assertThatThrownBy(() -> Origin.require(database, "ledger", Origin.DATABASE))
                .isInstanceOf(OtherOrigin.class)
                .hasMessage(
                        "The positions of this ledger are dealt by the context \"default\" of an Axon Server, not by this database; start it as it was started first, or give it an empty database");
        assertThatThrownBy(() -> Origin.require(database, "ledger", Origin.axonServer("other")))
                .isInstanceOf(OtherOrigin.class);
        TestPostgres.execute(database, "delete from ledger.origin"); // as an older version left it
        assertThatThrownBy(() -> Origin.require(database, "ledger", theirs))
                .isInstanceOf(OtherOrigin.class);
        Origin.require(database, "ledger", Origin.DATABASE);
    }
}
