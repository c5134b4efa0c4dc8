package org.litopys.eventstore;

import java.time.Duration;

/**
 * Told of each batch that the writer of this process has stored, on the writer's thread: it must be
 * quick and throw nothing.
 */
@FunctionalInterface
public interface AppendListener {
    AppendListener NONE = (_, _, _) -> {};

    /**
     * @param units how many units of work (commands) shared the transaction
     * @param events how many events of them were stored
     * @param took from the first message to PostgreSQL until the answer to the commit
     */
    void appended(int units, int events, Duration took);
}
