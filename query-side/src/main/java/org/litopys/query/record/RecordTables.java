package org.litopys.query.record;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.query.Json;
import org.litopys.query.Progress;
import org.litopys.query.record.RecordChanges.RecordVersion;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@link Records} reads and writes; each method is one round trip for any number of rows. */
final class RecordTables {
    private final JdbcTemplate db;

    RecordTables(JdbcTemplate db) {
        this.db = db;
    }

    /** A row that was open before the batch and is not any more. */
    record Closed(UUID record, long since, long until, Instant occurredUntil) {}

    /** A row of {@code query.step}. */
    record Step(
            UUID record,
            boolean own,
            String aggregate,
            long version,
            Stamp stamp,
            @Nullable RecordState state,
            @Nullable String raw,
            @Nullable String act) {}

    /**
     * How far the records are; nobody else writes them until the transaction ends. So two processes
     * that both believe to own the token work one after the other, and the second finds it done.
     */
    long lockProgress() {
        List<Long> position = lockedProgress();
        if (position.isEmpty()) {
            db.update(
                    "insert into query.progress (read_model, position) values (?, 0) on conflict do"
                            + " nothing",
                    Progress.RECORDS);
            position = lockedProgress();
        }
        return position.getFirst();
    }

    private List<Long> lockedProgress() {
        return db.queryForList(
                "select position from query.progress where read_model = ? for update",
                Long.class,
                Progress.RECORDS);
    }

    void storeProgress(long position) {
        db.update(
                "update query.progress set position = ? where read_model = ?",
                position,
                Progress.RECORDS);
    }

    /** The newest version of each of these records that exists. */
    Map<UUID, RecordVersion> newest(Collection<UUID> ids) {
        Map<UUID, RecordVersion> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        db.query(
                "select "
                        + RecordRows.COLUMNS
                        + """
                        , s.state from query.record r
                          join query.step s on s.record_id = r.record_id and s.since = r.since
                         where r.until is null and r.record_id = any (?)\
                        """,
                query ->
                        query.setArray(
                                1, query.getConnection().createArrayOf("uuid", ids.toArray())),
                result -> {
                    RecordRow row = RecordRows.read(result);
                    String state = result.getString("state");
                    found.put(
                            row.id(),
                            new RecordVersion(
                                    row,
                                    state == null ? null : RecordState.parse(row.type(), state)));
                });
        return found;
    }

    /** Positions of the events of other records to which a record has answered. */
    List<Long> answers(UUID record) {
        return db.queryForList(
                "select since from query.step where record_id = ? and not own order by since",
                Long.class,
                record);
    }

    /** The records that show the name or title of another one now. */
    List<UUID> showing(UUID other) {
        return db.queryForList(
                """
                select record_id from query.record where until is null and organisation_id = ?
                union select record_id from query.record where until is null and partner_id = ?
                union select record_id from query.record where until is null and application = ?\
                """,
                UUID.class,
                other,
                other,
                other);
    }

    long count(String type, int year) {
        List<Long> count =
                db.queryForList(
                        "select count from query.reference_count where type = ? and year = ?",
                        Long.class,
                        type,
                        year);
        return count.isEmpty() ? 0 : count.getFirst();
    }

    void storeCount(String type, int year, long count) {
        db.update(
                """
                insert into query.reference_count (type, year, count) values (?, ?, ?)
                on conflict (type, year) do update set count = excluded.count\
                """,
                type,
                year,
                count);
    }

    void close(List<Closed> rows) {
        batch(
                "update query.record set until = ?, occurred_until = ? where record_id = ? and since"
                        + " = ?",
                rows,
                (row, update) -> {
                    update.setLong(1, row.until());
                    update.setObject(2, row.occurredUntil().atOffset(ZoneOffset.UTC));
                    update.setObject(3, row.record());
                    update.setLong(4, row.since());
                });
    }

    void insert(List<RecordRow> rows) {
        batch(RecordRows.INSERT, rows, RecordRows::write);
    }

    void insertSteps(List<Step> steps) {
        batch(
                """
                insert into query.step
                    (record_id, since, version, own, aggregate, command_id, stamp, state, raw, act)
                values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json, ?::json)\
                """,
                steps,
                (step, insert) -> {
                    RecordState state = step.state();
                    insert.setObject(1, step.record());
                    insert.setLong(2, step.stamp().position());
                    insert.setLong(3, step.version());
                    insert.setBoolean(4, step.own());
                    insert.setString(5, step.aggregate());
                    insert.setObject(6, step.stamp().commandId(), Types.OTHER);
                    insert.setString(7, Json.MAPPER.writeValueAsString(step.stamp()));
                    insert.setString(8, state == null ? null : state.json());
                    insert.setString(9, step.raw());
                    insert.setString(10, step.act());
                });
    }

    void empty() {
        db.execute("truncate query.record, query.step, query.reference_count");
        db.update("delete from query.progress where read_model = ?", Progress.RECORDS);
    }

    private interface Binding<T> {
        void bind(T row, PreparedStatement statement) throws SQLException;
    }

    private <T> void batch(String sql, List<T> rows, Binding<T> binding) {
        if (!rows.isEmpty()) {
            db.batchUpdate(
                    sql, rows, rows.size(), (statement, row) -> binding.bind(row, statement));
        }
    }
}
