package org.litopys.eventstore;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The database does not answer. Repeat with the same command id: that is right whether or not the
 * first try was stored.
 */
public final class StoreUnavailable extends AxonTransientException {
    private static final long serialVersionUID = 1;
    private final boolean outcomeUnknown;

    private StoreUnavailable(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    static StoreUnavailable nothingStored(String reason, @Nullable Throwable cause) {
        return new StoreUnavailable(
                "the event store is not available (%s); nothing was stored, repeat with the same command id"
                        .formatted(reason),
                false,
                cause);
    }

    static StoreUnavailable outcomeUnknown(String reason) {
        return new StoreUnavailable(
                ("the event store is not available (%s); the events were sent, whether they are stored is unknown:"
                                + " repeat with the same command id")
                        .formatted(reason),
                true,
                null);
    }

    static StoreUnavailable doesNotAnswer(Throwable cause) {
        return new StoreUnavailable(
                "the event store does not answer: " + cause.getMessage(), false, cause);
    }

    /** Whether the events may have been stored all the same. False means: certainly not. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
