package org.litopys.tlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.tlog.VerificationReport.Fault;
import org.litopys.tlog.VerificationReport.Kind;

/**
 * One pass over a log from its first entry to its last. Rebuilds the tree from the entries and
 * compares each hash, the moment it is known, with the one in the stored tile. A hash of a higher
 * level is known right after the last entry under it, and everything below it was found right by
 * then, so the first difference met is the first one there is.
 *
 * <p>Keeps one tile of each level. Belongs to one thread.
 */
final class LogWalk {
    private final Checkpoint checkpoint;
    private final TileReader tiles;
    private final EntryCheck check;
    private final Deque<Checkpoint> earlier;
    private final Hasher hasher = new Hasher();
    private final List<Level> levels = new ArrayList<>();
    private long entries;
    private long hashes;
    private long agreed; // entries of the largest earlier checkpoint that was found right

    LogWalk(
            Checkpoint checkpoint,
            LogSource source,
            EntryCheck check,
            List<Checkpoint> earlierInOrder) {
        this.checkpoint = checkpoint;
        this.tiles = source.tiles();
        this.check = check;
        this.earlier = new ArrayDeque<>(earlierInOrder);
    }

    /** Ends the walk; carries what was found. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        final transient Fault fault;

        Broken(Kind kind, @Nullable Long position, String message) {
            super(message, null, false, false);
            this.fault = new Fault(kind, position, message);
        }
    }

    /** The tile of a level that is being rebuilt, beside the stored one. */
    private static final class Level {
        final byte[] rebuilt = new byte[Tile.FULL_WIDTH * Hash.BYTES];
        byte[] stored = new byte[0];
        int width;
        long count; // of hashes in all tiles of the level, so far
    }

    long entriesChecked() {
        return entries;
    }

    long hashesChecked() {
        return hashes;
    }

    void run() throws Broken {
        compareEarlier();
        long size = checkpoint.size();
        try (BundleQueue bundles = new BundleQueue(size, tiles)) {
            while (entries < size) {
                BundleQueue.Bundle next = bundles.next();
                bundle(next.tile(), next.content());
            }
        }
        Hash root = tree().root();
        if (!root.equals(checkpoint.root())) {
            throw new Broken(
                    Kind.ROOT_WRONG,
                    null,
                    ("The log does not match its signed checkpoint: all %s entries and their hash "
                                    + "tiles agree and give the root %s, but the checkpoint says %s. "
                                    + "They were changed together after it was signed; %s.")
                            .formatted(size, root, checkpoint.root(), where(size)));
        }
        if (!earlier.isEmpty()) {
            throw new Broken(
                    Kind.HISTORY_REWRITTEN,
                    size + 1,
                    ("The log ends after %s entries, but an earlier checkpoint is of %s: "
                                    + "entries were taken away.")
                            .formatted(size, earlier.getFirst().size()));
        }
    }

    private void bundle(Tile tile, Optional<byte[]> content) throws Broken {
        byte[] bytes =
                content.orElseThrow(() ->
                        new Broken(
                                Kind.MISSING,
                                position(entries),
                                "The entries %s are missing: there is no file %s."
                                        .formatted(span(tile), tile)));
        List<byte[]> decoded = new ArrayList<>();
        LogFormatException malformed = null;
        try {
            EntryBundle.decode(bytes, tile.width(), decoded);
        } catch (LogFormatException e) {
            malformed = e; // told after the entries before it were checked
        }
        for (byte[] entry : decoded) {
            entry(tile, bytes, entry);
        }
        if (malformed != null || decoded.size() < tile.width()) {
            String what =
                    malformed != null
                            ? malformed.getMessage()
                            : "The bundle ends after " + decoded.size() + " entries.";
            throw new Broken(
                    Kind.SIZE_WRONG,
                    position(entries),
                    "The file "
                            + tile
                            + " must hold exactly the entries "
                            + span(tile)
                            + ", but is cut or changed at position "
                            + position(entries)
                            + ". "
                            + what);
        }
    }

    private void entry(Tile bundle, byte[] bundleBytes, byte[] entry) throws Broken {
        push(0, hasher.leaf(entry), bundleBytes);
        Optional<String> refused = check.fault(entries, entry);
        if (refused.isPresent()) {
            throw new Broken(
                    Kind.ENTRY_REFUSED,
                    position(entries),
                    "The entry at position "
                            + position(entries)
                            + " is not as it must be: "
                            + refused.get());
        }
        entries++;
        compareEarlier();
    }

    /**
     * Compares a rebuilt hash with the stored one; at the end of a tile goes on with its root one
     * level up.
     */
    private void push(int number, Hash hash, byte[] bundle) throws Broken {
        while (levels.size() <= number) {
            levels.add(new Level());
        }
        Level level = levels.get(number);
        Tile tile = Tile.of(number, level.count >> Tile.HEIGHT, checkpoint.size());
        if (level.width == 0) {
            level.stored = stored(tile);
        }
        if (!hash.isAt(level.stored, level.width)) {
            throw differs(tile, level, bundle);
        }
        hash.copyTo(level.rebuilt, level.width * Hash.BYTES);
        level.width++;
        level.count++;
        hashes++;
        if (level.width == Tile.FULL_WIDTH) {
            level.width = 0;
            push(number + 1, hasher.root(level.rebuilt, 0, Tile.FULL_WIDTH), bundle);
        }
    }

