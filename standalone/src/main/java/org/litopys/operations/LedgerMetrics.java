package org.litopys.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.litopys.command.process.StepTable.Backlog;
import org.litopys.eventstore.Follower;
import org.litopys.operations.Look.Lag;
import org.litopys.operations.Look.Seen;

/**
 * The ledger and those that follow it, as metrics. Not a number where the store cannot be reached.
 */
final class LedgerMetrics implements MeterBinder {
    private final Looks looks;
    private final List<Follower> followers;
    private final boolean hasLog;
    private final boolean hasProcesses;

    /**
     * @param hasLog whether this process knows the transparency log
     * @param hasProcesses whether it knows what is due
     */
    LedgerMetrics(Looks looks, List<Follower> followers, boolean hasLog, boolean hasProcesses) {
        this.looks = looks;
        this.followers = followers;
        this.hasLog = hasLog;
        this.hasProcesses = hasProcesses;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("litopys.store.up", looks, from -> from.look() instanceof Seen ? 1 : 0)
                .description("1 where the store answers within 2 s, else 0")
                .register(registry);
        Gauge.builder("litopys.ledger.position", looks, from -> seen(from, Seen::head))
                .description("Position of the newest event")
                .register(registry);
        TimeGauge.builder(
                        "litopys.ledger.ahead",
                        looks,
                        TimeUnit.MILLISECONDS,
                        from -> seen(from, seen -> seen.ahead().toMillis()))
                .description("How far ahead of this clock the newest event was recorded")
                .register(registry);
        followers.forEach(follower -> bind(registry, follower.name()));
        if (hasProcesses) {
            bindDue(registry);
        }
        if (hasLog) {
            TimeGauge.builder(
                            "litopys.checkpoint.age",
                            looks,
                            TimeUnit.MILLISECONDS,
                            from -> seen(from, LedgerMetrics::checkpointMillis))
                    .description("Time since the log was signed; grows while nothing is recorded")
                    .register(registry);
        }
    }

    private void bindDue(MeterRegistry registry) {
        Gauge.builder("litopys.process.due", looks, from -> due(from, Backlog::steps))
                .description("Steps of processes that are due and were not sent")
                .register(registry);
        TimeGauge.builder(
                        "litopys.process.due.age",
                        looks,
                        TimeUnit.MILLISECONDS,
                        from -> due(from, due -> due.oldest().toMillis()))
                .description("Time for which the oldest step has been due that was not sent")
                .register(registry);
    }

    private static double due(Looks looks, ToDoubleFunction<Backlog> value) {
        return seen(looks, seen -> seen.due().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private void bind(MeterRegistry registry, String name) {
        Gauge.builder("litopys.processor.position", looks, from -> lag(from, name, Lag::position))
                .description("Position of the last event that a processor has taken in")
                .tag("processor", name)
                .register(registry);
        Gauge.builder(
                        "litopys.processor.lag.positions",
                        looks,
                        from -> lag(from, name, Lag::positions))
                .description("Events that a processor has not taken in yet")
                .tag("processor", name)
                .register(registry);
        TimeGauge.builder(
                        "litopys.processor.lag",
                        looks,
                        TimeUnit.MILLISECONDS,
                        from -> lag(from, name, lag -> lag.age().toMillis()))
                .description("Age of the oldest event that a processor has not taken in yet")
                .tag("processor", name)
                .register(registry);
    }

    private static double checkpointMillis(Seen seen) {
        return seen.checkpointAge()
                .map(Duration::toMillis)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private static double lag(Looks looks, String name, ToDoubleFunction<Lag> value) {
        return seen(
                looks,
                seen ->
                        seen.lags().stream()
                                .filter(lag -> lag.follower().name().equals(name))
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN));
    }

    private static double seen(Looks looks, ToDoubleFunction<Seen> value) {
        return looks.look() instanceof Seen seen ? value.applyAsDouble(seen) : Double.NaN;
    }
}
