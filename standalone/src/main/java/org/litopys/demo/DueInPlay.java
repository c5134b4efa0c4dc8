package org.litopys.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.litopys.command.process.Planned;
import org.litopys.command.process.Processes;
import org.litopys.command.process.Step;

/**
 * What the ledger's processes plan because of what is played. It is sent at its moment by the clock
 * of the play, and by nobody else while that lasts. Thread-safe.
 */
final class DueInPlay {
    private final DemoClock clock;
    private final Planned planned = new Planned(Processes.ALL);

    DueInPlay(DemoClock clock) {
        this.clock = clock;
    }

    /** Takes in events of an earlier play, in their order. */
    synchronized void recorded(EventMessage<?> event) {
        planned.read(event);
    }

    /** Takes in events that are being recorded; until they are stored, they bear no time. */
    synchronized void happening(List<? extends EventMessage<?>> events) {
        Instant now = clock.instant();
        events.forEach(event -> planned.read(new GenericEventMessage<>(event, () -> now)));
    }

    /** Takes out what is due first, if it is due by then. */
    synchronized Optional<Step> next(Instant moment) {
        return planned.next(moment);
    }
}
