package org.litopys.events;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * The kinds of record. Programmes, calls, needs and engagements are referred to by their code,
 * organisations by their register number, people by their pseudonym; the other kinds are numbered
 * by the order of the ledger ({@link #reference}).
 */
public enum RecordType {
    PROGRAMME("Programme", "programmes", ""),
    CALL("Call", "calls", ""),
    ORGANISATION("Organisation", "organisations", ""),
    PERSON("Person", "persons", ""),
    NEED("Need", "needs", ""),
    APPLICATION("Application", "applications", "APP"),
    INTRODUCTION("Introduction", "introductions", "INT"),
    PILOT("Pilot", "pilots", "PIL"),
    CONTRACT("Contract", "contracts", "CON"),
    ENGAGEMENT("Engagement", "engagements", "");

    /** Years of reference numbers change at midnight in Brussels. */
    public static final ZoneId OFFICE_ZONE = ZoneId.of("Europe/Brussels");

    private final String aggregate;
    private final String plural;
    private final String prefix;

    RecordType(String aggregate, String plural, String prefix) {
        this.aggregate = aggregate;
        this.plural = plural;
        this.prefix = prefix;
    }

    /** Axon's aggregate type, stored with each event. */
    public String aggregate() {
        return aggregate;
    }

    /** As in addresses: {@code /applications}. */
    public String plural() {
        return plural;
    }

    /** Whether records of this kind are numbered; if not, their code is their reference. */
    public boolean isNumbered() {
        return !prefix.isEmpty();
    }

    /** The kinds that are numbered: applications and what follows from them, in that order. */
    public static List<RecordType> numbered() {
        return Arrays.stream(values()).filter(RecordType::isNumbered).toList();
    }

    public static RecordType ofAggregate(String aggregate) {
        for (RecordType type : values()) {
            if (type.aggregate.equals(aggregate)) {
                return type;
            }
        }
        throw new IllegalArgumentException("No kind of record is called " + aggregate);
    }

    /** The year in whose sequence a record counts whose first event was recorded at this moment. */
    public static Year yearOf(Instant recordedAt) {
        return Year.from(recordedAt.atZone(OFFICE_ZONE));
    }

    /**
     * The reference of a record: {@code APP-2026-000123} is the 123rd application whose first event
     * was recorded in 2026, counted by position. It is derived from the order of the ledger, never
     * assigned; anybody can check it.
     *
     * @param ordinal 1 or more
     */
    public String reference(Year year, long ordinal) {
        if (!isNumbered() || ordinal < 1) {
            throw new IllegalArgumentException(
                    "%s number %d cannot be".formatted(aggregate, ordinal));
        }
        return "%s-%d-%06d".formatted(prefix, year.getValue(), ordinal);
    }
}
