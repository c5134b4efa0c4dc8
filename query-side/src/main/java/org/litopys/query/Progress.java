package org.litopys.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the read models are. What this process projects it hears of at once; what another process
 * projects it asks the database for, at each question and, while anybody waits, every {@value
 * #LOOK_MILLIS} ms, however many wait. What was heard says only when to ask: a crash of PostgreSQL
 * takes back the newest batches, which did not wait for the disk. Thread-safe.
 */
public final class Progress {
    /** The read model of records, and of the figures that are written with it. */
    public static final String RECORDS = "records";

    private static final long LOOK_MILLIS = 50;

    private final JdbcClient db;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();

    /**
     * What the database said last; forgotten when this process commits, perhaps a new beginning.
     */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<String, Long> lookedAt = new HashMap<>();

    public Progress(JdbcClient db) {
        this.db = db;
    }

    /** The position up to which a read model is committed, 0 where it has not begun. */
    public Position position(String readModel) {
        long stored =
                db.sql("select position from query.progress where read_model = ?")
                        .param(readModel)
                        .query(Long.class)
                        .optional()
                        .orElse(0L);
        return new Position(stored);
    }

    /**
     * Waits until a read model has reached a position.
     *
     * @return false where it has not within the time
     */
    public boolean await(String readModel, Position position, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!isThere(readModel, position)) {
            look(readModel);
            if (isThere(readModel, position)) {
                return true;
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            awaitCommit(
                    readModel,
                    position,
                    Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
        }
        return true;
    }

    /** Whether it is said to be there, and the database has it. */
    private boolean isThere(String readModel, Position position) {
        Long heard = committed.get(readModel);
        Long looked = seen.get(readModel);
        if (!known(readModel, position)) {
            return false;
        }
        boolean there = position(readModel).value() >= position.value();
        if (!there) {
            forget(committed, readModel, heard);
            forget(seen, readModel, looked);
        }
        return there;
    }

    private static void forget(Map<String, Long> said, String readModel, @Nullable Long value) {
        if (value != null) {
            said.remove(readModel, value); // unless something newer was said meanwhile
        }
    }

    /** Asks the database, unless somebody has just done so. */
    private void look(String readModel) {
        long now = System.nanoTime();
        synchronized (lookedAt) {
            Long last = lookedAt.get(readModel);
            if (last != null && now - last < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                return;
            }
            lookedAt.put(readModel, now);
        }
        seen.put(readModel, position(readModel).value());
        wake();
    }

    private boolean known(String readModel, Position position) {
        return committed.getOrDefault(readModel, -1L) >= position.value()
                || seen.getOrDefault(readModel, -1L) >= position.value();
    }

    private void awaitCommit(String readModel, Position position, long nanos)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && !known(readModel, position)) {
                left = advanced.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells those who wait that a batch has committed. */
    public void committed(String readModel, Position position) {
        committed.put(readModel, position.value());
        seen.remove(readModel);
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
