package org.litopys.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The state of a log after some number of entries: all that is needed to append and to know the
 * root, which is the partial tile at the right edge of each level (at most 255 hashes a level, 8
 * KiB). Hashes as RFC 6962 §2.1 says.
 *
 * <p>Immutable, so safe to share between threads: appending gives a new state and the tiles to
 * store, and if storing them fails, the old state still holds.
 */
public final class MerkleTree {
    private static final Hash EMPTY_ROOT = new Hasher().empty();
    private static final MerkleTree EMPTY = new MerkleTree(0, List.of());

    private final long size;

    /**
     * For each level, the hashes after its last full tile; by construction {@code (size >> 8 *
     * level) % 256} of them.
     */
    private final List<byte[]> edge;

    private final Hash root;

    MerkleTree(long size, List<byte[]> edge) {
        this.size = size;
        this.edge = edge;
        this.root = rootOf(edge);
    }

    /** The hash of an entry. */
    public static Hash leafHash(byte[] entry) {
        return new Hasher().leaf(entry);
    }

    /** The hash over two subtrees. */
    public static Hash nodeHash(Hash left, Hash right) {
        return new Hasher().node(left, right);
    }

    /** The tree without entries; its root is the hash of nothing. */
    public static MerkleTree empty() {
        return EMPTY;
    }

    /**
     * Takes a stored log up again; reads at most one tile of each level.
     *
     * @throws LogFormatException if a tile is missing or too short
     */
    public static MerkleTree at(long size, TileReader tiles) {
        if (size < 0) {
            throw new IllegalArgumentException(
                    "The size of a tree is 0 or more, but this one is " + size + ".");
        }
        List<byte[]> edge = new ArrayList<>();
        for (int level = 0; Tile.countAt(level, size) > 0; level++) {
            long count = Tile.countAt(level, size);
            boolean hasPartial = count % Tile.FULL_WIDTH > 0;
            edge.add(
                    hasPartial
                            ? TileHashes.read(Tile.of(level, count >> Tile.HEIGHT, size), tiles)
                            : new byte[0]);
        }
        return new MerkleTree(size, edge);
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return root;
    }

    /**
     * What appending changes.
     *
     * @param tree the state afterwards
     * @param tiles every tile that is new or wider than before, with its whole content: first
     *     bundles of entries if there are any, then hashes, each from left to right. Partial ones
     *     only as they are at the end. Storing them one by one in any order is safe as long as no
     *     checkpoint of the new size is shown before all are stored.
     */
    public record Growth(MerkleTree tree, SequencedMap<Tile, byte[]> tiles) {}

    /**
     * Appends entries, and gives bundles and hash tiles to store.
     *
     * @param entries in order, each at most {@link EntryBundle#MAX_ENTRY_BYTES} long
     * @param stored where the last bundle is read from, if it is partial; nothing else is read
     */
    public Growth append(List<byte[]> entries, TileReader stored) {
        SequencedMap<Tile, byte[]> tiles = bundles(entries, stored);
        Hasher hasher = new Hasher();
        Growth hashes = appendHashes(entries.stream().map(hasher::leaf).toList());
        tiles.putAll(hashes.tiles);
        return new Growth(hashes.tree, tiles);
    }

    /**
     * Appends entries whose leaf hashes are given, for a store that keeps entries in its own way.
     * Reads nothing.
     */
    public Growth appendHashes(List<Hash> leaves) {
        long grown = sizeWith(leaves.size());
        Appending appending = new Appending();
        leaves.forEach(leaf -> appending.push(0, leaf));
        return appending.growth(grown);
    }

    private long sizeWith(int more) {
        if (size > Long.MAX_VALUE - more) {
            throw new IllegalArgumentException(
                    "A log has at most 2^63 - 1 entries, and this one has " + size + ".");
        }
        return size + more;
    }

