package org.litopys.query.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.query.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of one table that are valid for a range of positions, one at a time for each record. Within
 * a batch they are kept in memory; only the open end of a stored row is ever written. For the one
 * thread of the projection.
 */
final class Spans {
    private final JdbcClient db;
    private final String table;
    private final String columns;
    private final String types;
    private final List<Span> pending = new ArrayList<>();
    private final Map<UUID, Span> open = new HashMap<>();
    private final Map<UUID, Long> ended = new HashMap<>();

    private static final class Span {
        final UUID record;
        final long since;
        final @Nullable Object[] values;
        @Nullable Long until;

        Span(UUID record, long since, @Nullable Object[] values) {
            this.record = record;
            this.since = since;
            this.values = values;
        }
    }

    /**
     * @param columns beside record, since and until
     * @param types of those columns
     */
    Spans(JdbcClient db, String table, String columns, String types) {
        this.db = db;
        this.table = table;
        this.columns = columns;
        this.types = types;
    }

    void begin(UUID record, long position, @Nullable Object... values) {
        Span span = new Span(record, position, values);
        pending.add(span);
        open.put(record, span);
    }

    void end(UUID record, long position) {
        Span span = open.remove(record);
        if (span == null) {
            ended.putIfAbsent(record, position);
        } else if (span.since == position) {
            pending.remove(span); // it was never seen
        } else {
            span.until = position;
        }
    }

    void flush() {
        Rows ends = new Rows(ended.size());
        ended.forEach(ends::add);
        ends.execute(
                db,
                "update "
                        + table
                        + " set until = one.until from "
                        + Rows.unnest("uuid, bigint")
                        + " as one (record, until) where "
                        + table
                        + ".record = one.record and "
                        + table
                        + ".until is null");
        Rows rows = new Rows(pending.size());
        for (Span span : pending) {
            @Nullable Object[] all = new @Nullable Object[span.values.length + 3];
            all[0] = span.record;
            all[1] = span.since;
            all[2] = span.until;
            System.arraycopy(span.values, 0, all, 3, span.values.length);
            rows.add(all);
        }
        rows.insert(
                db,
                table + " (record, since, until, " + columns + ")",
                "uuid, bigint, bigint, " + types);
        forget();
    }

    void forget() {
        pending.clear();
        open.clear();
        ended.clear();
    }
}
