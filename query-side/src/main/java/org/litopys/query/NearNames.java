package org.litopys.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant. */
public final class NearNames {
    private static final int MOST = 3;
    private static final int LONGEST = 100;

    private NearNames() {}

    /** The three names that are nearest to a text, the nearest first. */
    public static List<String> of(String text, Collection<String> names) {
        String wanted =
                text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
        List<String> nearest = new ArrayList<>(names);
        nearest.sort(
                Comparator.comparingInt(
                                (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
        return nearest.subList(0, Math.min(MOST, nearest.size()));
    }

    /** Letters to change, add or leave out to get from one to the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
