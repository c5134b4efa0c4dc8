package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A database that is slow, gone, or breaks off at the worst moment: callers learn it in bounded
 * time, and the truth.
 */
@Timeout(60)
class StoreAwayTest {
    /** Holds the lock of all writers, so that they wait. */
    private static final class Blockade implements AutoCloseable {
        private final Connection connection;

        Blockade(HikariDataSource database) throws SQLException {
            connection = database.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "select pg_advisory_lock(%d)"
                                .formatted(
                                        AppendConnection.lockKey(EventStoreTables.DEFAULT_SCHEMA)));
            }
        }

        @Override
        public void close() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            }
            connection.close();
        }
    }

    @Test
    void a_full_queue_is_busy_and_a_store_that_does_not_answer_is_unavailable() throws Exception {
        try (LedgerFixture fixture =
                        LedgerFixture.fresh(builder ->
                                builder.queueCapacity(2).patience(Duration.ofMillis(2500)));
                ExecutorService threads = Executors.newCachedThreadPool()) {
            GroupCommitEngine engine = fixture.engine();
            engine.appendEvents(Note.of(Note.newAggregate(), 0));
            DomainEventMessage<Note> sent = Note.of(Note.newAggregate(), 0, "sent");
            List<Throwable> waiting = new ArrayList<>();
            Throwable ofSent;
            try (Blockade _ = new Blockade(fixture.database())) {
                Future<Throwable> first =
                        threads.submit(() -> catchThrowable(() -> engine.appendEvents(sent)));
                Thread.sleep(100); // the writer has taken it and waits for the lock
                List<Future<Throwable>> queued = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    queued.add(
                            threads.submit(() ->
                                    catchThrowable(() ->
                                            engine.appendEvents(
                                                    Note.of(Note.newAggregate(), 0, "queued")))));
                }
                Thread.sleep(100);
                assertThatThrownBy(() ->
                                engine.appendEvents(Note.of(Note.newAggregate(), 0, "no place")))
                        .isInstanceOf(StoreBusy.class)
                        .hasMessageContaining("nothing was stored");
                ofSent = first.get();
                for (Future<Throwable> one : queued) {
                    waiting.add(one.get());
                }
            }

            assertThat(ofSent)
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class,
                            away -> assertThat(away.outcomeUnknown()).isTrue())
                    .hasMessageContaining("repeat with the same command id");
            assertThat(waiting)
                    .hasSize(2)
                    .allSatisfy(away ->
                            assertThat(away)
                                    .isInstanceOfSatisfying(
                                            StoreUnavailable.class,
                                            one -> assertThat(one.outcomeUnknown()).isFalse()));

            // When the store is back, a repetition finds the event or stores it: once in any case.
            Throwable repeated = catchThrowable(() -> engine.appendEvents(sent));
            if (repeated != null) {
                assertThat(repeated).isInstanceOf(AggregateStreamCreationException.class);
            }
            assertThat(fixture.ledger().readAggregate(sent.getAggregateIdentifier(), 0)).hasSize(1);
            assertThat(fixture.ledger().read(0, 10))
                    .extracting(event ->
                            new String(event.payload(), java.nio.charset.StandardCharsets.UTF_8))
                    .noneMatch(
                            payload -> payload.contains("queued") || payload.contains("no place"));
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_unavailable_and_nothing_is_stored() {
        try (TestPostgres server = TestPostgres.own();
                HikariDataSource database = server.newDatabase()) {
            EventStoreTables.migrate(database);
            server.kill();
            try (GroupCommitEngine engine =
                    LedgerFixture.engine(
                            database, builder -> builder.patience(Duration.ofMillis(400)))) {
                assertThatThrownBy(() -> engine.appendEvents(Note.of(Note.newAggregate(), 0)))
                        .isInstanceOfSatisfying(
                                StoreUnavailable.class,
                                away -> assertThat(away.outcomeUnknown()).isFalse());
                assertThatThrownBy(() -> engine.readEvents(Note.newAggregate()).hasNext())
                        .isInstanceOf(StoreUnavailable.class);
                assertThatThrownBy(() -> engine.ledger().head())
                        .isInstanceOf(StoreUnavailable.class);
            }
        }
    }

    @Test
    void a_commit_whose_answer_is_lost_is_looked_up_and_acknowledged_where_it_took_place() {
        try (LedgerFixture fixture = LedgerFixture.fresh();
                GroupCommitEngine engine =
                        LedgerFixture.engine(
                                BreakingDataSource.on(
                                        fixture.database(), BreakingDataSource.When.AFTER),
                                builder -> builder)) {
            String aggregate = Note.newAggregate();

            engine.appendEvents(Note.several(aggregate, 2));

            assertThat(fixture.ledger().readAggregate(aggregate, 0)).hasSize(2);
            assertThat(fixture.ledger().head()).isEqualTo(2);
        }
    }

    @Test
    void a_commit_that_did_not_take_place_when_the_connection_broke_is_made_again() {
        try (LedgerFixture fixture = LedgerFixture.fresh();
                GroupCommitEngine engine =
                        LedgerFixture.engine(
                                BreakingDataSource.on(
                                        fixture.database(), BreakingDataSource.When.BEFORE),
                                builder -> builder)) {
            String aggregate = Note.newAggregate();

            engine.appendEvents(Note.several(aggregate, 2));

            assertThat(fixture.ledger().readAggregate(aggregate, 0)).hasSize(2);
            assertThat(fixture.ledger().head()).isEqualTo(2);
        }
    }

    @Test
    void a_closed_engine_has_stored_what_waited_and_takes_nothing_more() throws Exception {
        try (HikariDataSource database = TestPostgres.freshDatabase();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            EventStoreTables.migrate(database);
            GroupCommitEngine engine = LedgerFixture.engine(database, builder -> builder);
            List<Future<Throwable>> appends = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                appends.add(
                        threads.submit(() ->
                                catchThrowable(() ->
                                        engine.appendEvents(Note.of(Note.newAggregate(), 0)))));
            }
            engine.close();

            long stored = 0;
            for (Future<Throwable> append : appends) {
                Throwable failure = append.get();
                if (failure == null) {
                    stored++;
                } else {
                    assertThat(failure)
                            .isInstanceOfSatisfying(
                                    StoreUnavailable.class,
                                    away -> assertThat(away.outcomeUnknown()).isFalse());
                }
            }
            assertThat(engine.ledger().head()).isEqualTo(stored);
            assertThatThrownBy(() -> engine.appendEvents(Note.of(Note.newAggregate(), 0)))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void an_interrupt_does_not_leave_a_caller_without_the_outcome() {
        try (LedgerFixture fixture = LedgerFixture.fresh()) {
            Thread.currentThread().interrupt();

            fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(fixture.ledger().head()).isEqualTo(1);
        }
    }
}
