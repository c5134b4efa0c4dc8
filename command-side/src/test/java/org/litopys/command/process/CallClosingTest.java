package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.call.SampleCall.published;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.call.CallEvent.CallClosed;

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
    void a_call_that_was_closed_before_is_left_alone() {
        ledger.then(published(), NOW).then(new CallClosed(CALL), NOW);

        assertThat(ledger.planned()).isEmpty();
    }
}
