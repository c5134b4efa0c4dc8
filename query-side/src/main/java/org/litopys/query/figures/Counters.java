package org.litopys.query.figures;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counters through time, each with a name of parts joined by {@code |}; {@link CountersAt} reads
 * them. For the one thread of the projection.
 */
final class Counters {
    private final JdbcClient db;
    private final Map<String, Series> known = new HashMap<>();
    private final Map<Place, Value> pending = new LinkedHashMap<>();

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
    }

    void add(String name, long position, long more) {
        add(name, position, more, BigDecimal.ZERO);
    }

    private Series load(String name) {
        int id =
                db.sql("select id from figures.series where name = ?")
                        .param(name)
                        .query(Integer.class)
                        .optional()
                        .orElseGet(() ->
                                db.sql("insert into figures.series (name) values (?) returning id")
                                        .param(name)
                                        .query(Integer.class)
                                        .single());
        Value now =
                db.sql(
                                "select n, amount from figures.counter where series = ? order by since desc limit 1")
                        .param(id)
                        .query((row, _) -> new Value(row.getLong(1), row.getBigDecimal(2)))
                        .optional()
                        .orElse(Value.NONE);
        return new Series(id, now);
    }

    void flush() {
        Rows rows = new Rows(pending.size());
        pending.forEach((place, value) ->
                rows.add(place.series(), place.since(), value.n(), value.amount()));
        rows.insert(
                db, "figures.counter (series, since, n, amount)", "int, bigint, bigint, numeric");
        pending.clear();
    }

    void forget() {
        known.clear();
        pending.clear();
    }
}
