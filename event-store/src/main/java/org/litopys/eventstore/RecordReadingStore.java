package org.litopys.eventstore;

import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's event store, in which aggregates are read by a {@link RecordReading}. */
public final class RecordReadingStore extends EmbeddedEventStore {
    private final RecordReading reading;

    public RecordReadingStore(EventStorageEngine engine, RecordReading reading) {
        super(builder().storageEngine(engine));
        this.reading = reading;
    }

    @Override
    public DomainEventStream readEvents(String aggregateId) {
        return reading.apply(super.readEvents(aggregateId));
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return reading.apply(super.readEvents(aggregateId, firstSequence));
    }
}
