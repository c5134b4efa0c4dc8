package org.litopys.tlog;

import java.util.Optional;

/**
 * What the caller wants to know of every entry besides its hash: its form, its sequence. Called
 * once for each entry, in order, from one thread, after the hash of the entry was found to be the
 * recorded one.
 */
@FunctionalInterface
public interface EntryCheck {
    /** Accepts every entry. */
    EntryCheck NONE = (index, entry) -> Optional.empty();

    /**
     * @param index of the entry, from 0
     * @return a sentence that says what is wrong, or empty
     */
    Optional<String> fault(long index, byte[] entry);
}
