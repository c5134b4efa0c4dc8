package org.litopys.query.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.PersonStatus;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.audit.EngagementStatus;
import org.litopys.events.call.CallStatus;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.need.NeedStatus;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.figures.OverviewFigures.Reached;
import org.litopys.query.list.ListQuery.DueWithin;

/** Reads a {@link ListQuery} from an address. */
public final class ListQueryReader {
    /** The parameters of every list, beside those of the moment. */
    public static final List<String> PARAMETERS =
            List.of(
                    "status",
                    "programme",
                    "call",
                    "technology",
                    "country",
                    "organisation",
                    "owner",
                    "due",
                    "reached",
                    "year",
                    "ends",
                    "from",
                    "to",
                    "q",
                    "sort",
                    "cols",
                    "size",
                    "cursor");

    private static final int MAX_TEXT = 200;

    private ListQueryReader() {}

    /** All that lists understand. */
    public static List<String> allowed() {
        List<String> all = new ArrayList<>(PARAMETERS);
        all.addAll(AsOfReader.PARAMETERS);
        return all;
    }

    /** The statuses of a kind of record. */
    public static Enum<?>[] statuses(RecordType type) {
        return switch (type) {
            case PROGRAMME -> ProgrammeStatus.values();
            case CALL -> CallStatus.values();
            case ORGANISATION -> OrganisationStatus.values();
            case PERSON -> PersonStatus.values();
            case NEED -> NeedStatus.values();
            case APPLICATION -> ApplicationStatus.values();
            case INTRODUCTION -> IntroductionStatus.values();
            case PILOT -> PilotStatus.values();
            case CONTRACT -> ContractStatus.values();
            case ENGAGEMENT -> EngagementStatus.values();
        };
    }

    /** Collects what is wrong in {@code parameters}; the caller checks them. */
    static ListQuery read(RecordType type, Parameters parameters) {
        Cursor cursor = parameters.read("cursor", Cursor::parse, "not-a-cursor", "");
        String sort = parameters.one("sort");
        boolean descending = sort != null && sort.startsWith("-");
        DueWithin due = due(parameters);
        boolean mostLateFirst = due != null && Column.of(type).contains(Column.DEADLINE);
        Column column =
                sort == null && mostLateFirst
                        ? Column.DEADLINE
                        : sortColumn(type, sort, parameters);
        LocalDate from = parameters.read("from", ListQueryReader::day, "not-a-date", "");
        LocalDate to = parameters.read("to", ListQueryReader::day, "not-a-date", "");
        if (from != null && to != null && from.isAfter(to)) {
            parameters.wrong("from", "from-after-to", from.toString(), to.toString());
        }
        Integer size = parameters.read("size", ListQueryReader::size, "not-a-size", "1–200");
        String text = parameters.one("q");
        if (text != null && text.length() > MAX_TEXT) {
            parameters.wrong("q", "text-too-long", Integer.toString(MAX_TEXT));
        }
        ListQuery query =
                new ListQuery(
                        type,
                        statuses(type, parameters),
                        parameters.one("programme"),
                        parameters.one("call"),
                        parameters.constant("technology", TechnologyArea.class),
                        parameters.read("country", ListQueryReader::country, "not-a-country", ""),
                        parameters.one("organisation"),
                        parameters.constant("owner", Role.class),
                        due,
                        parameters.constant("reached", Reached.class),
                        parameters.read("year", ListQueryReader::year, "not-one-of", "2000 … 2999"),
                        parameters.read(
                                "ends",
                                ListQueryReader::days,
                                "not-one-of",
                                "1 … 999, " + ListQuery.OVER_KEY),
                        from,
                        to,
                        text,
                        column,
                        sort == null ? !mostLateFirst && newestFirst(type) : descending,
                        columns(type, parameters),
                        size == null ? ListQuery.DEFAULT_SIZE : size,
                        cursor);
        if (cursor != null) {
            checkCursor(cursor, query, parameters);
        }
        return query;
    }

