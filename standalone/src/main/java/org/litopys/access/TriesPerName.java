package org.litopys.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each name was tried in vain of late: after {@value #MOST} tries within {@link #WHILE}
 * further ones are refused for as long, the right secret included. Names that no account has count
 * like others, so that a refusal does not tell which exist. Thread-safe.
 *
 * <p>It counts per name, since an address says little here: behind a proxy all callers have the
 * same, and who guesses changes it. So it does not protect from one secret being tried with many
 * names; nor from somebody who keeps another from signing in by failing in that name, which lasts
 * as long as it is kept up, while logins and tokens that exist go on. It lies in memory: each
 * process counts for itself and forgets at its end.
 */
final class TriesPerName {
    static final int MOST = 10;
    static final Duration WHILE = Duration.ofMinutes(15);

    private static final int MOST_NAMES = 10_000;

    /** Longer names count as one where they begin alike; no account has such a name. */
    private static final int LONGEST_NAME = 200;

    /**
     * @param end when they are forgotten
     */
    private record Tries(int count, Instant end) {}

    private final InstantSource clock;

    /** The name that was not tried for the longest time goes first. */
    private final Map<String, Tries> byName =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                    return size() > MOST_NAMES;
                }
            };

    TriesPerName(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a try before its outcome is known, so that many at once are not more than one after
     * the other.
     *
     * @return false where it must be refused
     */
    synchronized boolean begin(String name) {
        Instant now = clock.instant();
        Tries earlier = byName.get(key(name));
        if (earlier == null || !now.isBefore(earlier.end())) {
            byName.put(key(name), new Tries(1, now.plus(WHILE)));
            return true;
        }
        if (earlier.count() == MOST) {
            return false;
        }
        int count = earlier.count() + 1;
        byName.put(key(name), new Tries(count, count == MOST ? now.plus(WHILE) : earlier.end()));
        return true;
    }

    /** Forgets the tries of a name that has signed in. */
    synchronized void succeeded(String name) {
        byName.remove(key(name));
    }

    /** Takes back a try of which nobody knows how it would have ended. */
    synchronized void undecided(String name) {
        byName.computeIfPresent(
                key(name), (_, tries) -> new Tries(Math.max(0, tries.count() - 1), tries.end()));
    }

    private static String key(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
