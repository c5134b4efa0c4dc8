package org.litopys.query.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.Hash;
import org.litopys.tlog.LogFormatException;
import org.litopys.tlog.LogVerificationException;
import org.litopys.tlog.MerkleTree;
import org.litopys.tlog.MerkleTree.Growth;
import org.litopys.tlog.NoteVerifier;
import org.litopys.tlog.SignedNote;
import org.litopys.tlog.Tile;

/**
 * Compares the journal with the event store, row by row: every entry is rebuilt from its event,
 * every tile and the root from the entries, and every kept checkpoint is verified and compared.
 * Finds whatever was changed, added or removed in the database by hand, and where. Reads only; a
 * ledger in use may be compared, up to where it is at the start. Memory does not grow with the
 * ledger.
 */
public final class LedgerCompare {
    private static final int PAGE = 1024;
    private static final int MOST_FAULTS = 100;

    private final DataSource dataSource;
    private final Ledger ledger;
    private final Entries entries;
    private final Tiles tiles;

    public LedgerCompare(DataSource dataSource, Ledger ledger) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.entries = new Entries(dataSource);
        this.tiles = new Tiles(dataSource, 1);
    }

    /**
     * @param position of the first event concerned; null where the fault has no place
     */
    public record Fault(@Nullable Long position, String message) {}

    /**
     * @param compared events compared with their entries
     * @param behind events that the journal had not taken up yet at the start, which is no fault
     * @param faults in order of position; at most 100, then comparing stops
     */
    public record Outcome(long compared, long behind, List<Fault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }

        public boolean same() {
            return faults.isEmpty();
        }
    }

    /** As {@link #run(NoteVerifier, LongConsumer)} with the key that the database names. */
    public Outcome run() {
        return run(null, _ -> {});
    }

    /**
     * @param key known from elsewhere, or null to believe the database
     * @param progress told the position reached, about every {@value #PAGE}
     */
    public Outcome run(@Nullable NoteVerifier key, LongConsumer progress) {
        LedgerIdentity identity =
                LedgerIdentity.stored(dataSource)
                        .orElseThrow(() -> new JournalException("This database has no journal."));
        return new Run(identity, key == null ? identity.key() : key, progress).outcome();
    }

    /** One pass. */
    private final class Run {
        private final EntryFormat format;
        private final LedgerIdentity identity;
        private final @Nullable NoteVerifier key;
        private final LongConsumer progress;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<Long, Hash> roots = new HashMap<>();
        private MerkleTree tree = MerkleTree.empty();

        Run(LedgerIdentity identity, @Nullable NoteVerifier key, LongConsumer progress) {
            this.identity = identity;
            this.key = key;
            this.format = new EntryFormat(identity.name());
            this.progress = progress;
        }

        Outcome outcome() {
            List<SignedNote> notes = new Checkpoints(dataSource).all();
            TreeState.Committed committed = new TreeState(dataSource).read();
            long head = ledger.head();
            List<Checkpoint> checkpoints = verified(notes);
            Iterator<Long> stops =
                    checkpoints.stream()
                            .map(Checkpoint::size)
                            .filter(size -> size <= committed.size())
                            .iterator();
            long next = stops.hasNext() ? stops.next() : Long.MAX_VALUE;
            while (tree.size() < committed.size() && faults.size() < MOST_FAULTS) {
                while (next <= tree.size()) {
                    roots.put(tree.size(), tree.root());
                    next = stops.hasNext() ? stops.next() : Long.MAX_VALUE;
                }
                long end = Math.min(Math.min(committed.size(), next), tree.size() + PAGE);
                if (!page(tree.size(), end)) {
                    break;
                }
                progress.accept(tree.size());
            }
            if (tree.size() == committed.size()) {
                roots.put(tree.size(), tree.root());
                checkEnd(committed, head);
            }
            checkRoots(checkpoints);
            return new Outcome(
                    tree.size(),
                    Math.max(0, head - committed.size()),
                    faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }

        private List<Checkpoint> verified(List<SignedNote> notes) {
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (SignedNote note : notes) {
                try {
                    checkpoints.add(
                            Checkpoint.open(
                                    note,
                                    identity.origin(),
                                    key == null ? List.of() : List.of(key)));
                } catch (LogVerificationException | LogFormatException e) {
                    faults.add(
                            new Fault(
                                    null,
                                    "A kept checkpoint cannot be trusted. " + e.getMessage()));
                }
            }
            return checkpoints;
        }

        /** False where the rows do not go on, so that nothing after can be compared. */
        private boolean page(long after, long end) {
            int expected = (int) (end - after);
            List<StoredEvent> events = ledger.read(after, expected);
            List<JournalEntry> stored = entries.after(after, expected);
            List<Hash> leaves = new ArrayList<>(expected);
            for (int i = 0; i < expected; i++) {
                long position = after + i + 1;
                if (i >= events.size() || events.get(i).position() != position) {
                    faults.add(
                            new Fault(
                                    position,
                                    "The event at position "
                                            + position
                                            + " is missing in the event store."));
                    return false;
                }
                if (i >= stored.size() || stored.get(i).position() != position) {
                    faults.add(
                            new Fault(
                                    position,
                                    "The entry at position "
                                            + position
                                            + " is missing in the journal."));
                    return false;
                }
                leaves.add(compare(events.get(i), stored.get(i)));
            }
            Growth growth = tree.appendHashes(leaves);
            growth.tiles().forEach(this::compareTile);
            tree = growth.tree();
            return true;
        }

        /**
         * The hash to go on with: where event and entry differ, the recorded one, so that one
         * change is told once.
         */
        private Hash compare(StoredEvent event, JournalEntry stored) {
            long position = event.position();
            Hash leaf = MerkleTree.leafHash(stored.content());
            JournalEntry rebuilt;
            try {
                rebuilt = format.entryOf(event);
            } catch (JournalException e) {
                faults.add(new Fault(position, String.valueOf(e.getMessage())));
                return recorded(position).orElse(leaf);
            }
            if (rebuilt.equals(stored)) {
                return leaf;
            }
            if (Arrays.equals(rebuilt.content(), stored.content())) {
                faults.add(
                        new Fault(
                                position,
                                "The columns beside the entry at position "
                                        + position
                                        + " were changed: they are not what it says."));
                return leaf;
            }
            Optional<Hash> recorded = recorded(position);
            String which =
                    recorded.isEmpty()
                            ? "its tile is missing, so it cannot be said which"
                            : recorded.get().equals(leaf)
                                    ? "the event was; the entry is what was recorded"
                                    : recorded.get().equals(MerkleTree.leafHash(rebuilt.content()))
                                            ? "the entry was; the event is what was recorded"
                                            : "neither is what was recorded";
            faults.add(
                    new Fault(
                            position,
                            "The event and the entry at position %d differ: one of them was changed (%s)."
                                    .formatted(position, which)));
            return recorded.orElse(leaf);
        }

        /** What the tile holds for a position. */
        private Optional<Hash> recorded(long position) {
            long index = position - 1;
            Tile tile = new Tile(0, index / Tile.FULL_WIDTH, (int) (index % Tile.FULL_WIDTH) + 1);
            return tiles.read(tile)
                    .map(hashes ->
                            Hash.of(
                                    Arrays.copyOfRange(
                                            hashes, hashes.length - Hash.BYTES, hashes.length)));
        }

        private void compareTile(Tile tile, byte[] computed) {
            byte[] stored = tiles.read(tile).orElse(new byte[0]);
            int differs = Arrays.mismatch(computed, stored);
            if (differs >= 0) {
                long first = firstPosition(tile, differs / Hash.BYTES);
                if (faults.stream()
                        .noneMatch(fault ->
                                fault.position != null
                                        && fault.position >= first
                                        && fault.position <= tree.size() + PAGE)) {
                    faults.add(
                            new Fault(
                                    first,
                                    "The tile "
                                            + tile.full()
                                            + " is not what its entries give, from position "
                                            + first
                                            + " on."));
                }
            }
        }

        private long firstPosition(Tile tile, int hash) {
            return (((tile.index() << Tile.HEIGHT) + hash) << (Tile.HEIGHT * tile.level())) + 1;
        }

        private void checkEnd(TreeState.Committed committed, long head) {
            if (!tree.root().equals(committed.root())) {
                faults.add(
                        new Fault(
                                null,
                                "The root that the journal holds is not what its entries give."));
            }
            if (head < committed.size()) {
                faults.add(
                        new Fault(
                                head + 1,
                                "The journal has "
                                        + committed.size()
                                        + " entries, but the event store only "
                                        + head
                                        + " events."));
            }
        }

        /**
         * Which entry it is cannot be known: a root covers them all. It has no position, so that
         * nobody looks for the change at the first one.
         */
        private String notAsSigned(long size, long agreed) {
            String what =
                    faults.isEmpty()
                            ? "The log does not match its signed checkpoint of %d entries, although events, entries and hash tiles agree with each other: they were changed together after it was signed. "
                                    .formatted(size)
                            : "The log does not match its signed checkpoint of %d entries either. "
                                    .formatted(size);
            return what
                    + (agreed == 0
                            ? "Where cannot be narrowed down, for no smaller checkpoint matches: it is somewhere in the positions 1 to %d."
                                    .formatted(size)
                            : "It matches the one of %d entries, so what was changed is somewhere in the positions %d to %d."
                                    .formatted(agreed, agreed + 1, size));
        }

        private void checkRoots(List<Checkpoint> checkpoints) {
            if (checkpoints.isEmpty() && key != null && tree.size() > 0 && faults.isEmpty()) {
                faults.add(
                        new Fault(
                                null,
                                "Nothing is signed: this log has a key, and its checkpoints are gone or none has been signed yet. Compare it with a checkpoint kept elsewhere."));
                return;
            }
            long agreed = 0;
            for (Checkpoint checkpoint : checkpoints) {
                Hash root = roots.get(checkpoint.size());
                if (root == null && checkpoint.size() > tree.size() && faults.isEmpty()) {
                    faults.add(
                            new Fault(
                                    tree.size() + 1,
                                    "A checkpoint was signed for "
                                            + checkpoint.size()
                                            + " entries, but the journal has "
                                            + tree.size()
                                            + "."));
                    return;
                }
                if (root != null && !root.equals(checkpoint.root())) {
                    faults.add(new Fault(null, notAsSigned(checkpoint.size(), agreed)));
                    return;
                }
                agreed = root == null ? agreed : checkpoint.size();
            }
        }
    }
}
