package org.litopys.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.litopys.query.TestLedger;
import org.litopys.query.record.RecordChanges;

class FiguresInTroubleTest {
    /** Fails after the figures have written everything, until it is told to stop. */
    private static final class Breaks implements RecordChanges {
        final CountDownLatch twice = new CountDownLatch(2);
        volatile boolean broken;

        @Override
        public void changed(Change change) {}

        @Override
        public void flush() {
            if (broken) {
                twice.countDown();
                throw new IllegalStateException("this batch fails");
            }
        }
    }

    @Test
    void a_batch_that_is_rolled_back_leaves_nothing_and_counts_once_when_it_comes_again()
            throws InterruptedException {
        try (TestLedger undisturbed = new TestLedger();
                TestLedger office = new TestLedger()) {
            FiguresHistory history = new FiguresHistory(12);
            int all = history.acts.size();
            history.append(0, all, undisturbed);
            undisturbed.restart(new Figures(undisturbed.dataSource));
            undisturbed.project();

            Breaks breaks = new Breaks();
            office.restart(new Figures(office.dataSource), breaks);
            history.append(0, all / 2, office);
            office.project();
            Map<String, List<String>> before = FiguresHistory.rows(office);
            assertThat(before).isNotEqualTo(FiguresHistory.rows(undisturbed));
            long counters = series(office);

            breaks.broken = true;
            history.append(all / 2, all, office);
            assertThat(breaks.twice.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(FiguresHistory.rows(office)).isEqualTo(before);
            assertThat(series(office)).isEqualTo(counters);

            breaks.broken = false;
            office.project();
            assertThat(FiguresHistory.rows(office)).isEqualTo(FiguresHistory.rows(undisturbed));
        }
    }

    @Test
    void whoever_drops_the_schema_of_records_alone_gets_the_same_figures_again() {
        try (TestLedger office = new TestLedger()) {
            FiguresHistory history = new FiguresHistory(12);
            history.append(0, history.acts.size(), office);
            office.restart(new Figures(office.dataSource));
            office.project();
            Map<String, List<String>> before = FiguresHistory.rows(office);

            office.processor().stop();
            office.db.sql("drop schema query cascade").update();
            try (TestLedger again = office.reopened(new Figures(office.dataSource))) {
                again.project();
                assertThat(FiguresHistory.rows(again)).isEqualTo(before);
            }
        }
    }

    private static long series(TestLedger office) {
        return office.db.sql("select count(*) from figures.series").query(Long.class).single();
    }
}
