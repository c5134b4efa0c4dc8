package org.litopys.query.journal;

import java.util.Optional;
import javax.sql.DataSource;
import org.litopys.tlog.Hash;
import org.litopys.tlog.MerkleTree;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one row that says how far the journal is. Works in the caller's transaction where there is
 * one.
 */
final class TreeState {
    /** As it is committed. */
    record Committed(long size, Hash root) {
        static final Committed NOTHING = new Committed(0, MerkleTree.empty().root());
    }

    private final JdbcClient db;

    TreeState(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    Committed read() {
        Optional<Committed> row =
                db.sql("select size, root from journal.tree")
                        .query((tree, _) ->
                                new Committed(tree.getLong(1), Hash.of(tree.getBytes(2))))
                        .optional();
        return row.orElse(Committed.NOTHING);
    }

    /**
     * @throws JournalException if the tree no longer has the size from which it grew
     */
    void grow(long from, MerkleTree to) {
        int changed =
                from == 0
                        ? db.sql(
                                        "insert into journal.tree (size, root) values (?, ?) on"
                                                + " conflict do nothing")
                                .params(to.size(), to.root().bytes())
                                .update()
                        : db.sql("update journal.tree set size = ?, root = ? where size = ?")
                                .params(to.size(), to.root().bytes(), from)
                                .update();
        if (changed != 1) {
            throw new JournalException(
                    "The journal no longer has %d entries: another process is writing it. Nothing was written here."
                            .formatted(from));
        }
    }
}
