package org.litopys.command.call;

import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.call.SampleCall.published;

import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.events.call.CallEvent.CallClosed;

class CallTest {
    private final RecordFixture<Call> call = RecordFixture.of(Call.class);

    @Test
    void a_programme_manager_closes_a_call_before_its_time() {
        call.given(MANAGER, published())
                .when(new CloseCall(CALL), by(MANAGER))
                .thenEvents(new CallClosed(CALL));
    }

    @Test
    void a_process_closes_a_call_at_the_moment_that_it_names() {
        CallPublished over = published(with(PROGRAMME, SAMPLE.opensAt(), NOW, "INNOVATION", null));

        call.given(MANAGER, over)
                .when(new CloseCall(CALL), by(PROCESS))
                .thenEvents(new CallClosed(CALL));
    }

    @Test
    void a_process_does_not_close_it_before() {
        call.given(MANAGER, published())
                .when(new CloseCall(CALL), by(PROCESS))
                .thenRefused(Rule.CALL_STILL_OPEN, "", SAMPLE.code(), SAMPLE.closesAt(), NOW);
    }

    @Test
    void a_closed_call_stays_closed() {
        call.given(MANAGER, published(), new CallClosed(CALL))
                .when(new CloseCall(CALL), by(MANAGER))
                .thenRefused(Rule.WRONG_STATE, "", "close-call", "CLOSED", "–");
    }
}
