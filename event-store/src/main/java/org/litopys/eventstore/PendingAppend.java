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
    private @Nullable PendingAppend left;
    private @Nullable PendingAppend right;
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
        decideAll(List.of(this), List.of(outcome));
    }

    /**
     * Decides at least one. To wake a thread takes a system call, so the writer wakes only the
     * first caller, and each that wakes wakes two more; meanwhile the writer is at the next batch.
     */
    static void decideAll(List<PendingAppend> units, List<? extends Outcome> outcomes) {
        // The last first: whoever wakes others must find them decided, or they would wait again.
        for (int i = units.size() - 1; i >= 0; i--) {
            PendingAppend unit = units.get(i);
            unit.left = 2 * i + 1 < units.size() ? units.get(2 * i + 1) : null;
            unit.right = 2 * i + 2 < units.size() ? units.get(2 * i + 2) : null;
            State before = unit.state.get();
            if (!(before instanceof Undecided)
                    || !unit.state.compareAndSet(before, outcomes.get(i))) {
                unit.wakeOthers();
            }
        }
        units.getFirst().wake();
    }

    private void wake() {
        LockSupport.unpark(caller);
    }

    private void wakeOthers() {
        if (left != null) {
            left.wake();
        }
        if (right != null) {
            right.wake();
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
            State decided = Objects.requireNonNull(state.get());
            if (decided instanceof Outcome) {
                wakeOthers();
            }
            return decided;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
