package org.litopys.command.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the patterns of the commands mean, so that a fault says it in words and not as a regular
 * expression, and so that a code must also be one that exists.
 */
enum Form {
    SHA_256("[0-9a-f]{64}", "not-a-sha-256", _ -> true),
    COUNTRY("[A-Z]{2}", "not-a-country", Set.of(Locale.getISOCountries())::contains),
    LANGUAGE("[a-z]{2}", "not-a-language", Set.of(Locale.getISOLanguages())::contains),
    CODE("[A-Za-z0-9][A-Za-z0-9._-]{0,79}", "not-a-code", _ -> true),
    SHORT_CODE("[A-Za-z0-9][A-Za-z0-9._-]{0,49}", "not-a-short-code", _ -> true),
    WEB_ADDRESS("https?://\\S+", "not-a-web-address", _ -> true),
    EMAIL_ADDRESS("[^@\\s]+@[^@\\s]+", "not-an-email-address", _ -> true),
    TELEPHONE_NUMBER("\\+[0-9 ]{6,20}", "not-a-telephone-number", _ -> true);

    private final Pattern pattern;
    private final String fault;
    private final Predicate<String> exists;

    Form(String regexp, String fault, Predicate<String> exists) {
        pattern = Pattern.compile(regexp);
        this.fault = fault;
        this.exists = exists;
    }

    /**
     * The form that a pattern stands for. A pattern without one stops the start of the program:
     * nobody could tell a caller what it wants.
     */
    static Form of(String regexp) {
        return Arrays.stream(values())
                .filter(form -> form.pattern.pattern().equals(regexp))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("The API has no words for the form " + regexp));
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches() && exists.test(text);
    }

    /** Code of the fault of a text that does not fit. */
    String fault() {
        return fault;
    }
}
