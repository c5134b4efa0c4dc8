package org.litopys.query.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.Progress;
import org.litopys.query.ReadModelProcessor;
import org.litopys.query.TestLedger;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is kept in memory must never be more, or other, than what is committed. */
class RecordsInTroubleTest {
    private TestLedger undisturbed;
    private List<GeneratedOffice.Act> acts;

    @BeforeEach
    void an_office_without_trouble() {
        undisturbed = new TestLedger();
        acts = new GeneratedOffice(21, undisturbed.clock.instant()).acts(12);
        GeneratedOffice.append(acts, undisturbed);
        undisturbed.project();
    }

    @AfterEach
    void close() {
        undisturbed.close();
    }

    private void assertSameRows(TestLedger office) {
        assertThat(office.dump("record")).isEqualTo(undisturbed.dump("record"));
        assertThat(
                        office.db
                                .sql("select c::text from query.reference_count c order by 1")
                                .query(String.class)
                                .list())
                .isEqualTo(
                        undisturbed
                                .db
                                .sql("select c::text from query.reference_count c order by 1")
                                .query(String.class)
                                .list());
    }

    /** Fails twice at the last event of what is there, when everything is written. */
    private static final class FailsTwice implements RecordChanges {
        final AtomicInteger failures = new AtomicInteger();
        int changes;

        @Override
        public void changed(Change change) {
            changes++;
        }

        @Override
        public void flush() {
            if (changes > 20 && failures.getAndIncrement() < 2) {
                throw new IllegalStateException("this batch fails");
            }
        }
    }

    @Test
    void a_batch_that_failed_comes_again_and_leaves_nothing_of_the_first_try() {
        FailsTwice listener = new FailsTwice();
        try (TestLedger office = new TestLedger(listener)) {
            int half = acts.size() / 2;
            GeneratedOffice.append(acts.subList(0, half), office);
            office.project();
            GeneratedOffice.append(acts.subList(half, acts.size()), office);
            office.project();
            assertThat(listener.failures).hasValueGreaterThan(2);
            assertSameRows(office);
        }
    }

    @Test
    void a_process_that_comes_back_after_another_has_worked_forgets_what_it_knew() {
        try (TestLedger office = new TestLedger()) {
            int third = acts.size() / 3;
            GeneratedOffice.append(acts.subList(0, third), office);
            office.project();
            office.processor().stop();
            GeneratedOffice.append(acts.subList(third, 2 * third), office);
            ReadModelProcessor other = office.newProcessor();
            other.start();
            office.awaitProjected();
            other.stop();
            GeneratedOffice.append(acts.subList(2 * third, acts.size()), office);
            office.project();
            assertSameRows(office);
        }
    }

    @Test
    void of_two_processes_one_works_and_the_other_takes_over() {
        try (TestLedger office = new TestLedger()) {
            ReadModelProcessor other = office.newProcessor();
            int half = acts.size() / 2;
            office.processor().start();
            other.start();
            GeneratedOffice.append(acts.subList(0, half), office);
            office.awaitProjected();
            office.processor().stop();
            GeneratedOffice.append(acts.subList(half, acts.size()), office);
            office.awaitProjected();
            other.stop();
            assertSameRows(office);
        }
    }

    /** As after a crash that took back more than a reader knows of. */
    @Test
    void a_batch_that_does_not_follow_is_refused_and_nothing_is_passed_over() throws Exception {
        try (TestLedger office = new TestLedger()) {
            GeneratedOffice.append(acts, office);
            List<TrackedEventMessage<?>> all = office.events();
            Records records =
                    new Records(
                            new JdbcTemplate(office.dataSource),
                            List.of(),
                            office.progress,
                            office.source);
            records.handle(all.subList(0, 3));

            assertThatThrownBy(() -> records.handle(all.subList(4, 6)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the records are at 3, and the next event is 5");

            records.rolledBack();
            records.handle(all.subList(3, 6));
            assertThat(office.progress.position(Progress.RECORDS).value()).isEqualTo(6);
        }
    }
}
