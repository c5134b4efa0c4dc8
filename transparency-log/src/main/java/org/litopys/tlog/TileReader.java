package org.litopys.tlog;

import java.util.Optional;

/**
 * Where a log's tiles are kept: a database table, a folder, a web address. Must be safe for as many
 * threads as the caller uses; this package reads from one at a time unless it says otherwise.
 */
@FunctionalInterface
public interface TileReader {
    /**
     * The content of a tile, or empty where there is none.
     *
     * <p>A tile only ever grows at its end, so a store need keep just the widest form of each
     * (level, index): for a partial tile it may answer with more than {@link Tile#width()} hashes
     * or entries, and the first ones are taken. With fewer, the caller gets a {@link
     * LogFormatException}.
     *
     * <p>Failures of the store come out of whatever asked for the tile, as they are; an I/O error
     * as {@link java.io.UncheckedIOException}.
     */
    Optional<byte[]> read(Tile tile);
}
