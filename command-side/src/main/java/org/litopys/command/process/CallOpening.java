package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.call.CallCommand.OpenCall;
import org.litopys.events.LedgerEvent;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.CallPublished;

/**
 * A call is opened at the moment that it names, unless it was open when it was published.
 * Applications are let in by that moment itself, however late the opening is recorded.
 */
final class CallOpening implements LedgerProcess {
    private static final String OPEN = "open";

    @Override
    public String name() {
        return "call-opening";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(OpenCall.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case CallPublished call ->
                    schedule.at(call.opensAt(), OPEN, new OpenCall(call.callId()));
            case CallOpened call -> schedule.cancel(call.callId(), OPEN);
            case CallClosed call -> schedule.cancel(call.callId(), OPEN);
            case CallCancelled call -> schedule.cancel(call.callId(), OPEN);
            default -> {} // nothing else decides whether a call has yet to open
        }
    }
}
