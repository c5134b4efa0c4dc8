package org.litopys.tlog;

import java.util.HashMap;
import java.util.Map;

/**
 * The hashes of a tree of one size, computed from its tiles; each tile is read once. Belongs to one
 * thread.
 */
final class TileHashes {
    private final long size;
    private final TileReader tiles;
    private final Hasher hasher = new Hasher();
    private final Map<Tile, byte[]> seen = new HashMap<>();

    TileHashes(long size, TileReader tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /** Exactly the hashes that the tile has at its width. */
    static byte[] read(Tile tile, TileReader tiles) {
        return tile.firstOf(tiles.read(tile).orElseThrow(() -> missing(tile)));
    }

    static LogFormatException missing(Tile tile) {
        return new LogFormatException("The tile " + tile + " is missing.");
    }

    /**
     * The hash over the entries from {@code from} to before {@code to}: MTH(D[from:to]) of RFC 6962
     * §2.1. Must be a subtree as proofs have them, so {@code from} is a multiple of the next power
     * of two.
     */
    Hash range(long from, long to) {
        long left = Long.highestOneBit(to - from);
        Hash hash = complete(from, Long.numberOfTrailingZeros(left));
        return to - from == left ? hash : hasher.node(hash, range(from + left, to));
    }

    /**
     * The root over 2^height entries: a hash of a tile, or the root over a power of two of them.
     */
    private Hash complete(long from, int height) {
        int level = height / Tile.HEIGHT;
        long first = from >> (level * Tile.HEIGHT);
        Tile tile = Tile.of(level, first >> Tile.HEIGHT, size);
        byte[] hashes = seen.computeIfAbsent(tile, wanted -> read(wanted, tiles));
        return hasher.root(hashes, (int) (first % Tile.FULL_WIDTH), 1 << (height % Tile.HEIGHT));
    }
}
