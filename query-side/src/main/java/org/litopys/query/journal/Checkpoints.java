package org.litopys.query.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.SignedNote;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The signed checkpoints in the database: the newest, and of those before it the last of each
 * minute. Thread-safe.
 */
final class Checkpoints {
    private final JdbcClient db;

    Checkpoints(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    Optional<SignedNote> newest() {
        return db.sql("select note from journal.checkpoint order by size desc limit 1")
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /** Oldest first. */
    List<SignedNote> all() {
        return db
                .sql("select note from journal.checkpoint order by size")
                .query(String.class)
                .stream()
                .map(SignedNote::parse)
                .toList();
    }

    /** Size of the newest; empty before the first. */
    Optional<Long> newestSize() {
        return db.sql("select size from journal.checkpoint order by size desc limit 1")
                .query(Long.class)
                .optional();
    }

    /** How long ago the newest was signed, by the clock of the database; empty before the first. */
    Optional<Duration> age() {
        return db.sql(
                        """
                        select extract(epoch from clock_timestamp() - signed_at) * 1000
                          from journal.checkpoint order by size desc limit 1\
                        """)
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    /** Must be of entries that are committed. */
    void save(SignedNote note) {
        db.sql(
                        """
                        with last as (select size, signed_at from journal.checkpoint
                                       where size < :size order by size desc limit 1),
                             thinned as (delete from journal.checkpoint old using last where old.size = last.size
                                            and date_trunc('minute', last.signed_at) = date_trunc('minute', clock_timestamp()))
                        insert into journal.checkpoint (size, note) values (:size, :note) on conflict do nothing\
                        """)
                .param("size", Checkpoint.parse(note.text()).size())
                .param("note", note.toString())
                .update();
    }
}
