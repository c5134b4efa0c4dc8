package org.litopys.demo;

import java.util.SortedMap;

/**
 * A realistic office that can be played into an empty ledger. The same seed gives the same
 * programme.
 */
public interface DemoProgramme {
    /**
     * Plays the whole programme and returns when its last event is durable. Where an earlier play
     * of the same size and seed was cut short, by whatever, it goes on there: what was already
     * recorded is not recorded again.
     *
     * @param applications how many are begun, 0 to {@value Plan#MOST_APPLICATIONS}
     * @param progress is told from time to time, from any one thread
     * @return what happened in this part of the play
     */
    Played play(int applications, long seed, Progress progress);

    /** Hears how far the play has come. */
    interface Progress {
        /**
         * @param done steps played, 0 to {@code total}
         * @param total steps in all; may be corrected on the way
         */
        void at(long done, long total);
    }

    /**
     * What a play did.
     *
     * @param accepted commands that the ledger took
     * @param refused commands that it refused, as it had to, by rule
     */
    record Played(long accepted, SortedMap<String, Long> refused) {
        public long refusedInAll() {
            return refused.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
