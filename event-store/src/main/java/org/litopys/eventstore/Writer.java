package org.litopys.eventstore;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.PendingAppend.Failed;
import org.litopys.eventstore.PendingAppend.GivenUp;
import org.litopys.eventstore.PendingAppend.Outcome;
import org.litopys.eventstore.PendingAppend.Row;
import org.litopys.eventstore.PendingAppend.State;
import org.litopys.eventstore.PendingAppend.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: callers put their unit of work into a bounded queue and wait; one thread takes all
 * that wait and stores them in one transaction. The thread and its connection exist from the first
 * append on.
 */
final class Writer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_EVENTS_PER_TRANSACTION = 4096;
    private static final long MOST_BYTES_PER_TRANSACTION = 8L << 20;
    private static final Duration LONGEST_WAIT_FOR_A_PLACE = Duration.ofSeconds(1);
    private static final long RECONNECT_MILLIS = 50;

    private final Ledger ledger;
    private final Clock clock;
    private final int queueCapacity;
    private final Duration patience;
    private final AppendListener listener;
    private final BlockingQueue<PendingAppend> queue;
    private final PendingAppend end = new PendingAppend(List.of());
    private volatile boolean closed;
    private @Nullable Thread thread;
    private @Nullable AppendConnection connection;

    Writer(
            Ledger ledger,
            Clock clock,
            int queueCapacity,
            Duration patience,
            AppendListener listener) {
        this.ledger = ledger;
        this.clock = clock;
        this.queueCapacity = queueCapacity;
        this.patience = patience;
        this.listener = listener;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
    }

    /**
     * Returns when the events are durable or it is certain that they never will be.
     *
     * @return {@link Stored}, or why not: {@link PendingAppend.Lost}, {@link Failed}
     * @throws StoreBusy where the queue stays full
     * @throws StoreUnavailable where the database does not answer for longer than the patience
     */
    Outcome append(PendingAppend unit) {
        long deadline = System.nanoTime() + patience.toNanos();
        start();
        enqueue(unit);
        State state = unit.await(deadline);
        return switch (state) {
            case Outcome outcome -> outcome;
            case GivenUp.BEFORE_SENDING -> throw StoreUnavailable.nothingStored(waited(), null);
            case GivenUp.AFTER_SENDING -> throw StoreUnavailable.outcomeUnknown(waited());
            case PendingAppend.Undecided _ ->
                    throw new IllegalStateException("await returned undecided");
        };
    }

    /** Units of work that wait for their batch. */
    int waiting() {
        return queue.size();
    }

    private String waited() {
        return "no answer within %d ms".formatted(patience.toMillis());
    }

    private void enqueue(PendingAppend unit) {
        Duration wait =
                patience.compareTo(LONGEST_WAIT_FOR_A_PLACE) < 0
                        ? patience
                        : LONGEST_WAIT_FOR_A_PLACE;
        try {
            if (!queue.offer(unit) && !queue.offer(unit, wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreBusy(queueCapacity, wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreUnavailable.nothingStored(
                    "interrupted while waiting for a place in the queue", e);
        }
    }

    private synchronized void start() {
        if (closed) {
            throw StoreUnavailable.nothingStored("it is closed", null);
        }
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("ledger-writer").start(this::run);
        }
    }

    private void run() {
        try {
            while (true) {
                List<PendingAppend> batch = nextBatch();
                if (batch.isEmpty()) {
                    return;
                }
                try {
                    write(batch);
                } catch (RuntimeException e) {
                    outOfStep(batch, e);
                }
            }
        } catch (InterruptedException _) {
            // close() could wait no longer; callers run out of patience by themselves
        } finally {
            disconnect();
        }
    }

    /**
     * An error of ours must not end the only thread that stores events: whoever is undecided may
     * ask again with the same command, and the next batch begins on a new connection.
     */
    private void outOfStep(List<PendingAppend> batch, RuntimeException error) {
        log.error("an append failed in an unforeseen way", error);
        disconnect();
        batch.forEach(
                unit -> unit.decide(new Failed(StoreUnavailable.outcomeUnknown(error.toString()))));
    }

    /** Waits for the first, and takes all that wait; empty means closed. */
    private List<PendingAppend> nextBatch() throws InterruptedException {
        List<PendingAppend> batch = new ArrayList<>();
        PendingAppend first = queue.take();
        if (first != end) {
            batch.add(first);
            fill(batch);
        }
        return batch;
    }

    /** Adds all that wait, up to the bounds of a transaction. */
    private void fill(List<PendingAppend> batch) {
        int events = batch.stream().mapToInt(unit -> unit.rows().size()).sum();
        long bytes = batch.stream().mapToLong(PendingAppend::sizeBytes).sum();
        while (events < MOST_EVENTS_PER_TRANSACTION && bytes < MOST_BYTES_PER_TRANSACTION) {
            PendingAppend next = queue.poll();
            if (next == null) {
                return;
            }
            if (next == end) {
                queue.offer(end); // first what came before it
                return;
            }
            batch.add(next);
            events += next.rows().size();
            bytes += next.sizeBytes();
        }
    }

    /**
     * Tries until each unit of work is decided or its caller has given up. Where writers of other
     * processes are at work too, it takes with it what comes while it waits for its turn.
     */
    private void write(List<PendingAppend> batch) throws InterruptedException {
        List<PendingAppend> left = new ArrayList<>(batch);
        boolean oneByOne = false;
        while (true) {
            left.removeIf(PendingAppend::givenUp);
            AppendConnection open = left.isEmpty() ? null : connect();
            if (open == null) {
                if (left.isEmpty()) {
                    return;
                }
                Thread.sleep(RECONNECT_MILLIS);
                continue;
            }
            try {
                long begun = System.nanoTime();
                if (open.isShared() && !oneByOne) {
                    open.lock();
                    fill(left);
                }
                left.removeIf(unit -> !unit.send());
                if (left.isEmpty()) {
                    open.recover(); // others wait for their turn
                    return;
                }
                List<Outcome> outcomes =
                        oneByOne
                                ? open.appendOneByOne(left, clock.instant())
                                : open.append(left, clock.instant());
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                decide(left, outcomes);
                tell(left, outcomes, took);
                return;
            } catch (SQLException e) {
                if (Failures.connectionLost(e) || !open.recover()) {
                    log.warn(
                            "lost the connection amid an append, looking what became of it: {}",
                            e.getMessage());
                    disconnect();
                    left.forEach(PendingAppend::mayBeStored);
                } else if (oneByOne) {
                    RuntimeException reason =
                            new EventStoreException("PostgreSQL refused the append", e);
                    left.forEach(unit -> unit.decide(new Failed(reason)));
                    return;
                }
                oneByOne = true;
            }
        }
    }

    private void tell(List<PendingAppend> units, List<Outcome> outcomes, Duration took) {
        int events = 0;
        for (int i = 0; i < units.size(); i++) {
            if (outcomes.get(i) instanceof Stored) {
                events += units.get(i).rows().size();
            }
        }
        listener.appended(units.size(), events, took);
    }

    private void decide(List<PendingAppend> units, List<Outcome> outcomes) {
        PendingAppend.decideAll(units, outcomes);
        long last = 0;
        for (int i = 0; i < units.size(); i++) {
            if (outcomes.get(i) instanceof Stored stored) {
                last = Math.max(last, stored.firstPosition() + units.get(i).rows().size() - 1);
            }
        }
        tellReaders(units, outcomes);
        ledger.arrivals().advanceTo(last);
    }

    /**
     * The readers of this process need not read from the database what has just been written from
     * memory.
     */
    private void tellReaders(List<PendingAppend> units, List<Outcome> outcomes) {
        if (!ledger.arrivals().wantsEvents()) {
            return;
        }
        List<StoredEvent> events = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            if (outcomes.get(i) instanceof Stored stored) {
                long position = stored.firstPosition();
                for (Row row : units.get(i).rows()) {
                    events.add(row.at(position++, stored.recordedAt()));
                }
            }
        }
        ledger.arrivals().hand(events);
    }

    private @Nullable AppendConnection connect() {
        if (connection == null) {
            try {
                connection =
                        new AppendConnection(
                                ledger.dataSource(), ledger.schema(), networkTimeoutMillis());
            } catch (SQLException e) {
                log.warn("cannot connect to store events, trying again: {}", e.getMessage());
            }
        }
        return connection;
    }

    /** Longer than any caller waits: a connection that is silent for so long is given up. */
    private int networkTimeoutMillis() {
        return Math.toIntExact(2 * patience.toMillis());
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** Stores what waits, as long as callers have patience, and ends the thread. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running == null) {
            return;
        }
        try {
            queue.put(end);
            if (!running.join(patience.plusSeconds(1))) {
                running.interrupt();
            }
        } catch (InterruptedException _) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
