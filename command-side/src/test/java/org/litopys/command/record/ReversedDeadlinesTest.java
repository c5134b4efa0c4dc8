package org.litopys.command.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandSide;
import org.litopys.command.Deadlines;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.ProvideInformation;
import org.litopys.command.application.ApplicationCommand.RequestInformation;
import org.litopys.command.application.ApplicationCommand.StartScreening;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.RunningDeadline;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.InformationProvided;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.programme.Policy;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/** What is due after a reversal; the clock goes on from test to test. */
class ReversedDeadlinesTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1500");
    }

    private static ApplicationId submitted() {
        ApplicationId id = Samples.drafted(SIDE);
        SIDE.send(Samples.submit(id, "100"), by(PORTAL));
        return id;
    }

    private static ApplicationId assessed() {
        ApplicationId id = submitted();
        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        return id;
    }

    private static Subject application(ApplicationId id) {
        return Subject.of(RecordType.APPLICATION, id);
    }

    private static void reverse(ApplicationId id) {
        Subject subject = application(id);
        RequestId request =
                SampleActs.reversalRequested(SIDE, subject, "EligibilityAssessed", LEGAL);
        SIDE.send(new ApproveReversal(subject, request), decidedBy(AUTHORISING));
    }

    @Test
    void what_the_decision_had_ended_is_due_again_with_the_days_that_were_left() {
        ApplicationId id = assessed();
        Instant due = newest(id, ApplicationSubmitted.class).eligibilityDueAt();
        Instant outcomeDueAt =
                requireNonNull(newest(id, ApplicationSubmitted.class).outcomeDueAt());
        Instant decidedAt = SIDE.clock.instant();
        Instant reversedAt = due.plus(Duration.ofDays(7));
        SIDE.clock.set(reversedAt);

        reverse(id);

        Instant dueAgain = assessmentDueAt(id);
        assertThat(newest(id, DecisionReversed.class).deadlines())
                .as("what the decision left alone is due as before")
                .containsExactly(
                        new RunningDeadline(Deadline.ASSESS_ELIGIBILITY, null, dueAgain),
                        new RunningDeadline(Deadline.REACH_OUTCOME, null, outcomeDueAt));
        assertThat(dueAgain)
                .isEqualTo(Deadlines.afterReversal(due, decidedAt, reversedAt, Policy.DEFAULT))
                .isAfter(reversedAt);
        assertNotMissedUntil(id, due, dueAgain);
    }

    /** The first date is not waited for any more, and the second can be missed once. */
    private static void assertNotMissedUntil(ApplicationId id, Instant first, Instant second) {
        assertThatThrownBy(() -> SIDE.send(missed(id, first), by(PROCESS)))
                .hasMessageStartingWith("deadline-not-running");
        assertThatThrownBy(() -> SIDE.send(missed(id, second), by(PROCESS)))
                .hasMessageStartingWith("deadline-not-reached");
        SIDE.clock.set(second);
        SIDE.send(missed(id, second), by(PROCESS));
        assertThatThrownBy(() -> SIDE.send(missed(id, second), by(PROCESS)))
                .hasMessageStartingWith("deadline-already-missed");
    }

    private static RecordMissedDeadline missed(ApplicationId id, Instant dueAt) {
        return new RecordMissedDeadline(application(id), Deadline.ASSESS_ELIGIBILITY, null, dueAt);
    }

    @Test
    void a_clock_that_is_stopped_after_a_reversal_goes_on_from_the_later_date() {
        ApplicationId id = assessed();
        SIDE.clock.advance(Duration.ofDays(14));
        reverse(id);
        Instant dueAgain = assessmentDueAt(id);

        SIDE.send(new StartScreening(id), by(INTAKE));
        SIDE.send(new RequestInformation(id, List.of("audited accounts")), decidedBy(INTAKE));
        SIDE.send(new ProvideInformation(id, "ab".repeat(32)), by(PORTAL));

        assertThat(newest(id, InformationProvided.class).eligibilityDueAt()).isEqualTo(dueAgain);
    }

    @Test
    void a_decision_that_is_reversed_twice_leaves_the_days_that_were_left_each_time() {
        ApplicationId id = assessed();
        SIDE.clock.advance(Duration.ofDays(14));
        reverse(id);
        Instant once = assessmentDueAt(id);
        Instant decidedAgain = SIDE.clock.instant();
        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        SIDE.clock.advance(Duration.ofDays(14));

        reverse(id);

        assertThat(assessmentDueAt(id))
                .isEqualTo(
                        Deadlines.afterReversal(
                                once, decidedAgain, SIDE.clock.instant(), Policy.DEFAULT));
    }

    @Test
    void what_was_decided_late_is_late_again() {
        ApplicationId id = submitted();
        Instant due = newest(id, ApplicationSubmitted.class).eligibilityDueAt();
        SIDE.clock.set(due.plusSeconds(1));
        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        SIDE.clock.advance(Duration.ofDays(14));

        reverse(id);

        assertThat(assessmentDueAt(id)).isEqualTo(due);
    }

    /** By the newest reversal. */
    private static Instant assessmentDueAt(ApplicationId id) {
        return newest(id, DecisionReversed.class).deadlines().stream()
                .filter(one -> one.deadline() == Deadline.ASSESS_ELIGIBILITY)
                .map(RunningDeadline::dueAt)
                .findFirst()
                .orElseThrow();
    }

    private static <E> E newest(ApplicationId id, Class<E> type) {
        return SIDE.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
