package org.litopys.query.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;

/** What was corrected or reversed, in a history that shows both what was and what is read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendedHistoryTest {
    private TestLedger office;
    private RecordHistory history;
    private AsOf now;

    @BeforeAll
    void an_office_has_worked() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(7, office.clock.instant()).acts(60), office);
        office.project();
        history = new RecordHistory(office.db);
        now = office.now();
    }

    @AfterAll
    void close() {
        office.close();
    }

    /** Some record with such an event. */
    private String recordWith(String eventType, String more) {
        return office.db
                .sql(
                        """
                        select r.reference from query.record r join query.step s using (record_id)
                         where r.until is null and s.own and s.stamp ->> 'eventType' = :event
                        """
                                + more
                                + " order by s.since limit 1")
                .param("event", eventType)
                .query(String.class)
                .single();
    }

    private List<HistoryStep> steps(RecordType type, String reference) {
        return history.steps(type, reference, now, 0, 1000).steps();
    }

    private static HistoryStep only(List<HistoryStep> steps, String eventType) {
        return steps.stream()
                .filter(step -> step.stamp().eventType().equals(eventType))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_correction_is_the_step_that_changes_the_value_and_the_event_is_marked() {
        String reference = recordWith("RecordCorrected", "and r.type = 'APPLICATION'");

        List<HistoryStep> steps = steps(RecordType.APPLICATION, reference);

        HistoryStep corrected = only(steps, "RecordCorrected");
        assertThat(corrected.changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.pointer()).isEqualTo("/title");
                    assertThat(requireNonNull(change.before()).asString())
                            .startsWith("Proposal ")
                            .doesNotContain(" of ");
                    assertThat(requireNonNull(change.after()).asString())
                            .startsWith("Proposal of ");
                });
        assertThat(requireNonNull(corrected.act()).at("/requestedBy").asString())
                .isEqualTo("IO-01");
        assertThat(only(steps, "ApplicationDrafted").amendments())
                .containsExactly(
                        new HistoryStep.Amendment(
                                corrected.stamp().version(),
                                "RecordCorrected",
                                "title",
                                "IO-01",
                                "PM-01"));
    }

    @Test
    void before_its_position_the_wrong_value_is_shown_and_from_it_on_the_right_one() {
        String reference = recordWith("RecordCorrected", "and r.type = 'APPLICATION'");
        long version =
                only(steps(RecordType.APPLICATION, reference), "RecordCorrected").stamp().version();

        assertThat(
                        history.version(RecordType.APPLICATION, reference, version - 1, now)
                                .row()
                                .title())
                .doesNotContain(" of ");
        assertThat(history.version(RecordType.APPLICATION, reference, version, now).row().title())
                .contains(" of ");
    }

    @Test
    void whatever_shows_a_corrected_name_shows_the_right_one() {
        UUID organisation =
                office.db
                        .sql(
                                "select record_id from query.step where stamp ->> 'eventType' = 'RecordCorrected' and aggregate = 'Organisation'")
                        .query(UUID.class)
                        .single();

        List<String> shown =
                office.db
                        .sql(
                                """
                                select organisation_name from query.record where organisation_id = :id and until is null
                                union all
                                select partner_name from query.record where partner_id = :id and until is null\
                                """)
                        .param("id", organisation)
                        .query(String.class)
                        .list();
        assertThat(shown).hasSizeGreaterThan(1).containsOnly("Works, in right letters");
        assertThat(
                        office.db
                                .sql(
                                        """
                                        select i.title from query.record i join query.record a
                                            on a.record_id = i.application and a.until is null
                                         where i.type = 'INTRODUCTION' and i.until is null and i.title <> a.title\
                                        """)
                                .query(String.class)
                                .list())
                .isEmpty();
    }

    @Test
    void a_reversal_brings_back_the_state_and_what_was_waited_for_before_the_decision() {
        String reference = recordWith("DecisionReversed", "and r.type = 'APPLICATION'");
        List<HistoryStep> steps = steps(RecordType.APPLICATION, reference);
        HistoryStep reversed = only(steps, "DecisionReversed");
        long decision =
                steps.stream()
                        .filter(step -> !step.amendments().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .stamp()
                        .version();

        RecordView before = history.version(RecordType.APPLICATION, reference, decision - 1, now);
        RecordView after =
                history.version(RecordType.APPLICATION, reference, reversed.stamp().version(), now);

        assertThat(after.state())
                .usingRecursiveComparison()
                .ignoringFields("due.at", "recommendation.decisionDueAt")
                .isEqualTo(before.state());
        assertThat(dueIn(after)).isEqualTo(dueIn(before).plus(Duration.ofDays(7)));
        assertThat(reversed.changes())
                .anySatisfy(change -> assertThat(change.pointer()).isEqualTo("/status"));
        assertThat(steps.get((int) decision - 1).amendments())
                .containsExactly(
                        new HistoryStep.Amendment(
                                reversed.stamp().version(),
                                "DecisionReversed",
                                null,
                                "LE-01",
                                "AO-02"));
    }

    private static Instant dueIn(RecordView view) {
        return requireNonNull(requireNonNull(view.state()).due()).at();
    }

    @Test
    void what_was_refused_marks_nothing() {
        String reference =
                recordWith(
                        "CorrectionRefused",
                        "and not exists (select from query.step o where o.record_id = r.record_id and o.stamp ->> 'eventType' in ('RecordCorrected', 'DecisionReversed'))");

        assertThat(steps(RecordType.APPLICATION, reference))
                .allSatisfy(step -> assertThat(step.amendments()).isEmpty());
    }
}
