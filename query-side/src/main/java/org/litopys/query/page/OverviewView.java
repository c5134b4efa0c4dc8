package org.litopys.query.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
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
import org.litopys.query.figures.OverviewFigures.PilotGroup;
import org.litopys.query.figures.OverviewFigures.PilotRow;
import org.litopys.query.figures.OverviewFigures.Stage;

/**
 * The overview, ready to show.
 *
 * @param entered which applications the funnel counts, in words
 * @param chart null where there are no months
 * @param pilotsByGroup all pilots; what needs attention first
 * @param licencesHref pilots whose export licence ends soon, the next first
 */
public record OverviewView(
        List<Stat> stats,
        String entered,
        Table funnel,
        @Nullable MonthsChart chart,
        Table months,
        Table late,
        Stat lateByKind,
        String allocated,
        Table budget,
        Table ending,
        Stat endingAll,
        Table pilots,
        Stat pilotsByGroup,
        String pilotsHref,
        String licencesHref) {
    /**
     * One number that needs attention. Its parts lead to the lists of its records and add up to it;
     * where there is one part, all of it leads there, where it is zero, nothing does.
     *
     * @param mixed whether it can count several kinds, so that the kind has to be said
     */
    public record Stat(String number, Badge badge, boolean mixed, List<Part> parts) {}

    /**
     * @param text number and kind of record, in words
     * @param href the list of exactly these
     */
    public record Part(String text, String href) {}

    static OverviewView of(Frame f, Overview figures, OverviewFigures.Filter filter) {
        return new OverviewView(
                stats(f, figures.attention(), filter),
                filter.year() == null
                        ? f.t("funnel.all")
                        : f.t("funnel.year", String.valueOf(filter.year())),
                funnel(f, figures.funnel(), filter),
                figures.months().isEmpty() ? null : MonthsChart.of(f, figures.months()),
                months(f, figures.months()),
                late(f, figures.late()),
                late(f, figures.attention(), filter),
                allocated(f, figures.budget(), filter),
                BudgetView.table(f, figures.budget()),
                ending(f, figures.ending()),
                ending(f, figures.attention(), filter),
                pilots(f, figures.pilots()),
                pilots(f, figures.pilotCounts(), filter),
                list(f, RecordType.PILOT, filter).toString(),
                licences(f, filter));
    }

    private static String licences(Frame f, OverviewFigures.Filter filter) {
        return list(f, RecordType.PILOT, filter)
                .withAll(
                        "status",
                        Stream.of(PilotGroup.PREPARED, PilotGroup.RUNNING, PilotGroup.SUSPENDED)
                                .flatMap(group -> group.statuses().stream())
                                .map(Enum::name)
                                .toList())
                .with("ends", String.valueOf(OverviewFigures.ENDING_DAYS))
                .with("sort", "ends")
                .toString();
    }

    private static List<Stat> stats(Frame f, Attention attention, OverviewFigures.Filter filter) {
        List<Stat> stats = new ArrayList<>();
        stats.add(late(f, attention, filter));
        stats.add(
                byKind(
                        f,
                        attention.byKind().dueInSevenDays(),
                        new Meaning(Badge.Shape.SOON, n -> f.t("stats.soon", n), "due", "7"),
                        filter));
        ownRole(f, attention)
                .ifPresent(role ->
                        stats.add(
                                byKind(
                                        f,
                                        attention.byKind().atDesk().getOrDefault(role, Map.of()),
                                        new Meaning(
                                                Badge.Shape.WAIT,
                                                n ->
                                                        f.t(
                                                                "stats.desk",
                                                                n,
                                                                f.name("role", role.name())),
                                                "owner",
                                                role.name()),
                                        filter)));
        stats.add(ending(f, attention, filter));
        stats.add(
                stat(
                        f,
                        attention.pilotsRunning(),
                        Badge.Shape.RUN,
                        "stats.pilots",
                        RecordType.PILOT,
                        list(f, RecordType.PILOT, filter).with("status", "RUNNING")));
        return stats;
    }

    private static Stat late(Frame f, Attention attention, OverviewFigures.Filter filter) {
        return byKind(
                f,
                attention.byKind().late(),
                new Meaning(Badge.Shape.LATE, n -> f.t("stats.late", n), "due", "late"),
                filter);
    }

    private static Stat ending(Frame f, Attention attention, OverviewFigures.Filter filter) {
        return stat(
                f,
                attention.contractsEnding(),
                Badge.Shape.SOON,
                "stats.ending",
                RecordType.CONTRACT,
                list(f, RecordType.CONTRACT, filter)
                        .withAll("status", List.of("SIGNED", "ACTIVE", "SUSPENDED"))
                        .with("ends", String.valueOf(OverviewFigures.ENDING_DAYS))
                        .with("sort", "ends"));
    }

    /**
     * How a number is shown, and what its lists are asked for.
     *
     * @param text what is said of so many
     */
    private record Meaning(
            Badge.Shape shape, LongFunction<String> text, String parameter, String value) {}

    private static Stat byKind(
            Frame f, Map<RecordType, Long> kinds, Meaning meaning, OverviewFigures.Filter filter) {
        List<Part> parts =
                kinds.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(kind ->
                                new Part(
                                        f.t("count." + Codes.of(kind.getKey()), kind.getValue()),
                                        list(f, kind.getKey(), filter)
                                                .with(meaning.parameter(), meaning.value())
                                                .toString()))
                        .toList();
        long number = kinds.values().stream().mapToLong(Long::longValue).sum();
        return new Stat(
                f.fmt().number(number),
                badge(number, meaning.shape(), meaning.text().apply(number)),
                true,
                parts);
    }

    private static Stat stat(
            Frame f, long number, Badge.Shape shape, String key, RecordType kind, Address address) {
        Part part = new Part(f.t("count." + Codes.of(kind), number), address.toString());
        return new Stat(
                f.fmt().number(number),
                badge(number, shape, f.t(key, number)),
                false,
                number == 0 ? List.of() : List.of(part));
    }

    private static Badge badge(long number, Badge.Shape shape, String text) {
        return new Badge(number == 0 ? Badge.Shape.DONE : shape, text);
    }

    /** The role of the user for which most records wait, if any role of theirs ever has a desk. */
    private static Optional<Role> ownRole(Frame f, Attention attention) {
        Frame.User user = f.user();
        if (user == null) {
            return Optional.empty();
        }
        return attention.atDesk().entrySet().stream()
                .filter(desk -> user.roles().contains(desk.getKey().name()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
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
                            stage.records() == 0
                                    ? new Cell.Text(name)
                                    : new Cell.Link(name, stageHref(f, stage, filter)),
                            meter(
                                    name + ": " + f.fmt().number(stage.records()),
                                    most,
                                    stage.records()),
                            new Cell.Text(f.fmt().number(stage.records())),
                            stage.value() == null
                                    ? new Cell.None()
                                    : new Cell.Text(
                                            f.fmt().moneyShort(stage.value()),
                                            null,
                                            moneyIs(f, stage.reached())),
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

    /** Lists say what was awarded or else requested; the money of a stage is what counted then. */
    private static String moneyIs(Frame f, OverviewFigures.Reached stage) {
        return switch (stage) {
            case SUBMITTED, ELIGIBLE -> f.t("funnel.requested");
            case ACCEPTED, INTRODUCED, PILOTED -> f.t("funnel.awarded");
            case CONTRACTED -> f.t("funnel.contracted");
        };
    }

    /** The list of the applications that have come to a stage. */
    private static String stageHref(Frame f, Stage stage, OverviewFigures.Filter filter) {
        return list(f, RecordType.APPLICATION, filter)
                .with("reached", stage.reached().name())
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
                        new Table.Column(f.t("column.organisation"), "name"),
                        new Table.Column(f.t("column.step")),
                        new Table.Column(f.t("column.desk")),
                        new Table.Column(f.t("column.due"), "num"),
                        new Table.Column(f.t("column.state"), "num")),
                late.stream()
                        .map(due ->
                                List.<Cell>of(
                                        record(f, due.type(), due.reference(), null),
                                        text(name(f, due.organisation(), due.organisationUk())),
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

    /** Lines are not divided by country, call or technology: the filter leaves them whole. */
    private static String allocated(
            Frame f, List<BudgetLine> lines, OverviewFigures.Filter filter) {
        String sum =
                BudgetView.sum(lines, BudgetLine::allocated)
                        .map(all -> f.t("budget.allocatedSum", f.fmt().moneyShort(all)))
                        .orElse("");
        return filter.equals(OverviewFigures.Filter.NONE)
                ? sum
                : (sum + " " + f.t("budget.unfiltered")).strip();
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
                                                name(
                                                        f,
                                                        contract.organisation(),
                                                        contract.organisationUk())),
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

    /** Leads to the list of exactly the pilots of each group. */
    private static Stat pilots(
            Frame f, OverviewFigures.PilotCounts counts, OverviewFigures.Filter filter) {
        List<Part> parts = new ArrayList<>();
        long all = 0;
        for (PilotGroup group : PilotGroup.values()) {
            long number = counts.of(group);
            all += number;
            if (number > 0) {
                parts.add(
                        new Part(
                                f.t("pilots.group." + group.name(), number),
                                list(f, RecordType.PILOT, filter)
                                        .withAll(
                                                "status",
                                                group.statuses().stream().map(Enum::name).toList())
                                        .toString()));
            }
        }
        return new Stat(
                f.fmt().number(all), new Badge(Badge.Shape.RUN, f.t("pilots.title")), true, parts);
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

    /** A list with the filter of the overview. */
    private static Address list(Frame f, RecordType kind, OverviewFigures.Filter filter) {
        return f.to("/" + kind.plural())
                .with("call", filter.call())
                .with("technology", filter.technology() == null ? null : filter.technology().name())
                .with("country", filter.country())
                .with("year", filter.year() == null ? null : filter.year().toString());
    }

    /** A name in the language of the page, where it exists in both. */
    private static @Nullable String name(Frame f, @Nullable String name, @Nullable String nameUk) {
        return f.language() == Language.UK && nameUk != null ? nameUk : name;
    }
}
