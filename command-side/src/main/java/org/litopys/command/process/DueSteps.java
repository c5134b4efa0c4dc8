package org.litopys.command.process;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandSender;
import org.litopys.command.Refused;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what is due. Any number of processes may do so over one database: each step is taken by one
 * of them, and by another one where that died. Sent twice it is still one command. A refusal ends a
 * step; where the store is away or busy, it is tried again for ever, at last once a minute.
 */
public final class DueSteps implements SmartLifecycle {
    /** How many steps are sent at once. */
    private static final int THREADS = 4;

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);

    /** Then another process takes the steps of one that has not said that it is alive. */
    private static final int SILENT_TIMES = 4;

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    /** Steps of a process that this version does not know wait for a version that does. */
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(36_500);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** How long a step waits, holding one thread, until the newest events are read. */
    private static final Duration READ_WITHIN = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final StepTable table;
    private final CommandSender sender;
    private final Ledger ledger;
    private final Clock clock;
    private final StepMetrics metrics;
    private final boolean autoStartup;
    private final List<Task<?>> tasks = new ArrayList<>();
    private @Nullable Scheduler scheduler;

    /**
     * @param reader how far the processes have read
     * @param autoStartup false where somebody else sends what is due until {@link #start}
     */
    DueSteps(
            DataSource dataSource,
            StepTable table,
            List<LedgerProcess> processes,
            Follower reader,
            CommandSender sender,
            Ledger ledger,
            Clock clock,
            StepMetrics metrics,
            boolean autoStartup) {
        this.dataSource = dataSource;
        this.table = table;
        this.sender = sender;
        this.ledger = ledger;
        this.clock = clock;
        this.metrics = metrics;
        this.autoStartup = autoStartup;
        for (LedgerProcess process : processes) {
            tasks.add(task(process, reader));
        }
    }

    private Task<StoredStep> task(LedgerProcess process, Follower reader) {
        return Tasks.custom(process.name(), StoredStep.class)
                .onFailure((failed, step) ->
                        step.reschedule(
                                failed,
                                failed.getTimeDone()
                                        .plus(pause(failed.getExecution().consecutiveFailures))))
                // The library's own takes the machine's clock here.
                .onDeadExecution((dead, step) -> step.reschedule(dead, clock.instant()))
                .execute((step, _) -> run(process, reader, step));
    }

    /** 1 s after the first failure, twice that after the next, and so on. */
    static Duration pause(int failuresBefore) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failuresBefore, 30));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private CompletionHandler<StoredStep> run(
            LedgerProcess process, Follower reader, TaskInstance<StoredStep> waiting) {
        // What was recorded until now may take the step back.
        if (!hasRead(reader, ledger.head())) {
            return (done, step) -> step.reschedule(done, done.getTimeDone().plus(LOOKS_EVERY));
        }
        if (!table.isThere(process.name(), waiting.getId())) {
            return (_, _) -> {};
        }
        Step step = waiting.getData().of(process.name(), process.sends());
        metrics.ended(process.name(), send(step));
        return (_, _) -> table.remove(process.name(), waiting.getId());
    }

    private StepMetrics.Ending send(Step step) {
        if (step.isOver(clock.instant())) {
            return StepMetrics.Ending.OVER;
        }
        try {
            sender.send(step.command(), step.envelope()).join();
            return StepMetrics.Ending.SENT;
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refused refused
                    && refused.refusal().kind().status() < 500) {
                return StepMetrics.Ending.REFUSED;
            }
            metrics.ended(step.process(), StepMetrics.Ending.FAILED);
            throw e;
        }
    }

    private static boolean hasRead(Follower reader, long position) {
        long deadline = System.nanoTime() + READ_WITHIN.toNanos();
        while (reader.position().getAsLong() < position) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        Scheduler started =
                Scheduler.create(dataSource, tasks)
                        .tableName(StepTable.TABLE)
                        .serializer(StoredStep.SERIALIZER)
                        .clock(clock::instant)
                        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                        .threads(THREADS)
                        .pollingInterval(LOOKS_EVERY)
                        .pollUsingLockAndFetch(0.5, 4.0)
                        .heartbeatInterval(ALIVE_EVERY)
                        .missedHeartbeatsLimit(SILENT_TIMES)
                        .deleteUnresolvedAfter(UNKNOWN_KEPT)
                        .shutdownMaxWait(STOPS_WITHIN)
                        .failureLogging(LogLevel.OFF, false) // each command is a line of its own
                        .build();
        started.start();
        scheduler = started;
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }
}
