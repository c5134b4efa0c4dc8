package org.litopys.query.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.litopys.events.Money;
import org.litopys.query.figures.OverviewFigures.Filter;

/** The conditions that a filter means in SQL. */
final class Filters {
    private Filters() {}

    /** Whether counters do not answer this filter, so that rows are counted. */
    static boolean needsRows(Filter filter) {
        return filter.call() != null || filter.technology() != null || filter.country() != null;
    }

    /** Beginning with " and", or empty. */
    static String sql(Filter filter) {
        StringBuilder sql = new StringBuilder();
        parameters(filter)
                .keySet()
                .forEach(name -> sql.append(" and ").append(name).append(" = :").append(name));
        return sql.toString();
    }

    static Map<String, Object> parameters(Filter filter) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (filter.call() != null) {
            parameters.put("call", filter.call());
        }
        if (filter.technology() != null) {
            parameters.put("technology", filter.technology().name());
        }
        if (filter.country() != null) {
            parameters.put("country", filter.country());
        }
        if (filter.year() != null) {
            parameters.put("year", filter.year());
        }
        return parameters;
    }

    /** Rows of a table of spans that are valid at {@code :position}. */
    static final String VALID =
            "since <= :position and coalesce(until, 9223372036854775807) > :position"; // as indexed

    static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getBigDecimal(column).toPlainString(), row.getString("currency"));
    }
}
