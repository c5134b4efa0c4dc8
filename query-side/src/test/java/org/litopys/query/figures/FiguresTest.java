package org.litopys.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;
import org.litopys.query.AsOf;
import org.litopys.query.TestLedger;
import org.litopys.query.figures.OverviewFigures.BudgetLine;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.Overview;
import org.litopys.query.figures.OverviewFigures.Reached;

/** The figures are what somebody finds who counts everything, at any position. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
    private static final int EACH = 17;

    private static final List<Filter> FROM_COUNTERS =
            List.of(
                    Filter.NONE,
                    new Filter(null, null, null, 2026),
                    new Filter(null, null, null, 2027),
                    new Filter(null, null, null, 2031));

    private static final List<Filter> FROM_ROWS =
            List.of(
                    new Filter("BRIDGE-2026-1", null, null, null),
                    new Filter("BRIDGE-2026-2", null, null, 2027),
                    new Filter(null, TechnologyArea.values()[0], null, null),
                    new Filter(null, null, "UA", null),
                    new Filter("BRIDGE-2026-1", TechnologyArea.values()[1], "PL", 2026),
                    new Filter("NO-SUCH-CALL", null, null, null));

    private TestLedger office;
    private FigureQueries figures;
    private long head;

    @BeforeAll
    void an_office_has_worked() {
        office = new TestLedger();
        head = new FiguresHistory(84).projectBitByBit(office);
        figures = new FigureQueries(office.dataSource);
    }

    @AfterAll
    void close() {
        office.close();
    }

    private interface AtPosition {
        void look(AsOf asOf, CountedApplications applications, CountedRecords records);
    }

    /** At every seventeenth position and the last. */
    private void through_time(AtPosition one) throws InterruptedException {
        CountedApplications applications = new CountedApplications();
        try (BlockingStream<TrackedEventMessage<?>> stream = office.source.openStream(null)) {
            for (long position = 1; position <= head; position++) {
                applications.add(stream.nextAvailable());
                if (position % EACH == 0 || position == head) {
                    AsOf asOf = office.at(position);
                    assertThat(asOf.position().value()).isEqualTo(position);
                    one.look(
                            asOf,
                            applications,
                            new CountedRecords(office, position, asOf.moment(), applications));
                }
            }
        }
    }

    private void assertFigures(
            Filter filter, AsOf asOf, CountedApplications applications, CountedRecords records) {
        String where = filter + " at " + asOf.position();
        Overview overview = figures.overview(filter, asOf);
        assertThat(overview.funnel()).as(where).isEqualTo(applications.funnel(filter));
        assertThat(overview.months())
                .as(where)
                .isEqualTo(applications.months(filter, asOf.moment()));
        assertThat(overview.attention().byKind()).as(where).isEqualTo(records.byKind(filter));
        assertThat(overview.attention().late())
                .as(where)
                .isEqualTo(sum(overview.attention().byKind().late()));
        assertThat(overview.attention().dueInSevenDays())
                .as(where)
                .isEqualTo(sum(overview.attention().byKind().dueInSevenDays()));
        overview.attention()
                .byKind()
                .atDesk()
                .forEach((desk, kinds) ->
                        assertThat(overview.attention().atDesk())
                                .as(where)
                                .containsEntry(desk, sum(kinds)));
        assertThat(overview.late()).as(where).isEqualTo(records.lateRows(filter));
        assertThat(overview.pilots()).as(where).isEqualTo(records.pilotRows(filter));
        assertThat(overview.pilotCounts()).as(where).isEqualTo(records.pilots(filter));
        assertThat(overview.attention().pilotsRunning())
                .as(where)
                .isEqualTo(records.pilots(filter).running());
        var ending = records.ending(filter);
        assertThat(overview.attention().contractsEnding()).as(where).isEqualTo(ending.size());
        assertThat(overview.ending())
                .as(where)
                .isEqualTo(ending.subList(0, Math.min(5, ending.size())));
        assertThat(overview.budget()).as(where).isEqualTo(records.budget());
    }

    private static long sum(Map<RecordType, Long> kinds) {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void figures_of_counters_are_what_counting_finds_at_many_positions()
            throws InterruptedException {
        Seen seen = new Seen();
        through_time((asOf, applications, records) -> {
            for (Filter filter : FROM_COUNTERS) {
                assertFigures(filter, asOf, applications, records);
                seen.add(figures.overview(filter, asOf));
            }
        });
        seen.assertEverything();
    }

    @Test
    void figures_by_call_technology_and_country_are_what_counting_finds_at_many_positions()
            throws InterruptedException {
        through_time((asOf, applications, records) -> {
            for (Filter filter : FROM_ROWS) {
                assertFigures(filter, asOf, applications, records);
            }
        });
        Overview ukrainian = figures.overview(FROM_ROWS.get(3), office.at(head));
        assertThat(ukrainian.funnel()).allMatch(stage -> stage.records() > 0);
    }

    @Test
    void choices_are_what_occurred_by_then_and_lines_have_what_the_programme_says_is_available()
            throws InterruptedException {
        Set<Object> different = new LinkedHashSet<>();
        through_time((asOf, applications, records) -> {
            assertThat(figures.choices(asOf)).isEqualTo(applications.choices());
            different.add(figures.choices(asOf));
            List<BudgetLine> lines = figures.budget(asOf);
            assertThat(lines.stream().map(line -> line.line() + " " + line.available()).sorted())
                    .isEqualTo(records.available());
            different.add(lines);
        });
        assertThat(different).hasSizeGreaterThan(20);
        assertThat(figures.choices(office.at(head)).years()).containsExactly(2027, 2026);
    }

    @Test
    void before_the_first_event_there_is_nothing() {
        Overview nothing = figures.overview(Filter.NONE, office.at(0));
        assertThat(nothing.funnel()).hasSize(6).allMatch(stage -> stage.records() == 0);
        assertThat(nothing.months()).hasSize(12);
        assertThat(nothing.late()).isEmpty();
        assertThat(nothing.budget()).isEmpty();
        assertThat(figures.choices(office.at(0)).calls()).isEmpty();
    }

    @Test
    void a_rebuild_from_the_first_event_gives_the_same_rows() {
        Map<String, List<String>> before = FiguresHistory.rows(office);
        assertThat(before).allSatisfy((_, rows) -> assertThat(rows).isNotEmpty());
        office.processor().rebuild();
        office.project();
        assertThat(FiguresHistory.rows(office)).isEqualTo(before);
    }

    /** What the history has to have shown, lest two empty figures be found equal. */
    private static final class Seen {
        private final Set<String> seen = new LinkedHashSet<>();
        private final List<Reached> sumsMissing = new ArrayList<>();

        void add(Overview overview) {
            see("late", overview.attention().late() > 0);
            see("soon", overview.attention().dueInSevenDays() > 0);
            see("more late than are shown", overview.attention().late() > 10);
            see("ending", !overview.ending().isEmpty());
            see("more ending than are shown", overview.attention().contractsEnding() > 5);
            see("none ending any more", seen.contains("ending") && overview.ending().isEmpty());
            see("pilots", !overview.pilots().isEmpty());
            see("running", overview.pilotCounts().running() > 0);
            see("prepared", overview.pilotCounts().prepared() > 0);
            see("completed", overview.pilotCounts().completed() > 0);
            see("evaluated", overview.pilotCounts().evaluated() > 0);
            see("stopped", overview.pilotCounts().stopped() > 0);
            see("paid", overview.ending().stream().anyMatch(one -> !one.paid().isZero()));
            overview.funnel().stream()
                    .filter(stage -> stage.records() > 0 && stage.value() == null)
                    .forEach(stage -> sumsMissing.add(stage.reached()));
            see(
                    "days in steps",
                    overview.funnel().stream()
                            .anyMatch(stage ->
                                    stage.medianDays() != null && stage.medianDays() > 60));
        }

        private void see(String what, boolean isSo) {
            if (isSo) {
                seen.add(what);
            }
        }

        void assertEverything() {
            assertThat(seen)
                    .contains(
                            "late",
                            "soon",
                            "more late than are shown",
                            "ending",
                            "more ending than are shown",
                            "none ending any more",
                            "pilots",
                            "running",
                            "prepared",
                            "completed",
                            "evaluated",
                            "stopped",
                            "paid",
                            "days in steps");
            assertThat(sumsMissing)
                    .as("sums of several currencies")
                    .contains(Reached.SUBMITTED, Reached.ELIGIBLE)
                    .doesNotContain(Reached.ACCEPTED, Reached.CONTRACTED);
        }
    }
}
