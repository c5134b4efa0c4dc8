package org.litopys.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.litopys.eventstore.Ledger;

/** How far the copy of an Axon Server's events is behind. */
final class AxonServerMetrics implements MeterBinder {
    private static final long PATIENCE_SECONDS = 2;

    private final AxonServerConnectionManager server;
    private final Ledger ledger;

    AxonServerMetrics(AxonServerConnectionManager server, Ledger ledger) {
        this.server = server;
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("litopys.axonserver.uncopied", this, AxonServerMetrics::uncopied)
                .description("Events of Axon Server that are not in the ledger's table yet")
                .register(registry);
    }

    /** Not a number where Axon Server or the database does not answer. */
    private double uncopied() {
        try {
            long newest = // its global index; -1 where there is no event
                    server.getConnection()
                            .eventChannel()
                            .getLastToken()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Math.max(0, newest + 1 - ledger.head());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return Double.NaN;
        }
    }
}
