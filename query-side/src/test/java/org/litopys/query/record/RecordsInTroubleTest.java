package org.litopys.query.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.ReadModelProcessor;
import org.litopys.query.TestLedger;

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
}
