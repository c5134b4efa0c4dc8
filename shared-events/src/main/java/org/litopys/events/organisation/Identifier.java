package org.litopys.events.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of an organisation in a register, in the form of org-id.guide.
 *
 * @param scheme code of the register, for example {@code UA-EDR} or {@code XI-LEI}
 * @param id the number there, kept in normal form: upper case, no blanks or dots. The check digits
 *     of {@code UA-EDR} (EDRPOU) and {@code XI-LEI} (ISO 17442) are checked; of other registers the
 *     shape only
 */
public record Identifier(String scheme, String id) {
    public static final String EDRPOU = "UA-EDR";
    public static final String LEI = "XI-LEI";

    private static final Pattern SCHEME = Pattern.compile("[A-Z]{2}-[A-Z0-9_]{2,12}");
    private static final Pattern ANY = Pattern.compile("[A-Z0-9][A-Z0-9/_-]{0,39}");

    public Identifier {
        if (!SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException(
                    "scheme is the org-id.guide code of a register, such as UA-EDR, but is "
                            + scheme);
        }
        id = id.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
        switch (scheme) {
            case EDRPOU -> CheckDigits.requireEdrpou(id);
            case LEI -> CheckDigits.requireLei(id);
            default -> {
                if (!ANY.matcher(id).matches()) {
                    throw new IllegalArgumentException(
                            "id has 1 to 40 letters, digits, / _ or -, but is " + id);
                }
            }
        }
    }

    /** Reads {@code UA-EDR-38422948}; throws IllegalArgumentException where it is none. */
    public static Identifier parse(String text) {
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException(
                    "an identifier reads SCHEME-number, such as UA-EDR-38422948, but is " + text);
        }
        return new Identifier(text.substring(0, second), text.substring(second + 1));
    }

    /** {@code UA-EDR-38422948}: the reference of the organisation. */
    @Override
    public String toString() {
        return scheme + "-" + id;
    }

    /** Whether the check digits of this register are known here. */
    @JsonIgnore
    public boolean isChecked() {
        return scheme.equals(EDRPOU) || scheme.equals(LEI);
    }
}
