package org.litopys.eventstore;

import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the events of an Axon Server into the ledger's table, in their order: the event with
 * global index n gets position n + 1. Whatever reads the ledger reads the copy and is the same in
 * every way of running.
 *
 * <p>Every process tries; one at a time copies, under a lock of the database that ends with its
 * connection, and another goes on within {@value #RETRY_MILLIS} ms. The copy need not be durable
 * when it is announced: should the database forget it, the same events come to the same positions
 * again.
 */
public final class LedgerCopy implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LedgerCopy.class);
    private static final int BUFFER = 2048;
    private static final int MOST_EVENTS_PER_TRANSACTION = 512;
    private static final long RETRY_MILLIS = 250;
    private static final int ANSWER_WITHIN_SECONDS = 10;

    private final Ledger ledger;
    private final LongFunction<ResultStream<EventWithToken>> open;
    private final Serializer metadata;
    private volatile boolean closed;
    private volatile @Nullable String failure;
    private @Nullable Thread thread;

    LedgerCopy(Ledger ledger, AxonServerConnectionManager server, Serializer metadata) {
        this(
                ledger,
                after -> server.getConnection().eventChannel().openStream(after, BUFFER),
                metadata);
    }

    /**
     * @param open streams what follows a global index; -1 is before the first event
     */
    LedgerCopy(
            Ledger ledger, LongFunction<ResultStream<EventWithToken>> open, Serializer metadata) {
        this.ledger = ledger;
        this.open = open;
        this.metadata = metadata;
    }

    /** Starts to copy, once; does not wait for Axon Server. */
    public synchronized void start() {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name("ledger-copy").start(this::run);
        }
    }

    /** Why this process can copy nothing at the moment; null where it copies or another does. */
    public @Nullable String failure() {
        return failure;
    }

    private void run() {
        while (!closed) {
            try (Connection connection = ledger.dataSource().getConnection()) {
                CopyConnection copy = new CopyConnection(connection, ledger.schema());
                if (copy.lock()) {
                    try {
                        copy(copy);
                    } finally {
                        copy.unlock();
                    }
                } else {
                    failure = null;
                }
            } catch (SQLException | RuntimeException e) {
                failed(String.valueOf(e.getMessage()));
            } catch (InterruptedException _) {
                return; // only close() interrupts
            }
            pause();
        }
    }

    private void failed(String reason) {
        if (!closed && !reason.equals(failure)) {
            log.warn("cannot copy events of Axon Server, trying again: {}", reason);
            failure = reason;
        }
    }

    /** Copies until something fails. */
    private void copy(CopyConnection copy) throws SQLException, InterruptedException {
        StoredEvent last = copy.last();
        // The last event that was copied is asked for again: is it the same ledger?
        long after = last == null ? -1 : last.position() - 2;
        try (ResultStream<EventWithToken> stream = open.apply(after)) {
            if (last != null) {
                requireSame(last, first(last.position(), stream));
            }
            Gathering gathering = new Gathering();
            while (!closed) {
                List<EventWithToken> batch = next(stream);
                if (batch.isEmpty()) {
                    copy.requireAlive(); // a database that fell has forgotten the end of the copy
                } else {
                    last = write(copy, batch, last);
                    gathering.pause(() -> batch.size() > 1);
                }
                failure = null;
            }
        }
    }

    private static @Nullable EventWithToken first(
            long position, ResultStream<EventWithToken> stream) throws InterruptedException {
        EventWithToken first = stream.nextIfAvailable(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        if (first == null) {
            requireOpen(stream);
            throw new IllegalStateException(
                    "Axon Server shows no event at position %d within %d s, though one was copied from there: was it restored from an older copy, or is it another one?"
                            .formatted(position, ANSWER_WITHIN_SECONDS));
        }
        return first;
    }

    private static void requireSame(StoredEvent copied, @Nullable EventWithToken original) {
        if (original == null
                || original.getToken() != copied.position() - 1
                || !original.getEvent()
                        .getMessageIdentifier()
                        .equals(copied.eventId().toString())) {
            throw new IllegalStateException(
                    "the event at position %d is not the one that Axon Server has there: it is another Axon Server or another context"
                            .formatted(copied.position()));
        }
    }

    /** What has arrived; waits a second for the first, and is empty where nothing comes. */
    private static List<EventWithToken> next(ResultStream<EventWithToken> stream)
            throws InterruptedException {
        List<EventWithToken> batch = new ArrayList<>();
        EventWithToken next = stream.nextIfAvailable(1, TimeUnit.SECONDS);
        if (next == null) {
            requireOpen(stream);
        }
        while (next != null) {
            batch.add(next);
            next = batch.size() < MOST_EVENTS_PER_TRANSACTION ? stream.nextIfAvailable() : null;
        }
        return batch;
    }

    private static void requireOpen(ResultStream<EventWithToken> stream) {
        if (stream.getError().isPresent() || stream.isClosed()) {
            throw new IllegalStateException(
                    "the stream of events ended: "
                            + stream.getError().map(Throwable::getMessage).orElse("closed"));
        }
    }

    private StoredEvent write(
            CopyConnection copy, List<EventWithToken> batch, @Nullable StoredEvent last)
            throws SQLException {
        List<StoredEvent> events = new ArrayList<>(batch.size());
        StoredEvent before = last;
        for (EventWithToken one : batch) {
            before = CopiedEvent.after(before, one, metadata);
            events.add(before);
        }
        copy.append(events);
        ledger.arrivals().hand(events);
        ledger.arrivals().advanceTo(events.getLast().position());
        return events.getLast();
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException _) {
            // close() interrupts; the loop sees that it is closed
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
