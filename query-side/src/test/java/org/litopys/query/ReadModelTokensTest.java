package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.springframework.transaction.support.TransactionTemplate;

/** A reader outlives a crash of PostgreSQL that took back the newest rows of its read model. */
@Timeout(120)
class ReadModelTokensTest {
    private final TestLedger office = new TestLedger();
    private final ReadModelProcessor reader =
            new ReadModelProcessor(
                    new Positions(),
                    office.source,
                    office.dataSource,
                    office.transactions,
                    office.serializer);
    private int people;

    /** Has a row for each event. */
    private final class Positions implements ReadModel {
        @Override
        public String name() {
            return "positions";
        }

        @Override
        public void handle(List<TrackedEventMessage<?>> batch) {
            for (TrackedEventMessage<?> event : batch) {
                office.db
                        .sql("insert into taken_in values (?)")
                        .param(event.trackingToken().position().orElseThrow())
                        .update();
            }
        }

        @Override
        public void committed() {}

        @Override
        public void rolledBack() {}

        @Override
        public void reset() {}
    }

    @BeforeEach
    void open() {
        office.db.sql("create table taken_in (position bigint primary key)").update();
        reader.start();
    }

    @AfterEach
    void close() {
        reader.stop();
        office.close();
    }

    private void happen(int events) {
        for (int i = 0; i < events; i++) {
            String person = "P-" + ++people;
            office.append(Map.of(), new PersonEntered(PersonId.ofPseudonym(person), person));
        }
    }

    private List<Long> takenIn() {
        return office.db
                .sql("select position from taken_in order by position")
                .query(Long.class)
                .list();
    }

    private void thenAllAreTakenIn(int events) throws InterruptedException {
        List<Long> all = LongStream.rangeClosed(1, events).boxed().toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); // a loaded machine
        while (!takenIn().equals(all) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(takenIn()).isEqualTo(all);
    }

    private byte[] token() {
        return office.db
                .sql("select token from query.token_entry where processor_name = 'positions'")
                .query(byte[].class)
                .single();
    }

    /** As a crash would: all that was committed after the token was this. */
    private void takeBack(byte[] token, int position, Runnable meanwhile) {
        new TransactionTemplate(office.transactions)
                .executeWithoutResult(_ -> {
                    office.db
                            .sql(
                                    "update query.token_entry set token = ?"
                                            + " where processor_name = 'positions'")
                            .param(token)
                            .update();
                    office.db
                            .sql("delete from taken_in where position > ?")
                            .param(position)
                            .update();
                    meanwhile.run();
                });
    }

    @Test
    void what_is_lost_while_nothing_happens_is_read_again() throws Exception {
        happen(5);
        thenAllAreTakenIn(5);
        byte[] early = token();
        happen(5);
        thenAllAreTakenIn(10);

        takeBack(early, 5, () -> {});

        thenAllAreTakenIn(10);
    }

    @Test
    void what_is_lost_before_the_next_event_is_not_passed_over() throws Exception {
        happen(5);
        thenAllAreTakenIn(5);
        byte[] early = token();
        happen(5);
        thenAllAreTakenIn(10);

        // The token is locked until then, so the reader has the new events in its hands already.
        takeBack(early, 5, () -> happen(3));

        thenAllAreTakenIn(13);
    }
}
