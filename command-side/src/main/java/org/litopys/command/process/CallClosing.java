package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.events.LedgerEvent;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallEvent.EvaluationStarted;

/**
 * A call is closed at the moment that it names, and when it is closed, its evaluation starts.
 * Applications that come later are refused by that moment itself, however late the closing is
 * recorded.
 */
final class CallClosing implements LedgerProcess {
    private static final String CLOSE = "close";
    private static final String EVALUATE = "evaluate";

    @Override
    public String name() {
        return "call-closing";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(CloseCall.class, StartCallEvaluation.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case CallPublished call ->
                    schedule.at(call.closesAt(), CLOSE, new CloseCall(call.callId()));
            case CallDeadlineExtended call -> {
                schedule.cancel(call.callId(), CLOSE);
                schedule.at(call.closesAt(), CLOSE, new CloseCall(call.callId()));
            }
            case CallClosed call -> {
                schedule.cancel(call.callId(), CLOSE);
                schedule.at(recordedAt, EVALUATE, new StartCallEvaluation(call.callId()));
            }
            case EvaluationStarted call -> schedule.cancel(call.callId(), EVALUATE);
            case CallCancelled call -> schedule.cancelAll(call.callId());
            default -> {} // nothing else begins or ends the time of a call
        }
    }
}
