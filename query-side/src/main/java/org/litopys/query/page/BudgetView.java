package org.litopys.query.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.litopys.events.Money;
import org.litopys.query.figures.OverviewFigures.BudgetLine;

/** Budget lines, ready to show. */
final class BudgetView {
    private static final double NEARLY_SPENT = 0.05;
    private static final double WATCH = 0.20;

    private BudgetView() {}

    /** For the overview: in millions, with a bar. */
    static Table table(Frame f, List<BudgetLine> lines) {
        return new Table(
                f.t("budget.title"),
                "stack",
                List.of(
                        new Table.Column(f.t("column.line")),
                        Table.Column.bar(f.t("budget.use")),
                        new Table.Column(f.t("budget.allocated"), "num"),
                        new Table.Column(f.t("budget.available"), "num"),
                        new Table.Column(f.t("column.state"))),
                lines.stream()
                        .map(line ->
                                List.of(
                                        line(f, line),
                                        meter(f, line),
                                        shortMoney(f, line.allocated()),
                                        shortMoney(f, line.available()),
                                        new Cell.Mark(state(f, line))))
                        .toList());
    }

    /** For the budget page: every amount in full. */
    static Table full(Frame f, List<BudgetLine> lines) {
        return new Table(
                f.t("budget.title"),
                "stack",
                List.of(
                        new Table.Column(f.t("column.line")),
                        Table.Column.bar(f.t("budget.use")),
                        new Table.Column(f.t("budget.allocated"), "num"),
                        new Table.Column(f.t("budget.reserved"), "num"),
                        new Table.Column(f.t("budget.committedNotPaid"), "num"),
                        new Table.Column(f.t("budget.paid"), "num"),
                        new Table.Column(f.t("budget.available"), "num"),
                        new Table.Column(f.t("column.state"))),
                lines.stream()
                        .map(line ->
                                List.of(
                                        line(f, line),
                                        meter(f, line),
                                        money(f, line.allocated()),
                                        money(f, line.reserved()),
                                        money(f, notPaid(line)),
                                        money(f, line.paid()),
                                        money(f, line.available()),
                                        new Cell.Mark(state(f, line))))
                        .toList());
    }

    /** The sum over lines; empty where there are none or they are in several currencies. */
    static Optional<Money> sum(List<BudgetLine> lines, Function<BudgetLine, Money> amount) {
        if (lines.stream().map(line -> amount.apply(line).currency()).distinct().count() != 1) {
            return Optional.empty();
        }
        return lines.stream().map(amount).reduce(Money::plus);
    }

    static String title(Frame f, BudgetLine line) {
        return f.language() == Language.UK ? line.titleUk() : line.titleEn();
    }

    private static Cell line(Frame f, BudgetLine line) {
        return new Cell.Link(
                title(f, line),
                f.link("/programmes/" + line.programme()) + "#" + RecordScreens.lineId(line.line()),
                line.programme() + " · " + line.line());
    }

    /** As bar and legend draw it beside what is paid, so that the amounts of a line add up. */
    private static Money notPaid(BudgetLine line) {
        return line.committed().minus(line.paid());
    }

    private static Cell meter(Frame f, BudgetLine line) {
        double paid = OverviewView.share(line.paid(), line.allocated());
        double committed = OverviewView.share(notPaid(line), line.allocated());
        double reserved = OverviewView.share(line.reserved(), line.allocated());
        return new Cell.Meter(
                f.t(
                        "budget.meter",
                        f.fmt().moneyShort(line.paid()),
                        f.fmt().moneyShort(notPaid(line)),
                        f.fmt().moneyShort(line.reserved())),
                List.of(
                        new Cell.Bar("f1", 0, OverviewView.percent(paid)),
                        new Cell.Bar(
                                "f2", OverviewView.percent(paid), OverviewView.percent(committed)),
                        new Cell.Bar(
                                "f3",
                                OverviewView.percent(paid + committed),
                                OverviewView.percent(reserved))));
    }

    private static Badge state(Frame f, BudgetLine line) {
        double free = OverviewView.share(line.available(), line.allocated());
        if (free < NEARLY_SPENT) {
            return new Badge(Badge.Shape.LATE, f.t("budget.nearlySpent"));
        }
        return free < WATCH
                ? new Badge(Badge.Shape.SOON, f.t("budget.watch"))
                : new Badge(Badge.Shape.DONE, f.t("budget.inPlan"));
    }

    private static Cell shortMoney(Frame f, Money money) {
        return new Cell.Text(f.fmt().moneyShort(money));
    }

    private static Cell money(Frame f, Money money) {
        return new Cell.Text(f.fmt().money(money));
    }
}
