package org.litopys.query.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.list.Column;
import org.litopys.query.list.ListPage;
import org.litopys.query.list.ListQuery;
import org.litopys.query.list.ListQuery.DueWithin;
import org.litopys.query.page.Choice.Chip;
import org.litopys.query.page.Choice.Option;
import org.litopys.query.record.Due;

/** Composes the list of one kind of record: the same for all kinds. */
final class ListScreen {
    /** Filters that are chips where they have no control, so that none works unseen. */
    static final List<String> CHIPS =
            List.of(
                    "call",
                    "programme",
                    "organisation",
                    "technology",
                    "country",
                    "owner",
                    "due",
                    "reached",
                    "year",
                    "ends",
                    "from",
                    "to");

    private final Frame f;
    private final RecordType type;
    private final ListPage page;
    private final ListQuery query;
    private final OverviewFigures.Choices choices;

    private ListScreen(Frame f, ListPage page, OverviewFigures.Choices choices) {
        this.f = f;
        this.page = page;
        this.query = page.query();
        this.type = query.type();
        this.choices = choices;
    }

    static ListView of(Frame f, ListPage page, OverviewFigures.Choices choices) {
        return new ListScreen(f, page, choices).view();
    }

    private ListView view() {
        String title = f.t("nav." + type.plural());
        List<String> statuses = query.statuses();
        List<Choice> controls = controls();
        List<String> own = new ArrayList<>(controls.stream().map(Choice::name).toList());
        own.add("cursor"); // a new choice starts at the first page
        if (statuses.size() > 1) {
            own.remove("status");
        }
        return new ListView(
                title,
                f.t("list.titleWithCount", title, page.total()),
                f.t("count." + Codes.of(type), page.total()),
                sum(),
                controls,
                Choice.kept(beginning(), own),
                chips(own),
                columns(),
                sorting(),
                ListTable.of(f, page, beginning()),
                page.rows().isEmpty()
                        ? ""
                        : f.t(
                                "pages.range",
                                page.offset() + 1,
                                page.offset() + page.rows().size(),
                                page.total()),
                cursor(page.previous()),
                cursor(page.next()),
                f.here()
                        .at("/" + type.plural() + ".csv")
                        .without("cursor", "size")
                        .with("pos", String.valueOf(page.asOf().position().value()))
                        .toString(),
                f.t(
                        query.shown().contains(Column.AMOUNT)
                                ? "export.noteWithCurrency"
                                : "export.note",
                        page.total(),
                        query.shown().size()),
                f.link("/" + type.plural()));
    }

    private @Nullable String sum() {
        boolean countable = type == RecordType.APPLICATION || type == RecordType.CONTRACT;
        if (!countable || page.amounts().isEmpty()) {
            return null;
        }
        String sums =
                page.amounts().stream()
                        .map((Money money) -> f.fmt().moneyShort(money))
                        .collect(Collectors.joining(", "));
        return type == RecordType.APPLICATION ? f.t("list.sumOfApplications", sums) : sums;
    }

    private @Nullable String cursor(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        // The cursor keeps the moment of its list.
        return f.here().without("pos", "at", "clock").with("cursor", cursor).toString();
    }

    /** This list from its first row. */
    private Address beginning() {
        Address list = f.here().without("cursor");
        String pos = f.to("/").value("pos");
        return pos == null ? list : list.with("pos", pos);
    }

    private List<Choice> controls() {
        List<Choice> controls = new ArrayList<>();
        Set<Column> possible = Set.copyOf(Column.of(type));
        controls.add(
                new Choice.Text(
                        "q", f.t("filters.text"), query.text() == null ? "" : query.text()));
        controls.add(
                Choice.oneOf(
                        "status",
                        f.t("filters.status"),
                        query.statuses().size() > 1
                                ? f.t("filters.several", query.statuses().size())
                                : f.t("filters.all"),
                        Codes.statuses(type).stream()
                                .map(status ->
                                        new Option(
                                                status,
                                                Codes.statusName(f, type, status),
                                                query.statuses().equals(List.of(status))))
                                .toList(),
                        query.statuses().size() == 1 ? query.statuses().getFirst() : null));
        if (possible.contains(Column.TECHNOLOGY)) {
            controls.add(technology());
        }
        if (possible.contains(Column.COUNTRY)) {
            controls.add(country());
        }
        if (possible.contains(Column.OWNER)) {
            controls.add(owner());
        }
        if (possible.contains(Column.DEADLINE)) {
            controls.add(due());
        }
        if (possible.contains(Column.ENDS)) {
            controls.add(ends());
        }
        return controls;
    }

    private Choice technology() {
        return technology(f, query.technology());
    }

