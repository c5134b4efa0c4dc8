package org.litopys.query.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * How far the journal and its signed checkpoint are, for those who wait. Told at once where the
 * journal is written by this process; where another writes it, the database is asked every {@value
 * #LOOK_MILLIS} ms at most, and only while somebody waits. Thread-safe.
 */
public final class JournalProgress {
    private static final long LOOK_MILLIS = 50;

    private final TreeState state;
    private final Checkpoints checkpoints;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long size;
    private long signed = -1;
    private int releases;
    private volatile long lookedAt = System.nanoTime() - TimeUnit.SECONDS.toNanos(10);

    JournalProgress(DataSource dataSource) {
        this.state = new TreeState(dataSource);
        this.checkpoints = new Checkpoints(dataSource);
    }

    /** Entries committed, now. */
    public long size() {
        long committed = state.read().size();
        grewTo(committed);
        return committed;
    }

    /** Entries that the newest checkpoint holds, 0 before the first; asks the database. */
    public long checkpointSize() {
        return checkpoints.newestSize().orElse(0L);
    }

    /** How long ago the newest checkpoint was signed; asks the database. */
    public Optional<Duration> checkpointAge() {
        return checkpoints.age();
    }

    void grewTo(long committed) {
        advance(committed, -1);
    }

    void signed(long newest) {
        advance(newest, newest);
    }

    private void advance(long committed, long newest) {
        lock.lock();
        try {
            if (committed > size || newest > signed) {
                size = Math.max(size, committed);
                signed = Math.max(signed, newest);
                advanced.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the entry of a position can be read; false where it did not come in time. */
    public boolean awaitEntry(long position, Duration timeout) throws InterruptedException {
        return await(position, -1, timeout);
    }

    /** Waits until a signed checkpoint holds a position; false where none came in time. */
    public boolean awaitCheckpoint(long position, Duration timeout) throws InterruptedException {
        return await(0, position, timeout);
    }

    private boolean await(long wantedSize, long wantedSigned, Duration timeout)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        int releasesBefore = -1;
        while (true) {
            lock.lockInterruptibly();
            try {
                releasesBefore = releasesBefore < 0 ? releases : releasesBefore;
                if (reached(wantedSize, wantedSigned)) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0 || releases != releasesBefore) {
                    return false;
                }
                advanced.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
                if (reached(wantedSize, wantedSigned)) {
                    return true;
                }
            } finally {
                lock.unlock();
            }
            look();
        }
    }

    private boolean reached(long wantedSize, long wantedSigned) {
        return size >= wantedSize && signed >= wantedSigned;
    }

    private void look() {
        long now = System.nanoTime();
        synchronized (this) {
            if (now - lookedAt < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                return;
            }
            lookedAt = now;
        }
        size();
        checkpoints.newestSize().ifPresent(this::signed);
    }

    /** Everybody who waits now is told that it did not come: the process stops. */
    void release() {
        lock.lock();
        try {
            releases++;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
