package org.litopys.tlog;

import java.util.Arrays;
import java.util.Locale;

/**
 * The coordinates of one file of a log (c2sp.org/tlog-tiles): up to 256 neighbouring hashes of the
 * tree, or up to 256 entries.
 *
 * @param level 0 for hashes of entries; at each level above, a hash is the root over one full tile
 *     below; {@link #ENTRIES} for a bundle of entries
 * @param index the place of the tile in its level, from 0
 * @param width how many hashes or entries it holds, 1 to 256; fewer than 256 only at the right edge
 *     of a tree
 */
public record Tile(int level, long index, int width) {
    /** How many levels of the tree one level of tiles spans. */
    public static final int HEIGHT = 8;

    public static final int FULL_WIDTH = 1 << HEIGHT;

    /** In place of a level: the tile holds entries. */
    public static final int ENTRIES = -1;

    /** By the specification; a tree of fewer than 2^63 entries has levels 0 to 7 only. */
    public static final int MAX_LEVEL = 63;

    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL) {
            throw new IllegalArgumentException(
                    "The level of a tile is 0 to 63, but this one is " + level + ".");
        }
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The index of a tile is 0 or more, but this one is " + index + ".");
        }
        if (width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException(
                    "The width of a tile is 1 to 256, but this one is " + width + ".");
        }
    }

    /**
     * The tile of a tree that has the given place, as wide as the tree makes it.
     *
     * @param level a level of hashes, or {@link #ENTRIES}
     * @param size the number of entries of the tree
     * @throws IllegalArgumentException if the tree is too small to have that tile
     */
    public static Tile of(int level, long index, long size) {
        long hashes = countAt(level, size);
        if (index < 0 || index > (hashes - 1) >> HEIGHT || hashes <= 0) {
            throw new IllegalArgumentException(
                    "A tree of %s entries has no tile number %s at level %s."
                            .formatted(size, index, level));
        }
        return new Tile(level, index, (int) Math.min(FULL_WIDTH, hashes - (index << HEIGHT)));
    }

    /** How many hashes (or entries) all tiles of a level hold together in a tree of that size. */
    static long countAt(int level, long size) {
        int shift = HEIGHT * Math.max(level, 0);
        return shift < Long.SIZE ? size >> shift : 0;
    }

    public boolean isEntries() {
        return level == ENTRIES;
    }

    public boolean isFull() {
        return width == FULL_WIDTH;
    }

    /** The same tile once it is full. */
    public Tile full() {
        return new Tile(level, index, FULL_WIDTH);
    }

    /**
     * The content of this tile out of that of a wider form of it, since a tile only grows at its
     * end.
     *
     * @throws LogFormatException if it holds fewer hashes or entries than this tile is wide, or is
     *     cut
     */
    public byte[] firstOf(byte[] wider) {
        if (isEntries()) {
            return EntryBundle.encode(EntryBundle.first(width, wider));
        }
        int expected = width * Hash.BYTES;
        if (wider.length < expected) {
            throw new LogFormatException(
                    "The tile %s must hold %s bytes, but holds %s."
                            .formatted(this, expected, wider.length));
        }
        return Arrays.copyOf(wider, expected);
    }

    /**
     * The address under the prefix of the log, such as {@code tile/0/x001/x234/067.p/5} or {@code
     * tile/entries/000}.
     */
    public String path() {
        StringBuilder number = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return "tile/"
                + (isEntries() ? "entries" : level)
                + "/"
                + number
                + (isFull() ? "" : ".p/" + width);
    }

    /**
     * Reads what {@link #path()} writes, and nothing else: each tile has exactly one path.
     *
     * @throws LogFormatException if it is not the path of a tile
     */
    public static Tile parse(String path) {
        try {
            Tile tile = parseLeniently(path);
            if (tile.path().equals(path)) {
                return tile;
            }
        } catch (
                IllegalArgumentException
                        e) { // wrong number or out of range: the answer is the same
        }
        throw new LogFormatException(
                ("\"%s\" is not the path of a tile, which looks like "
                                + "tile/0/x001/x234/067, tile/1/000.p/17 or tile/entries/000.")
                        .formatted(Strict.shorten(path)));
    }

    private static Tile parseLeniently(String path) {
        int partial = path.indexOf(".p/");
        String whole = partial < 0 ? path : path.substring(0, partial);
        int width = partial < 0 ? FULL_WIDTH : Integer.parseInt(path.substring(partial + 3));
        String[] parts = whole.split("/", -1);
        if (parts.length < 3 || !parts[0].equals("tile")) {
            throw new IllegalArgumentException("too few parts");
        }
        int level = parts[1].equals("entries") ? ENTRIES : Integer.parseInt(parts[1]);
        StringBuilder digits = new StringBuilder();
        for (int i = 2; i < parts.length; i++) {
            digits.append(
                    i < parts.length - 1 && parts[i].startsWith("x")
                            ? parts[i].substring(1)
                            : parts[i]);
        }
        return new Tile(level, Long.parseLong(digits.toString()), width);
    }

    /**
     * The index of the first entry that this tile covers, or 2^63 − 1 where that lies beyond every
     * tree.
     */
    public long firstEntry() {
        return firstEntryOf(index << HEIGHT >> HEIGHT == index ? index << HEIGHT : Long.MAX_VALUE);
    }

    /** The index of the first entry under the hash with that number in its level. */
    long firstEntryOf(long number) {
        int shift = HEIGHT * Math.max(level, 0);
        boolean fits = number == 0 || shift < Long.numberOfLeadingZeros(number);
        return fits ? number << shift : Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return path();
    }
}
