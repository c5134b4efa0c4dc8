package org.litopys.command;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.litopys.eventstore.AppendListener;
import org.litopys.eventstore.GroupCommitEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Measures the batches in which this process stores events, and the queue before them. */
@Component
final class AppendMetrics implements AppendListener, MeterBinder {
    private final ObjectProvider<GroupCommitEngine> engine;
    private final Timer time;
    private final DistributionSummary commands;
    private final DistributionSummary events;

    /**
     * @param engine asked for only later, for it comes to be after its listener
     */
    AppendMetrics(
            ObjectProvider<MeterRegistry> registry, ObjectProvider<GroupCommitEngine> engine) {
        this.engine = engine;
        MeterRegistry meters = registry.getIfAvailable(SimpleMeterRegistry::new);
        time =
                Timer.builder("litopys.append.batch")
                        .description("Time in which PostgreSQL made a batch of events durable")
                        .serviceLevelObjectives(
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Duration.ofMillis(5),
                                Duration.ofMillis(10),
                                Duration.ofMillis(25),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1))
                        .register(meters);
        commands =
                DistributionSummary.builder("litopys.append.batch.commands")
                        .description("Commands whose events were stored in one batch")
                        .register(meters);
        events =
                DistributionSummary.builder("litopys.append.batch.events")
                        .description("Events that were stored in one batch")
                        .register(meters);
    }

    @Override
    public void appended(int units, int stored, Duration took) {
        time.record(took);
        commands.record(units);
        events.record(stored);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        engine.ifAvailable(store ->
                Gauge.builder("litopys.append.queue.length", store, GroupCommitEngine::waiting)
                        .description(
                                "Commands that wait to be stored; at 4,096 more are answered 503")
                        .register(registry));
    }
}
