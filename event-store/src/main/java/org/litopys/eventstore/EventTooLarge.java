package org.litopys.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * An event whose payload and metadata together exceed the limit. Nothing of its unit of work was
 * written. The limit follows from the journal, whose entries hold at most 65,535 bytes (C2SP
 * tlog-tiles).
 */
public final class EventTooLarge extends EventStoreException {
    private static final long serialVersionUID = 1;

    /** Most bytes that payload and metadata of one event may have together. */
    public static final int LIMIT_BYTES = 60_000;

    private final String eventType;
    private final int sizeBytes;

    EventTooLarge(String eventType, int sizeBytes) {
        super(
                "%s has %d bytes with its metadata; at most %d are allowed. Keep documents outside the event and store their hash"
                        .formatted(eventType, sizeBytes, LIMIT_BYTES));
        this.eventType = eventType;
        this.sizeBytes = sizeBytes;
    }

    public String eventType() {
        return eventType;
    }

    public int sizeBytes() {
        return sizeBytes;
    }
}
