package org.litopys.command.process;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.litopys.events.LedgerEvent;

/**
 * Has one process read the ledger. What it plans because of a batch is written in the transaction
 * of the batch's token, so that a process killed at any moment has either both or neither.
 */
final class Reading {
    private final LedgerProcess process;
    private final StepTable steps;
    private final LiveRecordTable notes;

    Reading(LedgerProcess process, StepTable steps, LiveRecordTable notes) {
        this.process = process;
        this.steps = steps;
        this.notes = notes;
    }

    @EventHandler
    void on(LedgerEvent event, EventMessage<?> message, UnitOfWork<?> batch) {
        Planned planned =
                batch.getOrComputeResource(
                        Reading.class.getName() + process.name(), _ -> writtenWith(batch));
        planned.read(message);
    }

    private Planned writtenWith(UnitOfWork<?> batch) {
        Planned planned = new Planned(List.of(process), _ -> notes);
        batch.onPrepareCommit(_ -> steps.write(process.name(), planned));
        return planned;
    }

    /** What is planned is made again from the events that come now. */
    @ResetHandler
    void reset() {
        steps.empty(process.name());
        notes.empty();
    }
}
