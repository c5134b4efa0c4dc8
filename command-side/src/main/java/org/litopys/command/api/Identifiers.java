package org.litopys.command.api;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.events.organisation.CheckDigits;
import org.litopys.events.organisation.Identifier;

/** Reads register numbers of organisations and says what is wrong with one. */
final class Identifiers {
    static final String SCHEME = "[A-Z]{2}-[A-Z0-9_]{2,12}";

    /** Characters of a number, also of one that is written with blanks or dots. */
    static final int LONGEST = 40;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** What org-id.guide writes before registers of the world, of many states and of regions. */
    private static final Set<String> NO_COUNTRY = Set.of("XI", "XM", "XR");

    private Identifiers() {}

    /**
     * @param atScheme where the code of the register stands
     * @param atId where the number stands
     * @return null where it is none; then {@code reading} holds a fault more
     */
    static @Nullable Identifier read(
            String scheme, String id, String atScheme, String atId, Reading reading) {
        if (!Pattern.matches(SCHEME, scheme)) {
            reading.fault(atScheme, "identifier-scheme", scheme);
            return null;
        }
        String country = scheme.substring(0, 2);
        if (!COUNTRIES.contains(country) && !NO_COUNTRY.contains(country)) {
            reading.fault(atScheme, "identifier-country", scheme, country);
            return null;
        }
        if (id.length() > LONGEST) {
            reading.fault(atId, "identifier-shape", Scalars.quoted(id));
            return null;
        }
        try {
            return new Identifier(scheme, id);
        } catch (IllegalArgumentException notANumberOfThatRegister) {
            String plain = id.replaceAll("[\\s.]", "");
            if (scheme.equals(Identifier.EDRPOU) && plain.matches("[0-9]{8}")) {
                String expected =
                        Integer.toString(CheckDigits.edrpouCheckDigit(plain.substring(0, 7)));
                reading.fault(atId, "edrpou-check-digit", id, expected);
            } else if (scheme.equals(Identifier.EDRPOU)) {
                reading.fault(atId, "edrpou-digits", id);
            } else if (scheme.equals(Identifier.LEI)) {
                reading.fault(atId, "lei-check-digits", id);
            } else {
                reading.fault(atId, "identifier-shape", id);
            }
            return null;
        }
    }
}
