package org.litopys.query.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.figures.OverviewFigures.Attention;
import org.litopys.query.figures.OverviewFigures.BudgetLine;
import org.litopys.query.figures.OverviewFigures.EndingContract;
import org.litopys.query.figures.OverviewFigures.LateRow;
import org.litopys.query.figures.OverviewFigures.Overview;
import org.litopys.query.figures.OverviewFigures.PilotRow;
import org.litopys.query.figures.OverviewFigures.Stage;

/**
 * The overview, ready to show.
 *
 * @param entered which applications the funnel counts, in words
 * @param chart null where there are no months
 */
public record OverviewView(
        List<Stat> stats,
        String entered,
        Table funnel,
        @Nullable MonthsChart chart,
        Table months,
        Table late,
        String allLateHref,
        long lateCount,
        String allocated,
        Table budget,
        Table ending,
        Table pilots,
        OverviewFigures.PilotCounts pilotCounts) {
    /** One number that needs attention; leads to its records. */
    public record Stat(String number, Badge badge, String href) {}

    static OverviewView of(Frame f, Overview figures, OverviewFigures.Filter filter) {
        return new OverviewView(
                stats(f, figures.attention()),
                filter.year() == null
                        ? f.t("funnel.all")
                        : f.t("funnel.year", String.valueOf(filter.year())),
                funnel(f, figures.funnel(), filter),
                figures.months().isEmpty() ? null : MonthsChart.of(f, figures.months()),
                months(f, figures.months()),
                late(f, figures.late()),
                list(f, "/applications").with("due", "late").toString(),
                figures.attention().late(),
                allocated(f, figures.budget()),
                BudgetView.table(f, figures.budget()),
                ending(f, figures.ending()),
                pilots(f, figures.pilots()),
                figures.pilotCounts());
    }

    private static List<Stat> stats(Frame f, Attention attention) {
        List<Stat> stats = new ArrayList<>();
        stats.add(
                stat(
                        f,
                        attention.late(),
                        Badge.Shape.LATE,
                        "stats.late",
                        list(f, "/applications").with("due", "late")));
        stats.add(
                stat(
                        f,
                        attention.dueInSevenDays(),
                        Badge.Shape.SOON,
                        "stats.soon",
                        list(f, "/applications").with("due", "7")));
        ownRole(f, attention)
                .ifPresent(role ->
                        stats.add(
                                stat(
                                        f,
                                        attention.atDesk().getOrDefault(role, 0L),
                                        Badge.Shape.WAIT,
                                        "stats.desk",
                                        list(f, "/applications").with("owner", role.name()))));
        stats.add(
                stat(
                        f,
                        attention.contractsEnding(),
                        Badge.Shape.SOON,
                        "stats.ending",
                        list(f, "/contracts").with("status", "SIGNED")));
        stats.add(
                stat(
                        f,
                        attention.pilotsRunning(),
                        Badge.Shape.RUN,
                        "stats.pilots",
                        list(f, "/pilots").with("status", "RUNNING")));
        return stats;
    }

    private static Stat stat(Frame f, long number, Badge.Shape shape, String key, Address address) {
        Badge.Shape shown = number == 0 ? Badge.Shape.DONE : shape;
        return new Stat(
                f.fmt().number(number), new Badge(shown, f.t(key, number)), address.toString());
    }

    /** The role of the user for which most records wait, if any role of theirs ever has a desk. */
    private static Optional<Role> ownRole(Frame f, Attention attention) {
        Frame.User user = f.user();
        if (user == null) {
            return Optional.empty();
        }
        return attention.atDesk().entrySet().stream()
                .filter(desk -> user.roles().contains(desk.getKey().name()))
                .max(java.util.Map.Entry.comparingByValue())
                .map(java.util.Map.Entry::getKey);
    }

    private static Table funnel(Frame f, List<Stage> stages, OverviewFigures.Filter filter) {
        long most = stages.stream().mapToLong(Stage::records).max().orElse(0);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            Stage before = i == 0 ? null : stages.get(i - 1);
            String name = f.t("funnel." + stage.reached().name());
            rows.add(
                    List.of(
                            new Cell.Link(name, stageHref(f, stage, filter)),
                            meter(
                                    name + ": " + f.fmt().number(stage.records()),
                                    most,
                                    stage.records()),
                            new Cell.Text(f.fmt().number(stage.records())),
                            stage.value() == null
                                    ? new Cell.None()
                                    : new Cell.Text(f.fmt().moneyShort(stage.value())),
                            before == null || before.records() == 0
                                    ? new Cell.None()
                                    : new Cell.Text(
                                            f.fmt()
                                                    .percent(
                                                            (double) stage.records()
                                                                    / before.records())),
                            stage.medianDays() == null
                                    ? new Cell.None()
                                    : new Cell.Text(f.fmt().number(stage.medianDays()))));
        }
        return new Table(
                f.t("funnel.title"),
                "stack",
                List.of(
                        new Table.Column(f.t("funnel.stage")),
                        Table.Column.bar(f.t("funnel.share")),
                        new Table.Column(f.t("funnel.records"), "num"),
                        new Table.Column(f.t("funnel.value"), "num"),
                        new Table.Column(f.t("funnel.conversion"), "num"),
                        new Table.Column(f.t("funnel.median"), "num")),
                rows);
    }

    /** The list in which the records of a stage are found. */
    private static String stageHref(Frame f, Stage stage, OverviewFigures.Filter filter) {
        Address list =
                switch (stage.reached()) {
                    case SUBMITTED, ELIGIBLE -> list(f, "/applications");
                    case ACCEPTED -> list(f, "/applications").with("status", "ACCEPTED");
                    case INTRODUCED -> list(f, "/introductions");
                    case PILOTED -> list(f, "/pilots");
                    case CONTRACTED -> list(f, "/contracts");
                };
        return list.with("call", filter.call())
                .with("technology", filter.technology() == null ? null : filter.technology().name())
                .with("country", filter.country())
                .toString();
    }

    private static Table months(Frame f, List<OverviewFigures.Month> months) {
        return new Table(
                f.t("months.caption"),
                "",
                List.of(
                        new Table.Column(f.t("months.month")),
                        new Table.Column(f.t("months.received"), "num"),
                        new Table.Column(f.t("months.decided"), "num")),
                months.stream()
                        .map(month ->
                                List.<Cell>of(
                                        new Cell.Text(f.fmt().monthAndYear(month.month())),
                                        new Cell.Text(f.fmt().number(month.received())),
                                        new Cell.Text(f.fmt().number(month.decided()))))
                        .toList());
    }

    private static Table late(Frame f, List<LateRow> late) {
        return new Table(
                f.t("late.title"),
                "stack",
                List.of(
                        new Table.Column(f.t("column.record")),
                        new Table.Column(f.t("column.organisation")),
                        new Table.Column(f.t("column.step")),
                        new Table.Column(f.t("column.desk")),
                        new Table.Column(f.t("column.due"), "num"),
                        new Table.Column(f.t("column.state"), "num")),
                late.stream()
                        .map(due ->
                                List.<Cell>of(
                                        record(f, due.type(), due.reference(), null),
                                        text(due.organisation()),
                                        new Cell.Text(f.name("step", due.step().name())),
                                        new Cell.Text(f.name("role", due.desk().name())),
                                        new Cell.Date(
                                                f.fmt().date(due.dueAt()),
                                                Fmt.day(due.dueAt()).toString(),
                                                null,
                                                null),
                                        new Cell.Mark(Deadlines.badge(f, due.dueAt(), f.now()))))
                        .toList());
    }

    private static String allocated(Frame f, List<BudgetLine> lines) {
        return BudgetView.sum(lines, BudgetLine::allocated)
                .map(sum -> f.t("budget.allocatedSum", f.fmt().moneyShort(sum)))
                .orElse("");
    }

    private static Table ending(Frame f, List<EndingContract> contracts) {
        return new Table(
                f.t("ending.title"),
                "stack",
                List.of(
                        new Table.Column(f.t("column.contract")),
                        new Table.Column(f.t("column.value"), "num"),
                        new Table.Column(f.t("column.paid"), "num"),
                        new Table.Column(f.t("column.ends"), "num")),
                contracts.stream()
                        .map(contract ->
                                List.<Cell>of(
                                        record(
                                                f,
                                                RecordType.CONTRACT,
                                                contract.reference(),
                                                contract.organisation()),
                                        new Cell.Text(f.fmt().money(contract.value())),
                                        new Cell.Text(
                                                f.fmt()
                                                        .percent(
                                                                share(
                                                                        contract.paid(),
                                                                        contract.value()))),
                                        new Cell.Date(
                                                f.fmt().date(contract.endDate()),
                                                contract.endDate().toString(),
                                                null,
                                                f.t(
                                                        "due.in",
                                                        java.time.temporal.ChronoUnit.DAYS.between(
                                                                Fmt.day(f.now()),
                                                                contract.endDate())))))
                        .toList());
    }

    private static Table pilots(Frame f, List<PilotRow> pilots) {
        return new Table(
                f.t("pilots.title"),
                "stack",
                List.of(
                        new Table.Column(f.t("column.pilot")),
                        new Table.Column(f.t("column.technology")),
                        new Table.Column(f.t("column.status")),
                        new Table.Column(f.t("column.next")),
                        new Table.Column(f.t("column.due"), "num"),
                        new Table.Column(f.t("column.plannedEnd"), "num")),
                pilots.stream()
                        .map(pilot ->
                                List.<Cell>of(
                                        record(f, RecordType.PILOT, pilot.reference(), null),
                                        new Cell.Text(
                                                f.name("technology", pilot.technology().name())),
                                        new Cell.Mark(
                                                Codes.status(f, RecordType.PILOT, pilot.status())),
                                        text(
                                                pilot.step() == null
                                                        ? null
                                                        : f.name("step", pilot.step().name())),
                                        Deadlines.cell(f, pilot.dueAt(), f.now()),
                                        new Cell.Date(
                                                f.fmt().date(pilot.plannedEnd()),
                                                pilot.plannedEnd().toString(),
                                                null,
                                                null)))
                        .toList());
    }

    static Cell record(Frame f, RecordType type, String reference, @Nullable String sub) {
        return new Cell.Reference(reference, f.link("/" + type.plural() + "/" + reference), sub);
    }

    static Cell text(@Nullable String text) {
        return text == null ? new Cell.None() : new Cell.Text(text);
    }

    private static Cell meter(String label, long whole, long part) {
        return new Cell.Meter(
                label,
                List.of(new Cell.Bar("f1", 0, whole == 0 ? 0 : percent((double) part / whole))));
    }

    static double share(Money part, Money whole) {
        return whole.amount().signum() == 0
                ? 0
                : part.amount().doubleValue() / whole.amount().max(BigDecimal.ONE).doubleValue();
    }

    /** In percent with two decimals, as attributes of drawings want it. */
    static double percent(double share) {
        return Math.round(share * 10_000) / 100.0;
    }

    private static Address list(Frame f, String path) {
        return f.to(path);
    }
}
