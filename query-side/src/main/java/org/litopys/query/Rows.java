package org.litopys.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that go to the database in one statement, column by column. */
public final class Rows {
    private final int capacity;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    public Rows(int capacity) {
        this.capacity = capacity;
    }

    public void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (columns.size() == i) {
                columns.add(new ArrayList<>(capacity));
            }
            columns.get(i).add(values[i]);
        }
    }

    /**
     * @param target table and columns
     * @param types of the columns, with commas between
     */
    public void insert(JdbcClient db, String target, String types) {
        execute(db, "insert into " + target + " select * from " + unnest(types));
    }

    /** One of PostgreSQL's set functions over all columns, for statements of the caller's own. */
    public static String unnest(String types) {
        return "unnest("
                + String.join(
                        ", ",
                        List.of(types.split(", ")).stream()
                                .map(type -> "?::" + type + "[]")
                                .toList())
                + ")";
    }

    public void execute(JdbcClient db, String sql) {
        if (columns.isEmpty()) {
            return;
        }
        JdbcClient.StatementSpec statement = db.sql(sql);
        for (List<@Nullable Object> column : columns) {
            statement = statement.param(texts(column));
        }
        statement.update();
    }

    /**
     * Text is what every type is read from; the driver then needs no type for a column of nulls.
     */
    private static @Nullable String[] texts(List<@Nullable Object> column) {
        return column.stream()
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
