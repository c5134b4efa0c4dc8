package org.litopys.eventstore;

import java.time.Duration;
import org.axonframework.common.AxonTransientException;

/**
 * Too many units of work wait for the store: nothing of this one was written, and it can be
 * repeated a little later.
 */
public final class StoreBusy extends AxonTransientException {
    private static final long serialVersionUID = 1;

    StoreBusy(int queueCapacity, Duration waited) {
        super(
                "the queue of the event store is full: %d units of work wait, none left within %d ms; nothing was stored, repeat later"
                        .formatted(queueCapacity, waited.toMillis()));
    }
}
