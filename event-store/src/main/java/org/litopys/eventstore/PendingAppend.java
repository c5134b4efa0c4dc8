package org.litopys.eventstore;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The events of one unit of work on their way into the ledger: serialized, waiting, sent, decided.
 * The caller's thread creates it and waits for it; the writer's thread decides it. Where the
 * caller's patience ends first, whoever changes the state first wins, so that both always believe
 * the same.
 */
final class PendingAppend {
    /** One event, serialized. */
    record Row(
            EventMessage<?> message,
            UUID eventId,
            @Nullable String aggregateType,
            String aggregateId,
            long sequence,
            String type,
            @Nullable String revision,
            byte[] payload,
            byte[] metadata) {

        StoredEvent at(long position, Instant recordedAt) {
            return new StoredEvent(
                    position,
                    eventId,
                    aggregateType,
                    aggregateId,
                    sequence,
                    type,
                    revision,
                    recordedAt,
                    payload,
                    metadata);
        }
    }

    sealed interface State {}

    enum Undecided implements State {
        WAITING,
        /** On its way to the database, or was on a connection that broke: it may be stored. */
        SENT
    }

    enum GivenUp implements State {
        BEFORE_SENDING,
        AFTER_SENDING
    }

    /** What the writer has found out. */
    sealed interface Outcome extends State {}

    record Stored(long firstPosition, Instant recordedAt) implements Outcome {}

    /**
     * Another unit of work was first at the aggregate and sequence, or with the id, of this row.
     */
    record Lost(SQLException reason, Row row) implements Outcome {}

    record Failed(RuntimeException reason) implements Outcome {}

    private final List<Row> rows;
    private final long sizeBytes;
    private final Thread caller = Thread.currentThread();
    private boolean perhapsStored;
    private final AtomicReference<State> state = new AtomicReference<>(Undecided.WAITING);

    PendingAppend(List<Row> rows) {
        this.rows = rows;
        this.sizeBytes =
                rows.stream().mapToLong(row -> row.payload().length + row.metadata().length).sum();
    }

    List<Row> rows() {
        return rows;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /**
     * The writer is about to send it; false where the caller has given up, so that it must not be
     * sent.
     */
    boolean send() {
        return state.compareAndSet(Undecided.WAITING, Undecided.SENT)
                || state.get() == Undecided.SENT;
    }

    /** The connection broke while it was under way. Only the writer's thread asks and says so. */
    void mayBeStored() {
        perhapsStored = true;
    }

    boolean isPerhapsStored() {
        return perhapsStored;
    }

    boolean givenUp() {
        return state.get() instanceof GivenUp;
    }

    /** The writer decides; has no effect where the caller has given up. */
    void decide(Outcome outcome) {
        State before = state.get();
        if (before instanceof Undecided && state.compareAndSet(before, outcome)) {
            LockSupport.unpark(caller);
        }
    }

    /**
     * Waits until it is decided, or gives up. An interrupt does not end the wait, because the
     * outcome would be unknown; the thread is interrupted again at the end.
     */
    State await(long deadlineNanos) {
        boolean interrupted = false;
        try {
            while (state.get() instanceof Undecided undecided) {
                long left = deadlineNanos - System.nanoTime();
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                    interrupted |= Thread.interrupted();
                } else {
                    state.compareAndSet(
                            undecided,
                            undecided == Undecided.SENT
                                    ? GivenUp.AFTER_SENDING
                                    : GivenUp.BEFORE_SENDING);
                }
            }
            return Objects.requireNonNull(state.get());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
