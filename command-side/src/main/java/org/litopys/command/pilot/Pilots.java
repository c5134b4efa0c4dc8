package org.litopys.command.pilot;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.pilot.PilotId;
import org.springframework.stereotype.Component;

/** Pilots as guards of other records see them. Thread-safe. */
@Component
public final class Pilots {
    private final OtherRecords<Pilot> pilots;

    public Pilots(EventStore events) {
        pilots = new OtherRecords<>(events, Pilot::new);
    }

    /** The terms of a pilot; refuses where there is none. */
    public PilotTerms require(PilotId id, String pointer) {
        return pilots.ask(id, Pilot::terms)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, pointer, "Pilot", id));
    }
}
