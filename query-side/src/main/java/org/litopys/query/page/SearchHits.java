package org.litopys.query.page;

import java.util.List;
import org.litopys.events.RecordType;
import org.litopys.query.list.ListPage;
import org.litopys.query.record.RecordRow;

/**
 * The first records of one kind that were found.
 *
 * @param count of all, in words
 * @param href the list of all
 */
public record SearchHits(String id, String title, String count, String href, Table table) {
    static SearchHits of(Frame f, ListPage page, String wanted) {
        RecordType type = page.query().type();
        String title = f.t("nav." + type.plural());
        return new SearchHits(
                type.plural(),
                title,
                f.t("count." + Codes.of(type), page.total()),
                f.to("/" + type.plural()).with("q", wanted).toString(),
                new Table(
                        title,
                        "stack",
                        List.of(
                                new Table.Column(f.t("column.reference")),
                                new Table.Column(f.t("column.title"), "wide"),
                                new Table.Column(f.t("column.status"))),
                        page.rows().stream().map(row -> cells(f, row)).toList()));
    }

    private static List<Cell> cells(Frame f, RecordRow row) {
        String language = f.language().code();
        String title = row.titleIn(language);
        String name = row.organisation() == null ? null : row.organisation().nameIn(language);
        boolean foreign = row.language() != null && !row.language().equals(language);
        return List.of(
                OverviewView.record(f, row.type(), row.reference(), null),
                title == null
                        ? OverviewView.text(name)
                        : new Cell.Text(title, foreign ? row.language() : null, name),
                new Cell.Mark(Codes.status(f, row.type(), row.status())));
    }
}
