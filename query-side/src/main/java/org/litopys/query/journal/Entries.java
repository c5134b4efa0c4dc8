package org.litopys.query.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.tlog.EntryBundle;
import org.litopys.tlog.Tile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The entries in the database. Works in the caller's transaction where there is one. Thread-safe.
 */
final class Entries {
    private static final String COLUMNS = "position, type, subject, command_id, content";

    private final JdbcTemplate template;
    private final JdbcClient db;

    Entries(DataSource dataSource) {
        template = new JdbcTemplate(dataSource);
        db = JdbcClient.create(dataSource);
    }

    void insert(List<JournalEntry> entries) {
        template.update(connection -> {
            PreparedStatement insert =
                    connection.prepareStatement(
                            """
                            insert into journal.entry (position, type, subject, command_id, content)
                            select * from unnest(?::bigint[], ?::text[], ?::text[], ?::uuid[], ?::bytea[])\
                            """);
            insert.setArray(
                    1, connection.createArrayOf("bigint", column(entries, JournalEntry::position)));
            insert.setArray(
                    2, connection.createArrayOf("text", column(entries, JournalEntry::type)));
            insert.setArray(
                    3, connection.createArrayOf("text", column(entries, JournalEntry::subject)));
            insert.setArray(
                    4, connection.createArrayOf("uuid", column(entries, JournalEntry::commandId)));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea",
                            entries.stream().map(JournalEntry::content).toArray(byte[][]::new)));
            return insert;
        });
    }

    private static @Nullable Object[] column(
            List<JournalEntry> entries, Function<JournalEntry, @Nullable Object> value) {
        return entries.stream().map(value).toArray();
    }

    /** In order of position. */
    List<JournalEntry> after(long position, int limit) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + " from journal.entry where position > ? order by position limit"
                                + " ?")
                .params(position, limit)
                .query(Entries::row)
                .list();
    }

    /** In order of position. */
    List<JournalEntry> ofCommand(UUID commandId) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + " from journal.entry where command_id = ? order by position")
                .params(commandId)
                .query(Entries::row)
                .list();
    }

    /**
     * In order of position, after one and up to another.
     *
     * @param types whole types, not empty; null is all
     */
    List<JournalEntry> find(
            long after,
            long upTo,
            @Nullable List<String> types,
            @Nullable String subject,
            int limit) {
        JdbcClient.StatementSpec query =
                db.sql(
                                "select "
                                        + COLUMNS
                                        + " from journal.entry where position > :after and position"
                                        + " <= :upTo"
                                        + (types == null ? "" : " and type in (:types)")
                                        + (subject == null ? "" : " and subject = :subject")
                                        + " order by position limit :limit")
                        .param("after", after)
                        .param("upTo", upTo)
                        .param("limit", limit);
        if (types != null) {
            query = query.param("types", types);
        }
        if (subject != null) {
            query = query.param("subject", subject);
        }
        return query.query(Entries::row).list();
    }

    /** Whether any event is of this record. */
    boolean hasSubject(String subject) {
        return db.sql("select exists (select 1 from journal.entry where subject = ?)")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    /** Every type that occurs, from the index alone: one probe for each. */
    List<String> types() {
        return db.sql(
                        """
                        with recursive each (type) as (
                            (select type from journal.entry order by type limit 1)
                            union all
                            select (select entry.type from journal.entry where entry.type > each.type
                                     order by entry.type limit 1)
                              from each where each.type is not null
                        )
                        select type from each where type is not null\
                        """)
                .query(String.class)
                .list();
    }

    /** The bundle at the width asked for; empty where there are not that many entries. */
    Optional<byte[]> bundle(long index, int width) {
        if (index > Long.MAX_VALUE / Tile.FULL_WIDTH - 1) {
            return Optional.empty();
        }
        long before = index * Tile.FULL_WIDTH;
        List<byte[]> entries =
                db.sql(
                                "select content from journal.entry where position > ? and position"
                                        + " <= ? order by position")
                        .params(before, before + width)
                        .query((row, _) -> row.getBytes(1))
                        .list();
        return entries.size() == width
                ? Optional.of(EntryBundle.encode(entries))
                : Optional.empty();
    }

    private static JournalEntry row(ResultSet row, int number) throws SQLException {
        return new JournalEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getBytes(5));
    }
}
