package org.litopys.query.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.litopys.events.RecordType;

/**
 * What a list can show and be sorted by; the names are those of {@code cols=} and {@code sort=}.
 */
public enum Column {
    REFERENCE("reference", "text"),
    TITLE("title", "text"),
    ORGANISATION("organisation_name", "text"),
    PARTNER("partner_name", "text"),
    COUNTRY("country", "text"),
    TECHNOLOGY("technology", "text"),
    STATUS("status", "text"),
    /** Whole days in the status; the longest first is {@code -days}. */
    DAYS("status_since", "timestamptz"),
    AMOUNT("amount", "numeric"),
    /** Last day of a contract, or of the export licence of a pilot. */
    ENDS("ends", "date"),
    DEADLINE("due_at", "timestamptz"),
    STEP("due_step", "text"),
    OWNER("desk", "text"),
    CALL("call", "text"),
    PROGRAMME("programme", "text"),
    ENTERED("entered_at", "timestamptz"),
    /** When the newest event of the record happened. */
    CHANGED("occurred_since", "timestamptz"),
    VERSION("version", "bigint");

    private final String sql;
    private final String sqlType;

    Column(String sql, String sqlType) {
        this.sql = sql;
        this.sqlType = sqlType;
    }

    /** As in an address: {@code deadline}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sql() {
        return sql;
    }

    /** Whether a record may have none. */
    boolean isNullable() {
        return switch (this) {
            case REFERENCE, STATUS, DAYS, ENTERED, CHANGED, VERSION -> false;
            case TITLE,
                    ORGANISATION,
                    PARTNER,
                    COUNTRY,
                    TECHNOLOGY,
                    AMOUNT,
                    ENDS,
                    DEADLINE,
                    STEP,
                    OWNER,
                    CALL,
                    PROGRAMME ->
                    true;
        };
    }

    String sqlType() {
        return sqlType;
    }

    public static Optional<Column> of(String key) {
        for (Column column : values()) {
            if (column.key().equals(key)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The columns that lists of a kind can show, in their order. */
    public static List<Column> of(RecordType type) {
        return switch (type) {
            case PROGRAMME ->
                    List.of(REFERENCE, TITLE, STATUS, DAYS, AMOUNT, ENTERED, CHANGED, VERSION);
            case CALL ->
                    List.of(
                            REFERENCE, TITLE, STATUS, DAYS, AMOUNT, PROGRAMME, ENTERED, CHANGED,
                            VERSION);
            case ORGANISATION ->
                    List.of(
                            REFERENCE,
                            ORGANISATION,
                            COUNTRY,
                            STATUS,
                            DAYS,
                            DEADLINE,
                            STEP,
                            OWNER,
                            ENTERED,
                            CHANGED,
                            VERSION);
            case PERSON -> List.of(REFERENCE, STATUS, DAYS, ENTERED, CHANGED, VERSION);
            case NEED ->
                    List.of(
                            REFERENCE,
                            TITLE,
                            ORGANISATION,
                            COUNTRY,
                            TECHNOLOGY,
                            STATUS,
                            DAYS,
                            ENTERED,
                            CHANGED,
                            VERSION);
            case ENGAGEMENT ->
                    List.of(
                            REFERENCE, TITLE, STATUS, DAYS, DEADLINE, STEP, OWNER, ENTERED, CHANGED,
                            VERSION);
            case CONTRACT ->
                    List.of(
                            REFERENCE,
                            TITLE,
                            ORGANISATION,
                            COUNTRY,
                            TECHNOLOGY,
                            STATUS,
                            AMOUNT,
                            ENDS,
                            DAYS,
                            DEADLINE,
                            STEP,
                            OWNER,
                            CALL,
                            PROGRAMME,
                            ENTERED,
                            CHANGED,
                            VERSION);
            case APPLICATION ->
                    List.of(
                            REFERENCE,
                            TITLE,
                            ORGANISATION,
                            COUNTRY,
                            TECHNOLOGY,
                            STATUS,
                            AMOUNT,
                            DAYS,
                            DEADLINE,
                            STEP,
                            OWNER,
                            CALL,
                            PROGRAMME,
                            ENTERED,
                            CHANGED,
                            VERSION);
            case INTRODUCTION ->
                    List.of(
                            REFERENCE,
                            TITLE,
                            ORGANISATION,
                            PARTNER,
                            COUNTRY,
                            TECHNOLOGY,
                            STATUS,
                            DAYS,
                            DEADLINE,
                            STEP,
                            OWNER,
                            CALL,
                            PROGRAMME,
                            ENTERED,
                            CHANGED,
                            VERSION);
            case PILOT ->
                    List.of(
                            REFERENCE,
                            TITLE,
                            ORGANISATION,
                            PARTNER,
                            COUNTRY,
                            TECHNOLOGY,
                            STATUS,
                            ENDS,
                            DAYS,
                            DEADLINE,
                            STEP,
                            OWNER,
                            CALL,
                            PROGRAMME,
                            ENTERED,
                            CHANGED,
                            VERSION);
        };
    }

    /** What a list of a kind shows where nobody chose. */
    public static List<Column> standard(RecordType type) {
        List<Column> rest = List.of(CALL, PROGRAMME, ENTERED, CHANGED, VERSION);
        return switch (type) {
            case PROGRAMME, CALL, PERSON, NEED, ENGAGEMENT ->
                    of(type).stream()
                            .filter(column -> column != VERSION && column != CHANGED)
                            .toList();
            case ORGANISATION -> // all of them wait for one and the same role
                    of(type).stream()
                            .filter(column -> !List.of(OWNER, CHANGED, VERSION).contains(column))
                            .toList();
            case APPLICATION, INTRODUCTION, PILOT, CONTRACT ->
                    of(type).stream().filter(column -> !rest.contains(column)).toList();
        };
    }
}
