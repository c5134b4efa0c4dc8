package org.litopys.command.call;

import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.publishCall;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.call.SampleCall.published;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.events.call.CallEvent.CallClosed;

class CallTest {
    private static final PublishCall SAMPLE = publishCall();

    private final RecordFixture<Call> call = RecordFixture.of(Call.class);

    private static PublishCall closingAt(Instant moment) {
        return new PublishCall(
                SAMPLE.code(),
                SAMPLE.programme(),
                SAMPLE.title(),
                SAMPLE.type(),
                SAMPLE.opensAt(),
                moment,
                SAMPLE.budgetLine(),
                SAMPLE.budget(),
                SAMPLE.maxPerApplication(),
                SAMPLE.minEvaluations(),
                SAMPLE.technologyAreas(),
                SAMPLE.source());
    }

    @Test
    void a_programme_manager_closes_a_call_before_its_time() {
        call.given(MANAGER, published())
                .when(new CloseCall(CALL), by(MANAGER))
                .thenEvents(new CallClosed(CALL));
    }

    @Test
    void a_process_closes_a_call_at_the_moment_that_it_names() {
        call.given(MANAGER, published(closingAt(NOW)))
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
