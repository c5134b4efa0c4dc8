package org.litopys.query.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.litopys.query.figures.Counters.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counters as of one position, by the beginnings of their names. What is announced with {@link
 * #load} comes in one statement; a page asks for dozens of beginnings. Use from one thread.
 */
final class CountersAt {
    private final JdbcClient db;
    private final long position;
    private final SortedMap<String, Value> found = new TreeMap<>();
    private final List<String> loaded = new ArrayList<>();

    CountersAt(JdbcClient db, long position) {
        this.db = db;
        this.position = position;
    }

    /**
     * Reads all counters whose names begin so.
     *
     * @param beginnings as {@link Counters#name} makes them of parts
     */
    void load(List<String> beginnings) {
        List<String> missing = beginnings.stream().filter(name -> !isLoaded(name)).toList();
        if (missing.isEmpty()) {
            return;
        }
        db.sql(
                        """
                        select series.name, value.n, value.amount
                          from unnest(:from::text[], :to::text[]) as wanted (lower, upper)
                          join figures.series on series.name >= wanted.lower and series.name < wanted.upper
                         cross join lateral (select series.n, series.amount where series.since <= :position
                                             union all
                                             (select n, amount from figures.counter
                                               where series.since > :position
                                                 and counter.series = series.id and counter.since <= :position
                                               order by counter.since desc limit 1)) value
                         where value.n <> 0\
                        """)
                .param("position", position)
                .param("from", missing.toArray(String[]::new))
                .param("to", missing.stream().map(CountersAt::end).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), new Value(row.getLong(2), row.getBigDecimal(3)));
                });
        loaded.addAll(missing);
    }

    private boolean isLoaded(String beginning) {
        return loaded.stream().anyMatch(beginning::startsWith);
    }

    private static String end(String beginning) {
        return beginning.substring(0, beginning.length() - 1) + '}'; // the character after |
    }

    /** As {@link #underName} for the beginning that these parts make. */
    SortedMap<String, Value> under(Object... parts) {
        return underName(Counters.name(parts));
    }

    /**
     * The counters whose name begins so, by the rest of their name; those that are zero are left
     * out.
     */
    SortedMap<String, Value> underName(String beginning) {
        load(List.of(beginning));
        SortedMap<String, Value> rest = new TreeMap<>();
        found.subMap(beginning, end(beginning))
                .forEach((name, value) ->
                        rest.put(name.substring(beginning.length(), name.length() - 1), value));
        return rest;
    }
}
