package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.events.LedgerEvent;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallPublished;

/**
 * A call is closed at the moment that it names. Applications that come later are refused by that
 * moment itself, however late the closing is recorded.
 */
final class CallClosing implements LedgerProcess {
    private static final String CLOSE = "close";

    @Override
    public String name() {
        return "call-closing";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(CloseCall.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case CallPublished call ->
                    schedule.at(call.closesAt(), CLOSE, new CloseCall(call.callId()));
            case CallClosed call -> schedule.cancel(call.callId(), CLOSE);
            default -> {} // nothing else opens or closes a call
        }
    }
}
