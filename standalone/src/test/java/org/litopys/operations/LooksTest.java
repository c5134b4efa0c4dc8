package org.litopys.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.litopys.eventstore.EventStoreTables;
import org.litopys.eventstore.GroupCommitEngine;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.TestPostgres;
import org.litopys.operations.Look.Away;
import org.litopys.operations.Look.Seen;

class LooksTest {
    private static final Seen SEEN =
            new Seen(7, Duration.ZERO, List.of(), Optional.empty(), Optional.empty());

    @Test
    void however_many_ask_the_store_is_looked_at_once() {
        AtomicInteger taken = new AtomicInteger();
        Looks looks =
                new Looks(() -> {
                    taken.incrementAndGet();
                    return SEEN;
                });

        for (int i = 0; i < 100; i++) {
            assertThat(looks.look()).isEqualTo(SEEN);
        }

        assertThat(taken).hasValueBetween(1, 2); // a second may have passed
    }

    @Test
    void a_store_that_refuses_is_away_with_its_reason() {
        Looks looks =
                new Looks(() -> {
                    throw new IllegalStateException("connection refused");
                });

        assertThat(looks.look())
                .isInstanceOfSatisfying(
                        Away.class, away -> assertThat(away.reason()).contains("refused"));
    }

    @Test
    void nobody_waits_long_for_a_store_that_hangs_and_the_next_not_at_all() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger taken = new AtomicInteger();
        Looks looks =
                new Looks(() -> {
                    taken.incrementAndGet();
                    try {
                        hangs.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return SEEN;
                });

        assertThat(looks.look()).isEqualTo(new Away("no answer within 2 s"));
        long begun = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(looks.look()).isInstanceOf(Away.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Looks.PATIENCE);
        assertThat(taken).as("looks that hang").hasValue(1);

        hangs.countDown();
        for (int i = 0; i < 1000 && !looks.look().equals(SEEN); i++) {
            Thread.sleep(10);
        }
        assertThat(looks.look()).isEqualTo(SEEN);
    }

    @Test
    void an_event_recorded_ahead_of_this_clock_is_seen_as_far_ahead_as_it_is() throws Exception {
        try (HikariDataSource database = TestPostgres.freshDatabase()) {
            EventStoreTables.migrate(database);
            try (Ledger ledger = new Ledger(database);
                    GroupCommitEngine engine =
                            GroupCommitEngine.builder()
                                    .ledger(ledger)
                                    .eventSerializer(Jackson3Serializer.builder().build())
                                    .build()) {
                Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
                assertThat(ahead(ledger, slow)).as("of an empty ledger").isZero();

                engine.appendEvents(new GenericDomainEventMessage<>("Record", "one", 0, "text"));

                assertThat(ahead(ledger, slow))
                        .isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
                assertThat(ahead(ledger, Clock.systemUTC())).isZero();
            }
        }
    }

    private static Duration ahead(Ledger ledger, Clock clock) {
        return ((Seen) new Looks(ledger, List.of(), Optional::empty, Optional::empty, clock).look())
                .ahead();
    }
}