    static Choice technology(Frame f, @Nullable TechnologyArea chosen) {
        return Choice.oneOf(
                "technology",
                f.t("filters.technology"),
                f.t("filters.all"),
                Arrays.stream(TechnologyArea.values())
                        .map(area ->
                                new Option(
                                        area.name(),
                                        f.name("technology", area.name()),
                                        area == chosen))
                        .toList(),
                chosen == null ? null : chosen.name());
    }

    private Choice country() {
        return country(f, choices.countries(), query.country());
    }

    static Choice country(Frame f, List<String> countries, @Nullable String chosen) {
        return Choice.oneOf(
                "country",
                f.t("filters.country"),
                f.t("filters.all"),
                countries.stream()
                        .map(country ->
                                new Option(
                                        country, f.fmt().country(country), country.equals(chosen)))
                        .toList(),
                chosen);
    }

    private Choice owner() {
        Set<Role> desks = new LinkedHashSet<>();
        for (Due.Step step : Due.Step.values()) {
            desks.add(step.desk());
        }
        Role chosen = query.owner();
        return Choice.oneOf(
                "owner",
                f.t("filters.owner"),
                f.t("filters.anyone"),
                desks.stream()
                        .map(role ->
                                new Option(
                                        role.name(), f.name("role", role.name()), role == chosen))
                        .toList(),
                chosen == null ? null : chosen.name());
    }

    private Choice due() {
        DueWithin chosen = query.due();
        return Choice.oneOf(
                "due",
                f.t("filters.due"),
                f.t("filters.any"),
                Arrays.stream(DueWithin.values())
                        .map(within ->
                                new Option(
                                        within.key(),
                                        f.t("filters.due." + within.key()),
                                        within == chosen))
                        .toList(),
                chosen == null ? null : chosen.key());
    }

    /** Over, or within how many days; also the one in the address. */
    private Choice ends() {
        Integer chosen = query.endsWithin();
        SortedSet<Integer> offered =
                new TreeSet<>(List.of(ListQuery.OVER, 30, OverviewFigures.ENDING_DAYS, 180));
        if (chosen != null) {
            offered.add(chosen);
        }
        return Choice.oneOf(
                "ends",
                Codes.column(f, type, Column.ENDS),
                f.t("filters.any"),
                offered.stream()
                        .map(days ->
                                new Option(
                                        days == ListQuery.OVER
                                                ? ListQuery.OVER_KEY
                                                : days.toString(),
                                        days == ListQuery.OVER
                                                ? f.t("filters.endsOver")
                                                : f.t("filters.endsWithin", days),
                                        days.equals(chosen)))
                        .toList(),
                chosen == null ? null : chosen.toString());
    }

    /**
     * @param controls names of the filters that are seen in the form
     */
    private List<Chip> chips(List<String> controls) {
        List<Chip> chips = new ArrayList<>();
        Address list = beginning();
        for (String name : CHIPS) {
            String value = list.value(name);
            if (value != null && !controls.contains(name)) {
                chips.add(
                        new Chip(
                                f.t("filters.chip", f.t("filters." + name), named(name, value)),
                                list.without(name).toString()));
            }
        }
        if (query.statuses().size() > 1) {
            for (String status : query.statuses()) {
                chips.add(
                        new Chip(
                                Codes.statusName(f, type, status),
                                list.withoutValue("status", status).toString()));
            }
        }
        return chips;
    }

    private String named(String filter, String value) {
        String code = value.toUpperCase(Locale.ROOT);
        return switch (filter) {
            case "reached" -> f.name("funnel", code);
            case "technology" -> f.name("technology", code);
            case "country" -> f.fmt().country(code);
            case "owner" -> f.name("role", code);
            case "due" -> f.name("filters.due", value);
            default -> value;
        };
    }

    /** On narrow screens the heads of the columns, where one sorts, are hidden. */
    private ListView.Sorting sorting() {
        List<Option> options = new ArrayList<>();
        List<Column> offered = new ArrayList<>(query.shown());
        if (!offered.contains(query.sort())) {
            offered.add(query.sort());
        }
        for (Column column : offered) {
            for (boolean descending : new boolean[] {false, true}) {
                options.add(
                        new Option(
                                (descending ? "-" : "") + column.key(),
                                f.t(
                                        descending ? "sort.descending" : "sort.ascending",
                                        Codes.column(f, type, column)),
                                column == query.sort() && descending == query.descending()));
            }
        }
        return new ListView.Sorting(options, Choice.kept(beginning(), List.of("sort")));
    }

    private ListView.Columns columns() {
        List<Column> shown = query.shown();
        List<ListView.Column> all =
                Column.of(type).stream()
                        .map(column ->
                                new ListView.Column(
                                        column.key(),
                                        Codes.column(f, type, column),
                                        shown.contains(column)))
                        .toList();
        return new ListView.Columns(all, Choice.kept(beginning(), List.of("cols")));
    }
}
