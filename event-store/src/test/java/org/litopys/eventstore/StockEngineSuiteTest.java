package org.litopys.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Axon's own engine passes the same suite, so the suite asks for nothing that only ours does. */
class StockEngineSuiteTest extends StorageEngineSuite {
    private @Nullable HikariDataSource database;

    @Override
    protected EventStorageEngine emptyEngine() {
        HikariDataSource fresh = TestPostgres.freshDatabase();
        database = fresh;
        try (Connection connection = fresh.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table DomainEventEntry (
                        globalIndex bigserial primary key, aggregateIdentifier text not null, sequenceNumber bigint not null,
                        type text, eventIdentifier text not null unique, metaData bytea, payload bytea not null,
                        payloadRevision text, payloadType text not null, timeStamp text not null,
                        unique (aggregateIdentifier, sequenceNumber));
                    create table SnapshotEventEntry (
                        aggregateIdentifier text not null, sequenceNumber bigint not null, type text not null,
                        eventIdentifier text not null unique, metaData bytea, payload bytea not null,
                        payloadRevision text, payloadType text not null, timeStamp text not null,
                        primary key (aggregateIdentifier, sequenceNumber))\
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return JdbcEventStorageEngine.builder()
                .connectionProvider(
                        fresh::getConnection) // one append is one batch, which pgjdbc commits whole
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(Note.JSON)
                .snapshotSerializer(Note.JSON)
                .persistenceExceptionResolver(failure ->
                        failure instanceof SQLException sql && Failures.duplicateKey(sql)
                                || failure.getCause() instanceof SQLException cause
                                        && Failures.duplicateKey(cause))
                .build();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
