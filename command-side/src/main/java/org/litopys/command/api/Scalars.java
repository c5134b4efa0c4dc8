package org.litopys.command.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import tools.jackson.databind.JsonNode;

/** The shapes that have no parts. */
final class Scalars {
    private static final int QUOTED = 60;

    private Scalars() {}

    /** Text without control characters but tab and line ends, and without halves of characters. */
    static Shape text() {
        return text(Map.of("type", "string"), (text, _, _) -> text);
    }

    static Shape wholeNumber(boolean wide) {
        return shape(
                Map.of("type", "integer"),
                (node, at, reading) -> {
                    // 3.0 and 3e0 are integers for JSON Schema, but nobody means to write them.
                    if (!node.isIntegralNumber()) {
                        return reading.fault(at, "expected-whole-number", quoted(node));
                    }
                    if (!(wide ? node.canConvertToLong() : node.canConvertToInt())) {
                        return reading.fault(at, "number-too-large", quoted(node));
                    }
                    return wide ? (Object) node.longValue() : (Object) node.intValue();
                });
    }

    static Shape truth() {
        return shape(
                Map.of("type", "boolean"),
                (node, at, reading) ->
                        node.isBoolean()
                                ? (Object) node.booleanValue()
                                : reading.fault(at, "expected-true-or-false", quoted(node)));
    }

    static Shape date() {
        return text(
                Map.of("type", "string", "format", "date"),
                (text, at, reading) -> {
                    try {
                        if (text.length() == 10) {
                            return LocalDate.parse(text);
                        }
                    } catch (DateTimeException notADate) {
                        // The fault below says so.
                    }
                    return reading.fault(at, "not-a-date", text);
                });
    }

    /** RFC 3339 with offset. */
    static Shape time() {
        return text(
                Map.of("type", "string", "format", "date-time"),
                (text, at, reading) -> {
                    try {
                        Instant time = OffsetDateTime.parse(text).toInstant();
                        int year = time.atOffset(ZoneOffset.UTC).getYear();
                        if (year >= 1900 && year <= 9999 && text.length() <= 40) {
                            return time;
                        }
                    } catch (DateTimeException notATime) {
                        // The fault below says so.
                    }
                    return reading.fault(at, "not-a-time", text);
                });
    }

    static Shape currency() {
        return text(
                Map.of(
                        "type",
                        "string",
                        "pattern",
                        "^[A-Z]{3}$",
                        "examples",
                        List.of("EUR", "UAH")),
                Scalars::currency);
    }

    static @Nullable Object currency(String code, String at, Reading reading) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException noSuchCurrency) {
            return reading.fault(at, "unknown-currency", code);
        }
    }

    static Shape uuid(Function<UUID, Object> wrap) {
        return text(
                Map.of("type", "string", "format", "uuid"),
                (text, at, reading) ->
                        RecordNames.UUID_TEXT.matcher(text).matches()
                                ? wrap.apply(UUID.fromString(text))
                                : reading.fault(at, "not-a-uuid", text));
    }

    static Shape record(RecordType type, Function<UUID, Object> wrap) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("minLength", 1);
        schema.put("examples", List.of(RecordNames.example(type)));
        if (type.isNumbered()) {
            schema.put(
                    "pattern",
                    "^(%s|%s)$".formatted(RecordNames.pattern(type), RecordNames.UUID_TEXT));
        }
        return text(
                schema,
                (text, at, reading) -> {
                    UUID id = reading.record(type, text, at);
                    return id == null ? null : wrap.apply(id);
                });
    }

    /** A record of whatever kind, by what it is called. */
    static Shape anyRecord() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("minLength", 1);
        schema.put(
                "examples", Arrays.stream(RecordType.values()).map(RecordNames::example).toList());
        return text(schema, (text, at, reading) -> reading.subject(text, at));
    }

    /** Any JSON; what it must be is for the handler to say. */
    static Shape anything() {
        return shape(Map.of(), (node, _, _) -> node);
    }

    static Shape choice(Object[] constants) {
        List<String> names = Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).toList();
        return text(
                Map.of("type", "string", "enum", names),
                (text, at, reading) -> {
                    int index = names.indexOf(text);
                    return index >= 0
                            ? constants[index]
                            : reading.fault(at, "unknown-value", text, String.join(", ", names));
                });
    }

    /** An amount as text, because numbers in JSON are binary fractions for most programs. */
    private static final Pattern AMOUNT = Pattern.compile("-?([0-9]+)(\\.[0-9]{1,18})?");

    /** As {@link Money} has it. */
    private static final int MOST_DIGITS = 15;

    static @Nullable BigDecimal amount(String text, String at, Reading reading) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            reading.fault(at, "not-an-amount", quoted(text));
            return null;
        }
        if (amount.group(1).length() > MOST_DIGITS) {
            reading.fault(at, "money-too-large", quoted(text));
            return null;
        }
        return new BigDecimal(text);
    }

    /** A value as it was written, cut where it is long. */
    static String quoted(JsonNode node) {
        // A decimal writes itself as 1E+20 where the caller wrote the zeros.
        return quoted(node.isBigDecimal() ? node.decimalValue().toPlainString() : node.toString());
    }

    static String quoted(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    private interface FromText {
        @Nullable Object read(String text, String at, Reading reading);
    }

    private static Shape text(Map<String, Object> schema, FromText then) {
        return shape(
                schema,
                (node, at, reading) -> {
                    if (!node.isString()) {
                        return reading.fault(at, "expected-text", quoted(node));
                    }
                    String text = node.stringValue();
                    if (text.chars().anyMatch(Scalars::turnsText)) {
                        return reading.fault(at, "turned-text");
                    }
                    return text.chars().allMatch(Scalars::isPlain) && isWhole(text)
                            ? then.read(text, at, reading)
                            : reading.fault(at, "forbidden-character");
                });
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c != 0x7f || c == '\n' || c == '\t' || c == '\r';
    }

    /**
     * Whether it makes a reader see what follows in another order than it is written (Unicode UAX
     * #9 §2: embeddings, overrides, isolates); neither language of the office needs that.
     */
    private static boolean turnsText(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Half of a surrogate pair has no form in UTF-8, and a NUL none in PostgreSQL's jsonb. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private interface FromNode {
        @Nullable Object read(JsonNode node, String at, Reading reading);
    }

    private static Shape shape(Map<String, Object> schema, FromNode then) {
        return new Shape() {
            @Override
            public @Nullable Object read(JsonNode node, String at, Reading reading) {
                return then.read(node, at, reading);
            }

            @Override
            public Map<String, Object> schema() {
                return new LinkedHashMap<>(schema);
            }
        };
    }
}
