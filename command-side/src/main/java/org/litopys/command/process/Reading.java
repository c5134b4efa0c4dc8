package org.litopys.command.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.litopys.events.LedgerEvent;

/**
 * Has processes read the ledger, all of them in one reading. What they plan because of a batch is
 * written in the transaction of the batch's token, so that a program killed at any moment has
 * either both or neither.
 */
final class Reading {
    private final List<LedgerProcess> processes;
    private final StepTable steps;
    private final Map<LedgerProcess, LiveRecordTable> notes;

    /**
     * @param notes of each of the processes
     */
    Reading(
            List<LedgerProcess> processes,
            StepTable steps,
            Map<LedgerProcess, LiveRecordTable> notes) {
        this.processes = processes;
        this.steps = steps;
        this.notes = notes;
    }

    @EventHandler
    void on(LedgerEvent event, EventMessage<?> message, UnitOfWork<?> batch) {
        Planned planned =
                batch.getOrComputeResource(Reading.class.getName(), _ -> writtenWith(batch));
        planned.read(message);
    }

    private Planned writtenWith(UnitOfWork<?> batch) {
        Planned planned =
                new Planned(processes, process -> Objects.requireNonNull(notes.get(process)));
        batch.onPrepareCommit(_ -> steps.write(planned));
        return planned;
    }

    /** What is planned is made again from the events that come now. */
    @ResetHandler
    void reset() {
        processes.forEach(process -> steps.empty(process.name()));
        notes.values().forEach(LiveRecordTable::empty);
    }
}
