package org.litopys.eventstore;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A pause after each batch in which events gather, since each batch costs a transaction. It is
 * short while they come one by one, so that one which comes alone waits for nothing, and up to
 * {@value #MOST_MILLIS} ms while several batches have come in each pause. Not thread-safe.
 */
final class Gathering {
    private static final long LEAST_MILLIS = 2;
    private static final long MOST_MILLIS = 20;

    private long pauseMillis = LEAST_MILLIS;

    /**
     * @param many whether events have come more than once meanwhile
     */
    void pause(BooleanSupplier many) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        pauseMillis = many.getAsBoolean() ? Math.min(2 * pauseMillis, MOST_MILLIS) : LEAST_MILLIS;
    }
}
