package org.litopys.eventstore;

import java.util.function.LongSupplier;

/**
 * Something that follows the ledger in its order, whichever process does the work: who watches over
 * the program compares its position with the head of the ledger.
 *
 * @param answersDependOnIt whether this process gives old answers while it lags, so that the
 *     process is not ready when it lags too far
 * @param position of the last event that it has taken in, 0 before the first; asks the database
 *     each time, and throws where that is away
 */
public record Follower(String name, boolean answersDependOnIt, LongSupplier position) {}
