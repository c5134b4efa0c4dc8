package org.litopys.query.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.KnownRecords;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.Wait;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.RecordRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of records as of a moment. Thread-safe. */
public final class RecordLists {
    private static final int FETCH = 500;
    private static final Logger log = LoggerFactory.getLogger(RecordLists.class);

    private final NamedParameterJdbcTemplate db;
    private final NamedParameterJdbcTemplate streaming;
    private final TransactionTemplate reading;
    private final AsOfReader moments;
    private final Wait wait;
    private final KnownRecords known;

    /**
     * @param streaming as {@code db}, with a fetch size of its own
     */
    RecordLists(
            NamedParameterJdbcTemplate db,
            NamedParameterJdbcTemplate streaming,
            PlatformTransactionManager transactions,
            AsOfReader moments,
            Wait wait,
            KnownRecords known) {
        this.db = db;
        this.streaming = streaming;
        this.streaming.getJdbcTemplate().setFetchSize(FETCH);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.moments = moments;
        this.wait = wait;
        this.known = known;
    }

    /** What was asked for, and of which moment. */
    public record Asked(ListQuery query, AsOf asOf) {}

    /**
     * Reads the parameters of an address, those of the moment too; refuses everything that is wrong
     * at once. The caller has refused unknown ones ({@link ListQueryReader#allowed}).
     */
    public Asked ask(RecordType type, Parameters parameters) {
        ListQuery query = ListQueryReader.read(type, parameters);
        Cursor cursor = query.cursor();
        if (cursor == null) {
            AsOf asOf = moments.read(parameters); // having waited, where it must
            known.check(parameters, "programme", RecordType.PROGRAMME, query.programme());
            known.check(parameters, "call", RecordType.CALL, query.call());
            known.check(parameters, "organisation", RecordType.ORGANISATION, query.organisation());
            parameters.check();
            return new Asked(query, asOf);
        }
        Wait.Goal goal = wait.read(parameters);
        parameters.check();
        if (goal != null) {
            wait.until(goal);
        }
        return new Asked(query, moments.kept(cursor.asOf(), "cursor", parameters));
    }

    /** One page. */
    public ListPage page(Asked asked) {
        return page(asked.query(), asked.asOf());
    }

    private record Sorted(RecordRow row, @Nullable String value) {}

    private record Total(long rows, List<Money> amounts) {}

    /** One page of a list; where it begins is the query's cursor. */
    public ListPage page(ListQuery query, AsOf asOf) {
        Cursor cursor = query.cursor();
        if (cursor == null) {
            return page(query, asOf, total(query, asOf));
        }
        try {
            Total total = total(query, asOf);
            if (cursor.offset() <= total.rows() && isBeside(cursor, query, asOf)) {
                return page(query, asOf, total);
            }
        } catch (DataIntegrityViolationException noValue) {
            log.debug("SQLSTATE 22: a cursor holds what PostgreSQL has no value for", noValue);
        }
        throw QueryProblem.badParameter(
                "cursor", "not-a-cursor", Parameters.shortened(cursor.toString()));
    }

    private ListPage page(ListQuery query, AsOf asOf, Total total) {
        Cursor cursor = query.cursor();
        boolean backwards = cursor != null && cursor.backwards();
        List<Sorted> found = rows(query, asOf);
        boolean more = found.size() > query.size();
        List<Sorted> shown = new ArrayList<>(more ? found.subList(0, query.size()) : found);
        if (backwards) {
            Collections.reverse(shown);
        }
        long offset = cursor == null ? 0 : cursor.offset();
        if (backwards) {
            offset = more ? Math.max(0, offset - shown.size()) : 0;
        }
        boolean before = backwards ? more : cursor != null;
        boolean after = backwards || more;
        return new ListPage(
                query,
                asOf,
                shown.stream().map(Sorted::row).toList(),
                total.rows(),
                total.amounts(),
                offset,
                after && !shown.isEmpty()
                        ? cursor(query, asOf, shown.getLast(), false, offset + shown.size())
                        : null,
                before && !shown.isEmpty()
                        ? cursor(query, asOf, shown.getFirst(), true, offset)
                        : null);
    }

    private List<Sorted> rows(ListQuery query, AsOf asOf) {
        ListSql sql = new ListSql(query, asOf);
        Cursor cursor = query.cursor();
        if (cursor != null) {
            sql.beyond(cursor);
        }
        String select =
                sql.first(
                        RecordRows.COLUMNS + ", " + sql.sortText() + " as sort_value",
                        cursor != null && cursor.backwards(),
                        query.size() + 1);
        return db.query(
                select,
                sql.parameters(),
                (result, _) -> new Sorted(RecordRows.read(result), result.getString("sort_value")));
    }

    /** Whether the list has the row that the cursor names; else it was changed since we made it. */
    private boolean isBeside(Cursor cursor, ListQuery query, AsOf asOf) {
        ListSql sql = new ListSql(query, asOf);
        return !db.queryForList(sql.beside(cursor), sql.parameters()).isEmpty();
    }

    private Total total(ListQuery query, AsOf asOf) {
        ListSql sql = new ListSql(query, asOf);
        List<Money> amounts = new ArrayList<>();
        long[] rows = {0};
        db.query(
                "select count(*) as rows, r.currency, sum(r.amount) as amount from "
                        + sql.from()
                        + " group by r.currency order by r.currency",
                sql.parameters(),
                result -> {
                    rows[0] += result.getLong("rows");
                    Money amount = amount(result);
                    if (amount != null) {
                        amounts.add(amount);
                    }
                });
        return new Total(rows[0], List.copyOf(amounts));
    }

    private static @Nullable Money amount(ResultSet result) throws SQLException {
        String currency = result.getString("currency");
        return currency == null
                ? null
                : new Money(result.getBigDecimal("amount"), Currency.getInstance(currency));
    }

    private static String cursor(
            ListQuery query, AsOf asOf, Sorted beside, boolean backwards, long offset) {
        return new Cursor(
                        asOf.position().value(),
                        asOf.moment(),
                        asOf.past(),
                        asOf.occurredBy(),
                        query.sortKey(),
                        query.filterKey(),
                        beside.value(),
                        beside.row().id(),
                        backwards,
                        offset)
                .toString();
    }

    /** Every row of a list in its order, whatever the page; read as it is consumed. */
    public void each(ListQuery query, AsOf asOf, Consumer<RecordRow> consumer) {
        ListSql sql = new ListSql(query, asOf);
        String select =
                "select %s from %s %s".formatted(RecordRows.COLUMNS, sql.from(), sql.order(false));
        reading.executeWithoutResult(_ ->
                streaming.query(
                        select,
                        sql.parameters(),
                        result -> {
                            consumer.accept(RecordRows.read(result));
                        }));
    }
}
