package org.litopys.query.journal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.query.journal.TreeState.Committed;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.NoteSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Signs what is committed: at once where nothing was signed in the last {@value #INTERVAL_MILLIS}
 * ms, else at the end of them. So an entry waits that long at most for a checkpoint that holds it,
 * and a busy log is not signed for every batch. One daemon thread.
 */
final class CheckpointSigner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckpointSigner.class);
    private static final long INTERVAL_MILLIS = 200;
    private static final long RETRY_MILLIS = 1000;

    private final NoteSigner key;
    private final TreeState state;
    private final Checkpoints checkpoints;
    private final JournalProgress progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean grown = true; // what was committed before this start may be unsigned
    private boolean stopping;
    private @Nullable Thread thread;

    CheckpointSigner(DataSource dataSource, NoteSigner key, JournalProgress progress) {
        this.key = key;
        this.state = new TreeState(dataSource);
        this.checkpoints = new Checkpoints(dataSource);
        this.progress = progress;
    }

    /** To be called after each commit. */
    void treeGrew() {
        lock.lock();
        try {
            grown = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitGrowth()) {
                try {
                    sign();
                    pause(INTERVAL_MILLIS);
                } catch (DataAccessException e) {
                    log.warn("cannot sign a checkpoint, trying again: {}", e.getMessage());
                    treeGrew();
                    pause(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            log.debug("the signer was interrupted", e);
        }
    }

    /** Signs what is committed now. */
    void sign() {
        Committed committed = state.read();
        if (checkpoints.newestSize().orElse(-1L) < committed.size()) {
            checkpoints.save(
                    new Checkpoint(key.name(), committed.size(), committed.root(), List.of())
                            .sign(key));
        }
        progress.signed(committed.size());
    }

    private boolean awaitGrowth() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!grown && !stopping) {
                changed.await();
            }
            boolean sign = grown; // also when stopping: the last batch gets its signature
            grown = false;
            return sign;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (left > 0 && !stopping) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().daemon().name("journal-signer").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            running.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the processor, so that the last batch is signed too. */
    @Override
    public int getPhase() {
        return JournalProcessor.PHASE - 1;
    }
}