    private static void checkCursor(Cursor cursor, ListQuery query, Parameters parameters) {
        if (!cursor.sort().equals(query.sortKey())) {
            parameters.wrong(
                    "cursor",
                    "cursor-of-another-order",
                    Parameters.shortened(cursor.sort()),
                    query.sortKey());
        }
        if (!cursor.filter().equals(query.filterKey())) {
            parameters.wrong("cursor", "cursor-of-another-filter");
        }
        if (parameters.has(AsOfReader.POSITION) || parameters.has(AsOfReader.AT)) {
            parameters.wrong("cursor", "cursor-and-moment");
        }
    }

    /** Numbered records begin with the newest, named ones with the first name. */
    private static boolean newestFirst(RecordType type) {
        return type.isNumbered();
    }

    private static Column sortColumn(
            RecordType type, @Nullable String sort, Parameters parameters) {
        if (sort == null) {
            return Column.REFERENCE;
        }
        return column(type, "sort", sort.startsWith("-") ? sort.substring(1) : sort, parameters);
    }

    private static Column column(
            RecordType type, String parameter, String key, Parameters parameters) {
        Column column = Column.of(key).filter(Column.of(type)::contains).orElse(null);
        if (column == null) {
            parameters.wrong(
                    parameter, "not-one-of", Parameters.shortened(key), keys(Column.of(type)));
            return Column.REFERENCE;
        }
        return column;
    }

    private static String keys(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::key).toList());
    }

    /** {@code cols=a,b} and {@code cols=a&cols=b} say the same. */
    private static List<Column> columns(RecordType type, Parameters parameters) {
        List<Column> columns = new ArrayList<>();
        for (String list : parameters.all("cols")) {
            for (String key : list.split(",", -1)) {
                if (!key.isBlank()) {
                    Column column = column(type, "cols", key.strip(), parameters);
                    if (!columns.contains(column)) {
                        columns.add(column);
                    }
                }
            }
        }
        return columns;
    }

    private static List<String> statuses(RecordType type, Parameters parameters) {
        List<String> wanted = new ArrayList<>();
        for (String text : parameters.all("status")) {
            String name = text.toUpperCase(Locale.ROOT);
            boolean known = false;
            for (Enum<?> status : statuses(type)) {
                known |= status.name().equals(name);
            }
            if (known) {
                wanted.add(name);
            } else if (!parameters.severalInOne("status", text)) {
                parameters.wrong(
                        "status",
                        "not-one-of",
                        Parameters.shortened(text),
                        Parameters.names(statuses(type)));
            }
        }
        return wanted;
    }

    private static @Nullable DueWithin due(Parameters parameters) {
        return parameters.read(
                "due",
                text -> {
                    for (DueWithin due : DueWithin.values()) {
                        if (due.key().equals(text)) {
                            return due;
                        }
                    }
                    throw new IllegalArgumentException("none of them");
                },
                "not-one-of",
                "late, 7, 30");
    }

    /** Of the years that have four digits: java.time knows more, but no database does. */
    private static LocalDate day(String text) {
        if (text.length() != "2026-09-30".length()) {
            throw new IllegalArgumentException("no four-digit year");
        }
        return LocalDate.parse(text);
    }

    private static int year(String text) {
        return number(text, "2\\d{3}");
    }

    private static int days(String text) {
        return text.equalsIgnoreCase(ListQuery.OVER_KEY)
                ? ListQuery.OVER
                : number(text, "[1-9]\\d{0,2}");
    }

    private static int number(String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("out of range");
        }
        return Integer.parseInt(text);
    }

    private static int size(String text) {
        int size = Integer.parseInt(text);
        if (size < 1 || size > ListQuery.MAX_SIZE) {
            throw new IllegalArgumentException("out of range");
        }
        return size;
    }

    private static String country(String text) {
        if (!text.matches("[A-Za-z]{2}")) {
            throw new IllegalArgumentException("no country");
        }
        return text.toUpperCase(Locale.ROOT);
    }
}
