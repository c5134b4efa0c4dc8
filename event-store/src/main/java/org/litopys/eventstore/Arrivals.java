package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the newest position that anybody in this process has seen committed, and tells the readers
 * when it grows. It learns it from the writer of this process, from the NOTIFY of writers
 * elsewhere, and, should both fail, from a look at the head once a second.
 */
final class Arrivals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** How long one look for notifications lasts; {@link #close} must wait for its end. */
    private static final int LISTEN_MILLIS = 200;

    private static final int LOOKS_PER_SAFETY_CHECK = 5;
    private static final long RECONNECT_MILLIS = 200;

    private final DataSource dataSource;
    private final String schema;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final List<Consumer<List<StoredEvent>>> receivers = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Announcer gathering = new Announcer(this, true);
    private final Announcer prompt = new Announcer(this, false);
    private volatile boolean closed;
    private @Nullable Thread listener;
    private List<Thread> announcing = List.of();

    Arrivals(DataSource dataSource, String schema) {
        this.dataSource = dataSource;
        this.schema = schema;
    }

    /** The channel of NOTIFY, whose payload is the last position of the batch. */
    static String channel(String schema) {
        return schema + "_appended";
    }

    /** Starts to listen, once; does not wait for the connection. */
    synchronized void start() {
        if (listener == null && !closed) {
            listener = daemon("ledger-listen", this::listen);
            announcing =
                    List.of(
                            daemon("ledger-arrivals", gathering::run),
                            daemon("ledger-prompt", prompt::run));
        }
    }

    private static Thread daemon(String name, Runnable task) {
        return Thread.ofPlatform().daemon().name(name).start(task);
    }

    long head() {
        return head.get();
    }

    /** How many times the head has advanced. */
    long count() {
        return count.get();
    }

    void advanceTo(long position) {
        if (position > head.get()) {
            count.incrementAndGet();
            head.accumulateAndGet(position, Math::max);
            lock.lock();
            try {
                advanced.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** False where nothing after the position came within the time. */
    boolean awaitAfter(long position, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (head.get() <= position) {
                if (left <= 0) {
                    return false;
                }
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells readers that can wait for moments. */
    Announcer gathering() {
        return gathering;
    }

    /** Tells readers that somebody waits for. */
    Announcer prompt() {
        return prompt;
    }

    /**
     * What this process stores itself is handed over, in order of position, before the head
     * advances.
     */
    void onStored(Consumer<List<StoredEvent>> receiver) {
        receivers.add(receiver);
    }

    boolean wantsEvents() {
        return !receivers.isEmpty();
    }

    void hand(List<StoredEvent> events) {
        receivers.forEach(receiver -> receiver.accept(events));
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                listenOn(connection);
            } catch (SQLException e) {
                if (!closed) {
                    log.warn(
                            "lost the connection that listens for new events, trying again: {}",
                            e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement newest =
                        EventRows.prepare(
                                connection, "select max(position) from " + schema + ".event")) {
            statement.execute("listen " + channel(schema));
            advanceTo(position(newest)); // after LISTEN, so that nothing falls between the two
            PGConnection notifications = connection.unwrap(PGConnection.class);
            int looks = 0;
            while (!closed) {
                PGNotification[] arrived = notifications.getNotifications(LISTEN_MILLIS);
                if (arrived != null && arrived.length > 0) {
                    advanceTo(Long.parseLong(arrived[arrived.length - 1].getParameter()));
                    looks = 0;
                } else if (++looks % LOOKS_PER_SAFETY_CHECK == 0) {
                    advanceTo(position(newest));
                }
            }
            statement.execute("unlisten *");
        }
    }

    private static long position(PreparedStatement newest) throws SQLException {
        try (ResultSet row = newest.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException _) {
            // close() interrupts; the loop sees that it is closed
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (listener == null) {
            return;
        }
        announcing.forEach(Thread::interrupt);
        listener.interrupt();
        try {
            listener.join(
                    Duration.ofSeconds(
                            1)); // its connection goes back to the pool, which is closed next
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
