package org.litopys.query.page;

import java.time.Instant;

/**
 * How far the signed log reaches.
 *
 * @param size entries that the newest checkpoint signs: positions 1 to this one
 */
public record Proof(long size, Instant signedAt) {
    boolean covers(long position) {
        return position <= size;
    }
}
