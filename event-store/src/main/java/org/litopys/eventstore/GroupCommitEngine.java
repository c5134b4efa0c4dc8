package org.litopys.eventstore;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.Appended.AppendedEvent;
import org.litopys.eventstore.PendingAppend.Failed;
import org.litopys.eventstore.PendingAppend.Lost;
import org.litopys.eventstore.PendingAppend.Row;
import org.litopys.eventstore.PendingAppend.Stored;

/**
 * Axon's storage engine on PostgreSQL. The events of one unit of work are stored whole or not at
 * all; those of many units of work share one transaction. {@code appendEvents} returns when they
 * are durable, which is before the unit of work commits, and leaves {@link Appended} in it. The
 * timestamp of a stored event is the moment at which it was stored, not the one at which the
 * message was created.
 *
 * <p>Beside Axon's exceptions for conflicts, appending throws {@link StoreBusy}, {@link
 * StoreUnavailable} and {@link EventTooLarge}. Any number of processes may append to one database.
 * A process that only reads starts no writer.
 */
public final class GroupCommitEngine extends BatchingEventStorageEngine implements AutoCloseable {
    private final Ledger ledger;
    private final Snapshots snapshots;
    private final Writer writer;

    private GroupCommitEngine(Builder builder) {
        super(builder);
        this.ledger = builder.ledger();
        this.snapshots = new Snapshots(ledger.dataSource(), ledger.schema());
        this.writer =
                new Writer(
                        ledger,
                        builder.clock,
                        builder.queueCapacity,
                        builder.patience,
                        builder.listener);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same ledger to read as it is stored. */
    public Ledger ledger() {
        return ledger;
    }

    /** Units of work that wait in this process to be stored; at most the queue's capacity. */
    public int waiting() {
        return writer.waiting();
    }

    EventUpcaster upcasters() {
        return upcasterChain;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            rows.add(row(event, serializer));
        }
        switch (writer.append(new PendingAppend(rows))) {
            case Stored stored -> appended(rows, stored).addToCurrentUnitOfWork();
            case Lost lost -> handlePersistenceException(lost.reason(), lost.row().message());
            case Failed failed -> throw failed.reason();
        }
    }

    private static Row row(EventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        String type = payload.getType().getName();
        int sizeBytes = payload.getData().length + metadata.getData().length;
        if (sizeBytes > EventTooLarge.LIMIT_BYTES) {
            throw new EventTooLarge(type, sizeBytes);
        }
        DomainEventMessage<?> domainEvent =
                event instanceof DomainEventMessage<?> ofAggregate ? ofAggregate : null;
        return new Row(
                event,
                UUID.fromString(event.getIdentifier()),
                domainEvent == null ? null : domainEvent.getType(),
                domainEvent == null ? event.getIdentifier() : domainEvent.getAggregateIdentifier(),
                domainEvent == null ? 0 : domainEvent.getSequenceNumber(),
                type,
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData());
    }

    private static Appended appended(List<Row> rows, Stored stored) {
        List<AppendedEvent> events = new ArrayList<>(rows.size());
        long position = stored.firstPosition();
        for (Row row : rows) {
            events.add(
                    new AppendedEvent(
                            position++,
                            row.eventId(),
                            row.type(),
                            row.revision(),
                            row.aggregateId(),
                            row.sequence()));
        }
        return new Appended(
                stored.firstPosition(), position - 1, stored.recordedAt(), List.copyOf(events));
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        ReadAhead events = new ReadAhead(ledger, positionOf(trackingToken), batchSize());
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, ordered), false)
                .map(StoredEntry::new);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
            @Nullable TrackingToken lastToken, int batchSize) {
        return ledger.read(positionOf(lastToken), batchSize).stream()
                .map(StoredEntry::new)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return ledger.readAggregate(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(StoredEntry::new)
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return ledger.lastSequence(aggregateIdentifier);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier).stream();
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(ledger.head());
    }

    /** Before the first event that was stored at the moment or later. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(ledger.positionAt(dateTime.minusNanos(1)));
    }

    static long positionOf(@Nullable TrackingToken token) {
        return switch (token == null ? null : WrappedToken.unwrapLowerBound(token)) {
            case null -> 0;
            case GlobalSequenceTrackingToken ours -> ours.getGlobalIndex();
            case TrackingToken other ->
                    throw new IllegalArgumentException("not a position in the ledger: " + other);
        };
    }

    /**
     * Stores what waits and ends the writer's thread, then the ledger's. Later appends throw {@link
     * StoreUnavailable}.
     */
    @Override
    public void close() {
        writer.close();
        ledger.close();
    }

    /** Either a ledger or a data source is needed, and a serializer of events. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {
        private @Nullable Ledger ledger;
        private @Nullable DataSource dataSource;
        private String schema = EventStoreTables.DEFAULT_SCHEMA;
        private Clock clock = Clock.systemUTC();
        private int queueCapacity = 4096;
        private Duration patience = Duration.ofSeconds(10);
        private AppendListener listener = AppendListener.NONE;
        private boolean eventSerializerKnown;
        private boolean snapshotSerializerKnown;

        private Builder() {
            super.persistenceExceptionResolver(DUPLICATE_KEY);
            super.batchSize(512);
        }

        /**
         * A pool; the writer holds one of its connections, and the ledger one more once something
         * waits for events.
         */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        /** Default {@value EventStoreTables#DEFAULT_SCHEMA}. */
        public Builder schema(String schema) {
            this.schema = schema;
            return this;
        }

        /**
         * A ledger that others read too, instead of data source and schema. The engine closes it
         * with itself.
         */
        public Builder ledger(Ledger ledger) {
            this.ledger = ledger;
            return this;
        }

        /**
         * Says when events are recorded; where it goes back, the last recorded time is repeated.
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Most units of work that wait; beyond it, {@link StoreBusy} after at most a second.
         * Default 4096.
         */
        public Builder queueCapacity(int unitsOfWork) {
            this.queueCapacity = unitsOfWork;
            return this;
        }

        /** How long a caller waits for a database that does not answer. Default 10 s. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /** Told of each batch that is stored; nobody by default. */
        public Builder listener(AppendListener listener) {
            this.listener = listener;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(eventSerializer);
            eventSerializerKnown = true;
            if (!snapshotSerializerKnown) {
                super.snapshotSerializer(eventSerializer);
            }
            return this;
        }

        /** Default is the serializer of events. */
        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer);
            snapshotSerializerKnown = true;
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        @Override
        protected void validate() {
            if (ledger == null && dataSource == null) {
                throw new AxonConfigurationException("a ledger or a data source is needed");
            }
            if (!eventSerializerKnown) {
                throw new AxonConfigurationException("a serializer of events is needed");
            }
            super.validate();
        }

        private Ledger ledger() {
            if (ledger != null) {
                return ledger;
            }
            if (dataSource == null) {
                throw new AxonConfigurationException("a ledger or a data source is needed");
            }
            return new Ledger(dataSource, schema);
        }

        public GroupCommitEngine build() {
            return new GroupCommitEngine(this);
        }
    }

    /**
     * pgjdbc throws no SQLIntegrityConstraintViolationException, which is what Axon's own resolver
     * looks for.
     */
    private static final PersistenceExceptionResolver DUPLICATE_KEY =
            failure -> failure instanceof SQLException sql && Failures.duplicateKey(sql);
}
