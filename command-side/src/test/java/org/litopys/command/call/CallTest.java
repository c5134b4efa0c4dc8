package org.litopys.command.call;

import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Staff.MANAGER;
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
    void a_closed_call_stays_closed() {
        call.given(MANAGER, published(), new CallClosed(CALL))
                .when(new CloseCall(CALL), by(MANAGER))
                .thenRefused(Rule.WRONG_STATE, "", "close-call", "CLOSED", "–");
    }
}
