package org.litopys.query.list;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.query.record.Due;
import org.litopys.query.record.Participant;
import org.litopys.query.record.RecordRow;

/**
 * A list as CSV (RFC 4180, UTF-8): the columns that are shown, every row of the filter, streaming.
 * Times are those of Brussels with their offset; codes stay codes; an amount has its currency in a
 * column of its own. A text that a spreadsheet would take for a formula gets an apostrophe in
 * front. Thread-safe.
 */
public final class RecordCsv {
    /** Also full-width signs, and behind blanks and characters that nobody sees. */
    private static final Pattern FORMULA =
            Pattern.compile("\\A[\t\r\n]|(\\A|[,;\t\r\n])[\\s\\p{Z}\\p{Cf}]*[=+@\\-＝＋－＠]");

    private final RecordLists lists;

    RecordCsv(RecordLists lists) {
        this.lists = lists;
    }

    /**
     * @param language of the headings and of texts that exist in both: "en" or "uk"
     * @param out stays open
     */
    public void write(RecordLists.Asked asked, String language, OutputStream out)
            throws IOException {
        List<Column> columns = asked.query().shown();
        Writer characters = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().build(characters);
        try {
            csv.writeRecord(headings(columns, language));
            Instant moment = asked.asOf().moment();
            lists.each(
                    asked.query(),
                    asked.asOf(),
                    row -> csv.writeRecord(cells(row, columns, moment, language)));
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> headings(List<Column> columns, String language) {
        ResourceBundle texts =
                ResourceBundle.getBundle(
                        "org.litopys.query.list.columns",
                        Locale.of(language),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        List<String> headings = new ArrayList<>();
        for (Column column : columns) {
            headings.add(texts.getString(column.key()));
            if (column == Column.AMOUNT) {
                headings.add(texts.getString("currency"));
            }
        }
        return headings;
    }

    private static List<String> cells(
            RecordRow row, List<Column> columns, Instant moment, String language) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(text(row, column, moment, language));
            if (column == Column.AMOUNT) {
                Money amount = row.amount();
                cells.add(amount == null ? "" : amount.currency().getCurrencyCode());
            }
        }
        return cells;
    }

    private static String text(RecordRow row, Column column, Instant moment, String language) {
        Due due = row.due();
        return switch (column) {
            case REFERENCE -> safe(row.reference());
            case TITLE -> safe(row.titleIn(language));
            case ORGANISATION -> name(row.organisation(), language);
            case PARTNER -> name(row.partner(), language);
            case COUNTRY -> safe(row.country());
            case TECHNOLOGY -> row.technology() == null ? "" : row.technology().name();
            case STATUS -> row.status();
            case DAYS -> Long.toString(days(row.statusSince(), moment));
            case AMOUNT -> row.amount() == null ? "" : row.amount().amount().toPlainString();
            case ENDS -> row.ends() == null ? "" : row.ends().toString();
            case DEADLINE -> due == null ? "" : time(due.at());
            case STEP -> due == null ? "" : due.step().name();
            case OWNER -> due == null ? "" : due.desk().name();
            case CALL -> safe(row.call());
            case PROGRAMME -> safe(row.programme());
            case ENTERED -> time(row.enteredAt());
            case CHANGED -> time(row.occurredSince());
            case VERSION -> Long.toString(row.version());
        };
    }

    private static String name(@Nullable Participant one, String language) {
        return one == null ? "" : safe(one.nameIn(language));
    }

    static long days(Instant since, Instant moment) {
        return Math.max(0, Duration.between(since, moment).toDays());
    }

    private static String time(Instant instant) {
        return ZonedDateTime.ofInstant(instant, RecordType.OFFICE_ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /**
     * A text that no spreadsheet takes for a formula, also where it splits at commas, semicolons,
     * tabs or lines because it was told so; see OWASP, CSV injection. Null is empty.
     */
    public static String safe(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }
}
