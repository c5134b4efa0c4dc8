package org.litopys.query.page;

import java.time.Instant;
import java.util.List;

/**
 * How far the signed log reaches.
 *
 * @param size entries that the newest checkpoint signs: positions 1 to this one
 * @param altered positions of a record's events that are no longer what the log says
 */
public record Proof(long size, Instant signedAt, List<Long> altered) {
    public Proof {
        altered = List.copyOf(altered);
    }

    boolean covers(long position) {
        return position <= size && altered.isEmpty();
    }
}
