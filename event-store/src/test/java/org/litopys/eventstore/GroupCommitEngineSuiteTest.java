package org.litopys.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GroupCommitEngineSuiteTest extends StorageEngineSuite {
    @SuppressWarnings("NullAway.Init")
    private static HikariDataSource database;

    @SuppressWarnings("NullAway.Init")
    private static GroupCommitEngine ours;

    @BeforeAll
    static void one_engine_for_all() {
        database = TestPostgres.freshDatabase();
        EventStoreTables.migrate(database);
        ours = GroupCommitEngine.builder().dataSource(database).eventSerializer(Note.JSON).build();
    }

    @Override
    protected EventStorageEngine emptyEngine() {
        TestPostgres.execute(database, "truncate ledger.event, ledger.snapshot");
        return ours;
    }

    @AfterAll
    static void close() {
        ours.close();
        database.close();
    }
}
