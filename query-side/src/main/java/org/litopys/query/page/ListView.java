package org.litopys.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of records, ready to show.
 *
 * @param title of the list: {@code Applications}
 * @param count in words: {@code 47 applications}
 * @param sum of the amounts, in words; null where there is none
 * @param kept parameters that the filter form carries along
 * @param sorting the order, for screens that hide the heads of the columns
 * @param range in words: {@code 1 to 50 of 1,500}
 * @param previous the rows before these; null at the beginning
 * @param next the rows after these; null at the end
 * @param exportCsv the same list as CSV
 * @param exportNote what the export holds, in words
 * @param clear the list without any filter
 */
public record ListView(
        String title,
        String titleWithCount,
        String count,
        @Nullable String sum,
        List<Choice> choices,
        List<Choice.Kept> kept,
        List<Choice.Chip> chips,
        Columns columns,
        Sorting sorting,
        Table table,
        String range,
        @Nullable String previous,
        @Nullable String next,
        String exportCsv,
        String exportNote,
        String clear) {
    /**
     * Which columns are shown.
     *
     * @param kept parameters that the form carries along
     */
    public record Columns(List<Column> all, List<Choice.Kept> kept) {}

    /**
     * @param options every column that is shown, in both directions
     * @param kept parameters that the form carries along
     */
    public record Sorting(List<Choice.Option> options, List<Choice.Kept> kept) {}

    public record Column(String id, String label, boolean shown) {}
}
