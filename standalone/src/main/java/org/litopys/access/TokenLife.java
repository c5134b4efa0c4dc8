package org.litopys.access;

import java.time.Duration;

/**
 * How long a token of our own provider is good: for so long somebody is believed who has been
 * disabled, or has lost a role that the ledger does not keep.
 *
 * @param person at the pages, which ask for the next one at its end
 * @param program it asks by itself; also of what persons take for a program of theirs
 */
record TokenLife(Duration person, Duration program) {}