    private byte[] stored(Tile tile) throws Broken {
        long position = position(tile.firstEntry());
        byte[] bytes =
                tiles.read(tile)
                        .orElseThrow(() ->
                                new Broken(
                                        Kind.MISSING,
                                        position,
                                        "The hash tile %s, over the entries from position %s, is missing."
                                                .formatted(tile, position)));
        int expected = tile.width() * Hash.BYTES;
        if (bytes.length != expected) {
            throw new Broken(
                    Kind.SIZE_WRONG,
                    position,
                    ("The hash tile %s, over the entries from position %s, must have %s "
                                    + "bytes, but has %s.")
                            .formatted(tile, position, expected, bytes.length));
        }
        return bytes;
    }

    private MerkleTree tree() {
        return new MerkleTree(
                entries,
                levels.stream()
                        .map(level -> Arrays.copyOf(level.rebuilt, level.width * Hash.BYTES))
                        .toList());
    }

    private void compareEarlier() throws Broken {
        while (!earlier.isEmpty() && earlier.getFirst().size() == entries) {
            Hash root = tree().root();
            Checkpoint kept = earlier.removeFirst();
            if (!root.equals(kept.root())) {
                throw new Broken(
                        Kind.HISTORY_REWRITTEN,
                        null,
                        ("The first %s entries give the root %s, but an earlier checkpoint of "
                                        + "them says %s: they were changed and the log signed again; %s.")
                                .formatted(entries, root, kept.root(), where(entries)));
            }
            agreed = entries;
        }
    }

    /** What the checkpoints known say about a change that left no other trace. */
    private String where(long size) {
        return agreed == 0
                ? "where cannot be narrowed down without a smaller checkpoint kept from earlier"
                : "an earlier checkpoint of %s entries matches, so it is somewhere in the positions %s to %s"
                        .formatted(agreed, position(agreed), size);
    }

    /** Finds out which side is wrong: the one that does not lead to the signed root. */
    private Broken differs(Tile tile, Level level, byte[] bundle) {
        long first = tile.firstEntryOf(level.count);
        long position = position(first);
        String entriesUnder =
                tile.level() == 0
                        ? "The entry at position " + position
                        : "An entry among the positions "
                                + position
                                + " to "
                                + (first + (1L << (Tile.HEIGHT * tile.level())));
        if (leadsToRoot(tile, level.stored)) {
            return new Broken(
                    Kind.ENTRY_ALTERED,
                    position,
                    entriesUnder
                            + " was altered"
                            + (tile.level() == 0 ? "" : ", and the hash tiles over it with it")
                            + ": it does not have the hash that the log recorded in "
                            + tile
                            + ".");
        }
        Optional<byte[]> rebuilt = rebuild(tile, bundle);
        if (rebuilt.isPresent() && leadsToRoot(tile, rebuilt.get())) {
            return new Broken(
                    Kind.TILE_ALTERED,
                    position,
                    ("The hash tile %s was altered at position %s; the entries under it are "
                                    + "as recorded.")
                            .formatted(tile, position));
        }
        return new Broken(
                Kind.ENTRY_OR_TILE_ALTERED,
                position,
                entriesUnder
                        + " does not have the hash in "
                        + tile
                        + ", and neither of them leads to the signed root: one or both were altered.");
    }

    /** What a tile should be by what lies under it: entries, or the stored tiles one level down. */
    private Optional<byte[]> rebuild(Tile tile, byte[] bundle) {
        byte[] rebuilt = new byte[tile.width() * Hash.BYTES];
        try {
            List<byte[]> under =
                    tile.level() == 0 ? EntryBundle.first(tile.width(), bundle) : List.of();
            for (int i = 0; i < tile.width(); i++) {
                Hash hash =
                        tile.level() == 0
                                ? hasher.leaf(under.get(i))
                                : fullRoot(
                                        new Tile(
                                                tile.level() - 1,
                                                (tile.index() << Tile.HEIGHT) + i,
                                                Tile.FULL_WIDTH));
                hash.copyTo(rebuilt, i * Hash.BYTES);
            }
            return Optional.of(rebuilt);
        } catch (LogFormatException e) {
            return Optional.empty(); // something else is broken too
        }
    }

    private Hash fullRoot(Tile tile) {
        return hasher.root(TileHashes.read(tile, tiles), 0, Tile.FULL_WIDTH);
    }

    /**
     * Whether the stored tiles above, with this content in place of one of them, hash to the signed
     * root.
     */
    private boolean leadsToRoot(Tile start, byte[] content) {
        Tile tile = start;
        byte[] bytes = content;
        long size = checkpoint.size();
        try {
            while (tile.isFull()) {
                Tile above = Tile.of(tile.level() + 1, tile.index() >> Tile.HEIGHT, size);
                byte[] bytesAbove = TileHashes.read(above, tiles);
                Hash root = hasher.root(bytes, 0, Tile.FULL_WIDTH);
                if (!root.isAt(bytesAbove, (int) (tile.index() % Tile.FULL_WIDTH))) {
                    return false;
                }
                tile = above;
                bytes = bytesAbove;
            }
            Tile edge = tile;
            byte[] edgeBytes = bytes;
            MerkleTree tree =
                    MerkleTree.at(
                            size,
                            wanted ->
                                    wanted.equals(edge)
                                            ? Optional.of(edgeBytes)
                                            : tiles.read(wanted));
            return tree.root().equals(checkpoint.root());
        } catch (LogFormatException e) {
            return false; // a tile on the way is missing or cut
        }
    }

    private static long position(long index) {
        return index + 1;
    }

    private static String span(Tile bundle) {
        long first = bundle.firstEntry();
        return bundle.width() == 1
                ? "at position " + position(first)
                : position(first) + " to " + (first + bundle.width());
    }
}
