package org.litopys.command.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which the office answers. */
enum Language {
    EN,
    UK;

    private static final List<Locale> OFFERED =
            List.of(Locale.forLanguageTag("en"), Locale.forLanguageTag("uk"));

    /** ISO 639-1, as in {@code Content-Language}. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        return OFFERED.get(ordinal());
    }

    /**
     * The language that a caller likes best.
     *
     * @param acceptLanguage the header (RFC 9110 §12.5.4); English where it is absent, unreadable
     *     or names neither
     */
    static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return EN;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage.strip()), OFFERED);
            return best == null ? EN : values()[OFFERED.indexOf(best)];
        } catch (IllegalArgumentException notAHeader) {
            return EN;
        }
    }
}
