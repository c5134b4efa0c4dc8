package org.litopys.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.LedgerCommand;

/**
 * One command of the play.
 *
 * @param number from 1, without gaps, in the order of time
 * @param at when it is sent, by the simulated clock
 * @param refusedBy the rule by which the ledger must refuse it; null where it must be accepted
 * @param story who shares this number may depend on each other's order
 */
public record Order(
        long number,
        Instant at,
        LedgerCommand command,
        CommandEnvelope envelope,
        @Nullable String refusedBy,
        long story) {

    /** Number of the story that everybody may depend on: programme, calls, organisations, money. */
    static final long COMMON = -1;
}
