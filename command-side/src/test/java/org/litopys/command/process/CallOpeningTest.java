package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.call.SampleCall.published;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.call.CallCommand.OpenCall;
import org.litopys.events.LedgerEvent;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallOpened;

class CallOpeningTest {
    private final Reads ledger = new Reads(new CallOpening());

    @Test
    void a_published_call_is_opened_when_its_time_has_come() {
        ledger.then(published(), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new OpenCall(CALL));
                    assertThat(step.due()).isEqualTo(published().opensAt());
                    assertThat(step.envelope().actor().id()).isEqualTo("process:call-opening");
                });
    }

    static LedgerEvent[] ends() {
        return new LedgerEvent[] {
            new CallOpened(CALL), new CallClosed(CALL), new CallCancelled(CALL)
        };
    }

    @ParameterizedTest
    @MethodSource("ends")
    void a_call_that_is_open_or_over_is_not_opened(LedgerEvent end) {
        ledger.then(published(), NOW).then(end, NOW);

        assertThat(ledger.planned()).isEmpty();
    }
}
