package org.litopys.query.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.query.list.Column;
import org.litopys.query.list.RecordCsv;
import org.litopys.query.record.Due;
import org.litopys.query.record.Participant;
import org.litopys.query.record.RecordRow;

/**
 * A list as a spreadsheet opens it: the columns that the page shows, in its words, every row of the
 * filter. A byte order mark says UTF-8; the separator is the one that a spreadsheet of the language
 * expects, and so is the decimal mark of amounts. Codes, for machines, are in the API's {@link
 * RecordCsv}.
 */
final class ListCsv {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Frame f;
    private final Reading.Rows rows;

    private ListCsv(Frame f, Reading.Rows rows) {
        this.f = f;
        this.rows = rows;
    }

    /**
     * @param out stays open
     */
    static void write(Frame f, Reading.Rows rows, OutputStream out) throws IOException {
        new ListCsv(f, rows).write(out);
    }

    private void write(OutputStream out) throws IOException {
        List<Column> columns = rows.query().shown();
        Writer characters = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        characters.write(BYTE_ORDER_MARK);
        CsvWriter csv =
                CsvWriter.builder()
                        .fieldSeparator(f.language() == Language.UK ? ';' : ',')
                        .build(characters);
        try {
            csv.writeRecord(headings(columns));
            rows.each().accept(row -> csv.writeRecord(cells(row, columns)));
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> headings(List<Column> columns) {
        List<String> headings = new ArrayList<>();
        for (Column column : columns) {
            headings.add(Codes.column(f, rows.query().type(), column));
            if (column == Column.AMOUNT) {
                headings.add(f.t("field.currency"));
            }
        }
        return headings;
    }

    private List<String> cells(RecordRow row, List<Column> columns) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(RecordCsv.safe(text(row, column)));
            if (column == Column.AMOUNT) {
                Money amount = row.amount();
                cells.add(amount == null ? "" : amount.currency().getCurrencyCode());
            }
        }
        return cells;
    }

    private @Nullable String text(RecordRow row, Column column) {
        Due due = row.due();
        return switch (column) {
            case REFERENCE -> row.reference();
            case TITLE -> row.titleIn(f.language().code());
            case ORGANISATION -> name(row.organisation());
            case PARTNER -> name(row.partner());
            case COUNTRY -> row.country() == null ? null : f.fmt().country(row.country());
            case TECHNOLOGY ->
                    row.technology() == null ? null : f.name("technology", row.technology().name());
            case STATUS -> Codes.statusName(f, row.type(), row.status());
            case DAYS ->
                    Long.toString(ChronoUnit.DAYS.between(row.statusSince(), rows.asOf().moment()));
            case AMOUNT -> row.amount() == null ? null : amount(row.amount());
            case ENDS -> row.ends() == null ? null : f.fmt().date(row.ends());
            case DEADLINE -> due == null ? null : f.fmt().date(due.at());
            case STEP -> due == null ? null : f.name("step", due.step().name());
            case OWNER -> due == null ? null : owner(due);
            case CALL -> row.call();
            case PROGRAMME -> row.programme();
            case ENTERED -> f.fmt().date(row.enteredAt());
            case CHANGED -> f.fmt().date(row.occurredSince());
            case VERSION -> Long.toString(row.version());
        };
    }

    /** Without marks of thousands, which a spreadsheet would take for text. */
    private String amount(Money money) {
        String plain = money.amount().toPlainString();
        return f.language() == Language.UK ? plain.replace('.', ',') : plain;
    }

    /** The role and, where there is one, the person, as the page shows them. */
    private String owner(Due due) {
        String role = f.name("role", due.desk().name());
        return due.person() == null ? role : role + " " + due.person();
    }

    private @Nullable String name(@Nullable Participant one) {
        return one == null ? null : one.nameIn(f.language().code());
    }
}
