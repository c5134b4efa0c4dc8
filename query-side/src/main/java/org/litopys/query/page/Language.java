package org.litopys.query.page;

import java.util.Locale;
import java.util.Optional;

/** The two languages of the pages. */
public enum Language {
    EN("en", "English", Locale.UK),
    UK("uk", "Українська", Locale.of("uk", "UA"));

    private final String code;
    private final String ownName;
    private final Locale locale;

    Language(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** ISO 639-1, as in {@code lang} and {@code Accept-Language}. */
    public String code() {
        return code;
    }

    /** Its name in itself, for whoever looks for it. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == EN ? UK : EN;
    }

    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
