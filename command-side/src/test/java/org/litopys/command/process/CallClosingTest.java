package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.call.SampleCall.published;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.EvaluationStarted;

class CallClosingTest {
    private static final Instant CLOSES = published().closesAt();

    private final Reads ledger = new Reads(new CallClosing());

    @Test
    void a_published_call_is_closed_when_its_time_is_over() {
        ledger.then(published(), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new CloseCall(CALL));
                    assertThat(step.due()).isEqualTo(CLOSES);
                    assertThat(step.channel()).isEqualTo(Channel.DEADLINE);
                    assertThat(step.envelope().actor().id()).isEqualTo("process:call-closing");
                    assertThat(step.envelope().correlationId()).isEqualTo("c-1");
                });
    }

    @Test
    void read_twice_it_is_planned_once_and_is_the_same_command() {
        ledger.then(published(), NOW).then(published(), NOW);
        Reads again = new Reads(new CallClosing()).then(published(), NOW);

        assertThat(ledger.planned()).hasSize(1);
        assertThat(ledger.planned().getFirst().commandId())
                .isEqualTo(again.planned().getFirst().commandId());
    }

    @Test
    void a_call_whose_deadline_was_extended_is_closed_at_the_later_moment_only() {
        Instant later = CLOSES.plus(Duration.ofDays(14));

        ledger.then(published(), NOW).then(new CallDeadlineExtended(CALL, CLOSES, later), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> assertThat(step.due()).isEqualTo(later));
    }

    @Test
    void when_a_call_was_closed_its_evaluation_starts_at_once() {
        ledger.then(published(), NOW).then(new CallClosed(CALL), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new StartCallEvaluation(CALL));
                    assertThat(step.due()).isEqualTo(NOW);
                });
    }

    @Test
    void what_was_done_or_given_up_is_not_planned_any_more() {
        ledger.then(published(), NOW)
                .then(new CallClosed(CALL), NOW)
                .then(new EvaluationStarted(CALL), NOW);
        Reads cancelled =
                new Reads(new CallClosing())
                        .then(published(), NOW)
                        .then(new CallCancelled(CALL), NOW);

        assertThat(ledger.planned()).isEmpty();
        assertThat(cancelled.planned()).isEmpty();
    }
}
