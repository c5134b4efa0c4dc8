package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.command.record.RecordCommand.RemindOfDeadline;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.RunningDeadline;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DeadlineReminded;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class DeadlineWatchTest {
    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    private static final Subject SUBJECT = Subject.of(RecordType.APPLICATION, APPLICATION);
    private static final Instant DUE = NOW.plus(Duration.ofDays(10));

    private final Reads ledger = new Reads(new DeadlineWatch());

    private static EvaluatorAssigned assigned(String evaluator) {
        return new EvaluatorAssigned(APPLICATION, evaluator, DUE);
    }

    @Test
    void a_due_date_is_reminded_of_twice_and_then_missed() {
        ledger.then(assigned("EV-01"), NOW);

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(
                        new RemindOfDeadline(SUBJECT, Deadline.EVALUATE, "EV-01", 50, DUE),
                        new RemindOfDeadline(SUBJECT, Deadline.EVALUATE, "EV-01", 80, DUE),
                        new RecordMissedDeadline(SUBJECT, Deadline.EVALUATE, "EV-01", DUE));
        assertThat(ledger.planned())
                .extracting(Step::due)
                .containsExactly(NOW.plus(Duration.ofDays(5)), NOW.plus(Duration.ofDays(8)), DUE);
    }

    @Test
    void a_reminder_is_of_no_use_after_the_date() {
        ledger.then(assigned("EV-01"), NOW);

        assertThat(ledger.planned().getFirst().isOver(DUE.minusMillis(1))).isFalse();
        assertThat(ledger.planned().getFirst().isOver(DUE)).isTrue();
        assertThat(ledger.planned().getLast().isOver(DUE.plus(Duration.ofDays(9)))).isFalse();
    }

    @Test
    void a_date_that_is_past_when_it_is_set_is_not_reminded_of() {
        ledger.then(assigned("EV-01"), DUE);

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(
                        new RecordMissedDeadline(SUBJECT, Deadline.EVALUATE, "EV-01", DUE));
    }

    @Test
    void who_did_what_was_due_is_left_in_peace_and_the_others_are_not() {
        ledger.then(assigned("EV-1"), NOW)
                .then(assigned("EV-10"), NOW)
                .then(new EvaluationSubmitted(APPLICATION, "EV-1", List.of(), Advice.ACCEPT), NOW);

        assertThat(ledger.planned())
                .hasSize(3)
                .allMatch(step -> step.name().startsWith("evaluate/EV-10/"));
    }

    @Test
    void nobody_is_reminded_of_what_is_withdrawn() {
        ledger.then(assigned("EV-01"), NOW).then(new ApplicationWithdrawn(APPLICATION), NOW);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void what_was_done_is_not_planned_when_the_ledger_is_read_again() {
        ledger.then(assigned("EV-01"), NOW)
                .then(new DeadlineReminded(SUBJECT, Deadline.EVALUATE, "EV-01", 50, DUE), NOW)
                .then(new DeadlineMissed(SUBJECT, Deadline.EVALUATE, "EV-01", DUE), DUE);

        assertThat(ledger.planned()).extracting(Step::name).containsExactly("evaluate/EV-01/80");
    }

    @Test
    void what_a_reversed_decision_had_ended_is_watched_again_and_what_it_had_begun_is_not() {
        ledger.then(assigned("EV-01"), NOW).then(reversed(NOW.plus(Duration.ofDays(2))), NOW);

        assertThat(ledger.planned())
                .hasSize(3)
                .allMatch(step -> step.name().startsWith("assess-eligibility/"));
    }

    private static DecisionReversed reversed(Instant assessUntil) {
        return new DecisionReversed(
                SUBJECT,
                new RequestId(new UUID(0, 2)),
                new UUID(0, 3),
                "EligibilityAssessed",
                "PM-01",
                List.of(new RunningDeadline(Deadline.ASSESS_ELIGIBILITY, null, assessUntil)));
    }

    @Test
    void an_evaluator_whose_name_looks_like_a_step_disturbs_nobody() {
        ledger.then(assigned("EV"), NOW)
                .then(assigned("EV/50"), NOW)
                .then(new EvaluationSubmitted(APPLICATION, "EV", List.of(), Advice.ACCEPT), NOW);

        assertThat(ledger.planned()).hasSize(3);
    }
}
