package org.litopys.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.litopys.query.figures.OverviewFigures.Month;

/**
 * Columns with a dashed line, drawn into 480 × 216 units: columns are what was received, the line
 * is what was decided. The axis starts at zero and has at most four steps.
 *
 * @param finding what the chart shows, in one sentence
 * @param line path of the line
 */
public record MonthsChart(
        String finding, List<Grid> grid, List<Column> columns, List<Dot> dots, String line) {
    /** A line across with its number. */
    public record Grid(double y, double textY, String label) {}

    public record Column(double x, double y, double height, double middle, String label) {}

    public record Dot(double x, double y) {}

    private static final double BOTTOM = 190;
    private static final double HEIGHT = 174;
    private static final double LEFT = 34;
    private static final double RIGHT = 476;
    private static final int[] STEPS = {1, 2, 5};

    static MonthsChart of(Frame f, List<Month> months) {
        long most =
                months.stream().mapToLong(m -> Math.max(m.received(), m.decided())).max().orElse(0);
        long step = step(Math.max(1, most));
        long top = Math.max(step, (most + step - 1) / step * step);
        List<Grid> grid = new ArrayList<>();
        for (long value = 0; value <= top; value += step) {
            double y = y(value, top);
            grid.add(new Grid(y, y + 4, f.fmt().number(value)));
        }
        double slot = (RIGHT - LEFT) / Math.max(1, months.size());
        List<Column> columns = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        StringJoiner line = new StringJoiner("L", "M", "");
        for (int i = 0; i < months.size(); i++) {
            Month month = months.get(i);
            double middle = round(LEFT + slot * (i + 0.5));
            double y = y(month.received(), top);
            columns.add(
                    new Column(
                            middle - 11,
                            y,
                            round(BOTTOM - y),
                            middle,
                            f.fmt().month(month.month())));
            double dot = y(month.decided(), top);
            dots.add(new Dot(middle, dot));
            line.add(middle + " " + dot);
        }
        return new MonthsChart(finding(f, months), grid, columns, dots, line.toString());
    }

    private static String finding(Frame f, List<Month> months) {
        Month peak =
                months.stream()
                        .reduce((a, b) -> b.received() > a.received() ? b : a)
                        .orElseThrow(() -> new IllegalArgumentException("a chart has months"));
        long decided = months.stream().mapToLong(Month::decided).sum() / months.size();
        return f.t("months.finding", peak.received(), f.fmt().monthAndYear(peak.month()), decided);
    }

    /** Smallest of 1, 2, 5, 10, 20, 50 … that needs at most four steps. */
    private static long step(long most) {
        for (long power = 1; ; power *= 10) {
            for (int factor : STEPS) {
                if (factor * power * 4 >= most) {
                    return factor * power;
                }
            }
        }
    }

    private static double y(long value, long top) {
        return round(BOTTOM - HEIGHT * value / top);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
