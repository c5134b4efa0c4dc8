package org.litopys.query.record;

import java.util.Locale;

/**
 * Text as a search compares it: letter case does not count, and every sign that stands for the
 * Ukrainian apostrophe is one (U+2019 and U+02BC are right, U+0027 is what keyboards have).
 */
public final class SearchText {
    private SearchText() {}

    /** A text that is looked through, or for. */
    public static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u02BC', '\'')
                .replace('`', '\'');
    }
}
