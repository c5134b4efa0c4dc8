package org.litopys.command.call;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Duty;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.springframework.stereotype.Component;

/** Calls as guards of other records see them. Thread-safe. */
@Component
public final class Calls {
    private final OtherRecords<Call> calls;

    public Calls(EventStore events) {
        calls = new OtherRecords<>(events, Call::new);
    }

    /**
     * Refuses to whoever acts a duty on an application that theirs on the call's ranking list
     * forbids.
     */
    public void requireApart(CallId id, ApplicationId ranked, Duty duty) {
        calls.ask(id, call -> call.requireApart(ranked, duty));
    }

    /** The terms of a call; refuses where there is none. */
    public CallTerms require(CallId id) {
        return calls.ask(id, Call::terms)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, "/data/call", "Call", id));
    }
}
