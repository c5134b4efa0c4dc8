package org.litopys.query.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.list.Column;
import org.litopys.query.list.ListPage;
import org.litopys.query.list.ListQuery;
import org.litopys.query.record.Due;
import org.litopys.query.record.RecordRow;

/** The rows of a list, cell by cell. */
final class ListTable {
    private final Frame f;
    private final RecordType type;
    private final ListPage page;
    private final ListQuery query;
    private final Address beginning;

    private ListTable(Frame f, ListPage page, Address beginning) {
        this.f = f;
        this.page = page;
        this.query = page.query();
        this.type = query.type();
        this.beginning = beginning;
    }

    /**
     * @param beginning address of the first page, which the heads of the columns sort
     */
    static Table of(Frame f, ListPage page, Address beginning) {
        return new ListTable(f, page, beginning).table();
    }

    private Table table() {
        List<Column> columns = new ArrayList<>(query.shown());
        columns.remove(Column.REFERENCE);
        columns.addFirst(Column.REFERENCE); // the heading of each row
        // A title stands above who it is from, a step above whose it is, as people read them; the
        // export has them apart.
        if (columns.contains(Column.TITLE)) {
            columns.removeAll(List.of(Column.ORGANISATION, Column.COUNTRY));
        } else if (columns.contains(Column.ORGANISATION)) {
            columns.remove(Column.COUNTRY);
        }
        if (columns.contains(Column.STEP)) {
            columns.remove(Column.OWNER);
        }
        return new Table(
                f.t("nav." + type.plural()),
                "stack tall",
                columns.stream().map(this::head).toList(),
                page.rows().stream()
                        .map(row -> columns.stream().map(column -> cell(column, row)).toList())
                        .toList());
    }

    private Table.Column head(Column column) {
        boolean sorted = query.sort() == column;
        boolean numeric =
                switch (column) {
                    case DAYS, AMOUNT, ENDS, DEADLINE, ENTERED, CHANGED, VERSION -> true;
                    default -> false;
                };
        String opposite = sorted && !query.descending() ? "-" + column.key() : column.key();
        String kind =
                switch (column) {
                    case TITLE -> "wide";
                    case ORGANISATION, PARTNER -> "name";
                    default -> numeric ? "num" : "";
                };
        return new Table.Column(
                label(column),
                kind,
                false,
                beginning.with("sort", opposite).toString(),
                sorted ? (query.descending() ? "descending" : "ascending") : null);
    }

    private String label(Column column) {
        if (column == Column.TITLE && query.shown().contains(Column.ORGANISATION)) {
            return f.t("column." + Codes.of(type) + ".titleAndLead");
        }
        return column == Column.STEP && query.shown().contains(Column.OWNER)
                ? f.t("column.stepAndDesk")
                : Codes.column(f, type, column);
    }

    private Cell cell(Column column, RecordRow row) {
        return switch (column) {
            case REFERENCE -> OverviewView.record(f, type, row.reference(), null);
            case TITLE -> title(row);
            case ORGANISATION -> organisation(row);
            case PARTNER ->
                    row.partner() == null
                            ? new Cell.None()
                            : new Cell.Text(
                                    row.partner().nameIn(f.language().code()),
                                    null,
                                    row.partner().country());
            case COUNTRY ->
                    OverviewView.text(
                            row.country() == null ? null : f.fmt().country(row.country()));
            case TECHNOLOGY ->
                    OverviewView.text(
                            row.technology() == null
                                    ? null
                                    : f.name("technology", row.technology().name()));
            case STATUS -> new Cell.Mark(Codes.status(f, type, row.status()));
            case DAYS ->
                    new Cell.Text(
                            f.fmt()
                                    .number(
                                            ChronoUnit.DAYS.between(
                                                    row.statusSince(), page.asOf().moment())));
            case AMOUNT ->
                    OverviewView.text(row.amount() == null ? null : f.fmt().money(row.amount()));
            case ENDS ->
                    row.ends() == null
                            ? new Cell.None()
                            : new Cell.Date(
                                    f.fmt().date(row.ends()), row.ends().toString(), null, null);
            case DEADLINE ->
                    Deadlines.cell(
                            f, row.due() == null ? null : row.due().at(), page.asOf().moment());
            case STEP -> row.due() == null ? new Cell.None() : step(row.due());
            case OWNER ->
                    row.due() == null
                            ? new Cell.None()
                            : new Cell.Text(
                                    f.name("role", row.due().desk().name()),
                                    null,
                                    row.due().person());
            case CALL -> code(RecordType.CALL, row.call());
            case PROGRAMME -> code(RecordType.PROGRAMME, row.programme());
            case ENTERED -> day(row.enteredAt());
            case CHANGED -> day(row.occurredSince());
            case VERSION -> new Cell.Text(f.fmt().number(row.version()));
        };
    }

    private Cell step(Due due) {
        String step = f.name("step", due.step().name());
        if (!query.shown().contains(Column.OWNER)) {
            return new Cell.Text(step);
        }
        String desk = f.name("role", due.desk().name());
        return new Cell.Text(step, null, due.person() == null ? desk : desk + " " + due.person());
    }

    private Cell title(RecordRow row) {
        String title = row.titleIn(f.language().code());
        if (title == null) {
            return new Cell.None();
        }
        boolean foreign = row.language() != null && !row.language().equals(f.language().code());
        String sub = null;
        if (query.shown().contains(Column.ORGANISATION) && row.organisation() != null) {
            sub = row.organisation().nameIn(f.language().code());
            if (row.country() != null) {
                sub += " · " + row.country();
            }
        }
        return new Cell.Text(title, foreign ? row.language() : null, sub);
    }

    private Cell organisation(RecordRow row) {
        return row.organisation() == null
                ? new Cell.None()
                : new Cell.Text(
                        row.organisation().nameIn(f.language().code()),
                        null,
                        query.shown().contains(Column.COUNTRY) && row.country() != null
                                ? f.fmt().country(row.country())
                                : null);
    }

    private Cell code(RecordType of, @Nullable String code) {
        return code == null ? new Cell.None() : OverviewView.record(f, of, code, null);
    }

    private Cell day(Instant moment) {
        return new Cell.Date(f.fmt().date(moment), Fmt.day(moment).toString(), null, null);
    }
}
