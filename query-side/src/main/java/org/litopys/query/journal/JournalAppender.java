package org.litopys.query.journal;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.StoredEvent;
import org.litopys.tlog.MerkleTree;
import org.litopys.tlog.MerkleTree.Growth;

/**
 * Makes entries of events and writes them with the tiles and the root they give. Belongs to one
 * thread at a time; the caller brings the transaction.
 */
final class JournalAppender {
    private final EntryFormat format;
    private final Entries entries;
    private final Tiles tiles;
    private final TreeState state;

    /** As last committed by this process; null where that is not known. */
    private volatile @Nullable MerkleTree tree;

    JournalAppender(DataSource dataSource, EntryFormat format) {
        this.format = format;
        this.entries = new Entries(dataSource);
        this.tiles = new Tiles(dataSource, 1); // reads the right edge once after a start
        this.state = new TreeState(dataSource);
    }

    /**
     * Writes what follows the last entry. Afterwards {@link #committed} or {@link #rolledBack} must
     * be called.
     *
     * @param events in order of position
     * @return the tree as it is once the transaction commits
     * @throws JournalException if the events do not follow the last entry, so that the log never
     *     has a hole; or if one cannot become an entry
     */
    MerkleTree append(List<StoredEvent> events) {
        MerkleTree before = before(events.getFirst().position());
        long expected = before.size();
        for (StoredEvent event : events) {
            if (event.position() != ++expected) {
                throw new JournalException(
                        ("The journal has %d entries, so the next event must be at position %d, but"
                                        + " position %d came. Either events were removed from the event store,"
                                        + " or the journal's token or tables were changed by hand. Nothing was"
                                        + " written; restore the ledger or the journal from a backup.")
                                .formatted(before.size(), expected, event.position()));
            }
        }
        List<JournalEntry> made = events.stream().map(format::entryOf).toList();
        Growth growth =
                before.appendHashes(
                        made.stream().map(entry -> MerkleTree.leafHash(entry.content())).toList());
        entries.insert(made);
        tiles.save(growth.tiles());
        state.grow(before.size(), growth.tree());
        return growth.tree();
    }

    private MerkleTree before(long first) {
        MerkleTree known = tree;
        if (known == null || known.size() != first - 1) {
            TreeState.Committed stored = state.read();
            known = MerkleTree.at(stored.size(), tiles);
            if (!known.root().equals(stored.root())) {
                throw new JournalException(
                        "The tiles of the journal give another root for its %d entries than the one stored: they were changed by hand. Nothing was written."
                                .formatted(stored.size()));
            }
        }
        return known;
    }

    void committed(MerkleTree grown) {
        tree = grown;
    }

    /** Whether anything was written is not known here; the next call looks. */
    void rolledBack() {
        tree = null;
    }
}
