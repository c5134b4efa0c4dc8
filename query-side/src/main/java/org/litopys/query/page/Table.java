package org.litopys.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, ready to show. The first cell of a row is its heading.
 *
 * @param css {@code stack} turns rows into blocks on narrow screens, {@code tall} keeps the head in
 *     sight
 */
public record Table(String caption, String css, List<Column> columns, List<List<Cell>> rows) {
    /**
     * @param kind {@code num}, {@code bar}, {@code wide} and {@code name} (a word may break), or
     *     empty
     * @param hidden the label is for screen readers only
     * @param sortHref where to sort by this column
     * @param sorted {@code ascending} or {@code descending} where the table is sorted by it
     */
    public record Column(
            String label,
            String kind,
            boolean hidden,
            @Nullable String sortHref,
            @Nullable String sorted) {
        public Column(String label, String kind) {
            this(label, kind, false, null, null);
        }

        public Column(String label) {
            this(label, "");
        }

        static Column bar(String label) {
            return new Column(label, "bar", true, null, null);
        }
    }

    /**
     * A role for the markup of a stacked table: where rows become blocks, browsers forget what they
     * are. Null (no attribute) for other tables.
     */
    public @Nullable String role(String role) {
        return css.contains("stack") ? role : null;
    }
}
