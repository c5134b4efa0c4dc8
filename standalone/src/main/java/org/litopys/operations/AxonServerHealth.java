package org.litopys.operations;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.litopys.eventstore.LedgerCopy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the Axon Server is connected and its events are copied. It belongs to the readiness of
 * processes that take commands; pages and reads go on without it, from what was copied.
 */
final class AxonServerHealth implements HealthIndicator {
    private final AxonServerConnectionManager server;
    private final LedgerCopy copy;

    AxonServerHealth(AxonServerConnectionManager server, LedgerCopy copy) {
        this.server = server;
        this.copy = copy;
    }

    @Override
    public Health health() {
        if (!server.isConnected(server.getDefaultContext())) {
            return down("Axon Server cannot be reached, or does not let this process in");
        }
        String failure = copy.failure();
        return failure == null ? Health.up().build() : down("events are not copied: " + failure);
    }

    private static Health down(String reason) {
        return Health.status(new Status(Status.DOWN.getCode(), reason)).build();
    }
}