    private SequencedMap<Tile, byte[]> bundles(List<byte[]> entries, TileReader stored) {
        entries.forEach(EntryBundle::checkLength);
        SequencedMap<Tile, byte[]> tiles = new LinkedHashMap<>();
        long grown = sizeWith(entries.size());
        int done = 0;
        while (done < entries.size()) {
            long at = size + done;
            Tile bundle = Tile.of(Tile.ENTRIES, at >> Tile.HEIGHT, grown);
            int before = (int) (at % Tile.FULL_WIDTH);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (before > 0) {
                Tile last = new Tile(Tile.ENTRIES, bundle.index(), before);
                byte[] content = stored.read(last).orElseThrow(() -> TileHashes.missing(last));
                EntryBundle.first(before, content).forEach(entry -> EntryBundle.write(entry, out));
            }
            int end = done + bundle.width() - before;
            entries.subList(done, end).forEach(entry -> EntryBundle.write(entry, out));
            tiles.put(bundle, out.toByteArray());
            done = end;
        }
        return tiles;
    }

    /** The right edge while it grows. */
    private final class Appending {
        private final Hasher hasher = new Hasher();
        private final List<Edge> levels = new ArrayList<>();
        private final List<SequencedMap<Tile, byte[]>> tiles = new ArrayList<>();

        /** Adds a hash to a level, and the root of each tile this fills to the level above. */
        void push(int level, Hash hash) {
            Edge at = level(level);
            hash.copyTo(at.hashes, at.width * Hash.BYTES);
            at.width++;
            at.touched = true;
            if (at.width == Tile.FULL_WIDTH) {
                tiles.get(level).put(new Tile(level, at.tile, Tile.FULL_WIDTH), at.hashes);
                Hash above = hasher.root(at.hashes, 0, Tile.FULL_WIDTH);
                at.tile++;
                at.width = 0;
                at.hashes = new byte[Tile.FULL_WIDTH * Hash.BYTES];
                push(level + 1, above);
            }
        }

        private Edge level(int level) {
            while (levels.size() <= level) {
                int next = levels.size();
                levels.add(
                        new Edge(
                                Tile.countAt(next, size) >> Tile.HEIGHT,
                                next < edge.size() ? edge.get(next) : new byte[0]));
                tiles.add(new LinkedHashMap<>());
            }
            return levels.get(level);
        }

        Growth growth(long grown) {
            SequencedMap<Tile, byte[]> changed = new LinkedHashMap<>();
            List<byte[]> newEdge = new ArrayList<>();
            for (int level = 0; Tile.countAt(level, grown) > 0; level++) {
                Edge at = level(level);
                byte[] hashes = Arrays.copyOf(at.hashes, at.width * Hash.BYTES);
                newEdge.add(hashes);
                changed.putAll(tiles.get(level));
                if (at.touched && at.width > 0) {
                    changed.put(new Tile(level, at.tile, at.width), hashes.clone());
                }
            }
            return new Growth(new MerkleTree(grown, newEdge), changed);
        }
    }

    private static final class Edge {
        long tile;
        int width;
        byte[] hashes;
        boolean touched;

        Edge(long tile, byte[] hashes) {
            this.tile = tile;
            this.width = hashes.length / Hash.BYTES;
            this.hashes = Arrays.copyOf(hashes, Tile.FULL_WIDTH * Hash.BYTES);
        }
    }

    /**
     * The binary digits of a size are the complete subtrees it is made of, the largest on the left;
     * the digits 8 l to 8 l + 7 lie in the partial tile of level l. The root joins them from the
     * right.
     */
    private static Hash rootOf(List<byte[]> edge) {
        Hasher hasher = new Hasher();
        List<Hash> fromRight = new ArrayList<>();
        for (byte[] hashes : edge) {
            int width = hashes.length / Hash.BYTES;
            for (int count = 1; count <= width; count *= 2) {
                if ((width & count) != 0) {
                    fromRight.add(hasher.root(hashes, width & ~(2 * count - 1), count));
                }
            }
        }
        return fromRight.stream()
                .reduce((right, left) -> hasher.node(left, right))
                .orElse(EMPTY_ROOT);
    }

    @Override
    public String toString() {
        return "Tree of " + size + " entries with root " + root();
    }
}
