package org.litopys.query.record;

import java.util.Locale;

/**
 * Text as a search compares it: letter case does not count, every sign that stands for the
 * Ukrainian apostrophe is one (U+2019 and U+02BC are right, U+0027 is what keyboards have), ґ is г,
 * and a Cyrillic letter that looks like a Latin one in either case is that one: nobody sees with
 * which keyboard APP-2026-000417 was typed.
 */
public final class SearchText {
    /** Each sign, and at the same place what stands for it. A migration folded the stored texts. */
    private static final String SIGNS = "\u2019\u2018\u02BC`ґавекмнорстухі";

    private static final String FOLDED = "''''гabekmhopctyxi";

    private SearchText() {}

    /** A text that is looked through, or for. */
    public static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < folded.length(); i++) {
            int sign = SIGNS.indexOf(folded.charAt(i));
            if (sign >= 0) {
                folded.setCharAt(i, FOLDED.charAt(sign));
            }
        }
        return folded.toString();
    }
}
