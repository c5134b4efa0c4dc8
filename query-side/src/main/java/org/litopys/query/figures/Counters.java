package org.litopys.query.figures;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.litopys.query.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counters through time, each with a name of parts joined by {@code |}; {@link CountersAt} reads
 * them. For the one thread of the projection.
 */
final class Counters {
    private final JdbcClient db;
    private final Map<String, Series> known = new HashMap<>();
    private final Map<Place, Value> pending = new LinkedHashMap<>();
    private final Map<Series, Long> changed = new LinkedHashMap<>(); // and where last

    Counters(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param amount sum of money that belongs to what is counted; zero where none does
     */
    record Value(long n, BigDecimal amount) {
        static final Value NONE = new Value(0, BigDecimal.ZERO);

        Value plus(long more, BigDecimal moreAmount) {
            return new Value(n + more, amount.add(moreAmount));
        }
    }

    private record Place(int series, long since) {}

    private static final class Series {
        final int id;
        Value now;

        Series(int id, Value now) {
            this.id = id;
            this.now = now;
        }
    }

    static String name(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            name.append(part).append('|');
        }
        return name.toString();
    }

    void add(String name, long position, long more, BigDecimal amount) {
        Series series = known.computeIfAbsent(name, this::load);
        series.now = series.now.plus(more, amount);
        pending.put(new Place(series.id, position), series.now);
        changed.put(series, position);
    }

    void add(String name, long position, long more) {
        add(name, position, more, BigDecimal.ZERO);
    }

    private Series load(String name) {
        return db.sql("select id, n, amount from figures.series where name = ?")
                .param(name)
                .query((row, _) ->
                        new Series(
                                row.getInt("id"),
                                new Value(row.getLong("n"), row.getBigDecimal("amount"))))
                .optional()
                .orElseGet(() ->
                        new Series(
                                db.sql("insert into figures.series (name) values (?) returning id")
                                        .param(name)
                                        .query(Integer.class)
                                        .single(),
                                Value.NONE));
    }

    void flush() {
        Rows rows = new Rows(pending.size());
        pending.forEach((place, value) ->
                rows.add(place.series(), place.since(), value.n(), value.amount()));
        rows.insert(
                db, "figures.counter (series, since, n, amount)", "int, bigint, bigint, numeric");
        keepNewest();
        pending.clear();
    }

    /** Beside the names, where the present is read. */
    private void keepNewest() {
        Rows rows = new Rows(changed.size());
        changed.forEach(
                (series, since) -> rows.add(series.id, since, series.now.n(), series.now.amount()));
        rows.execute(
                db,
                "update figures.series set since = newest.since, n = newest.n, amount = newest.amount from "
                        + Rows.unnest("int, bigint, bigint, numeric")
                        + " as newest (id, since, n, amount) where series.id = newest.id");
        changed.clear();
    }

    void forget() {
        known.clear();
        pending.clear();
        changed.clear();
    }
}
