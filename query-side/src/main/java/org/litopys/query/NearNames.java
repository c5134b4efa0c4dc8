package org.litopys.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant. */
public final class NearNames {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    private static final int MOST = 3;
    private static final int LONGEST = 100;

    private NearNames() {}

    /** Those of the three nearest names in which at most two of five letters differ. */
    public static List<String> like(String text, Collection<String> names) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return of(text, names).stream()
                .filter(name -> {
                    int longer = Math.max(wanted.length(), name.length());
                    return DISTANCE.apply(wanted, name.toLowerCase(Locale.ROOT)) * 5 <= longer * 2;
                })
                .toList();
    }

    /** The three names that are nearest to a text, the nearest first. */
    public static List<String> of(String text, Collection<String> names) {
        String wanted =
                text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
        List<String> nearest = new ArrayList<>(names);
        nearest.sort(
                Comparator.comparingInt((String name) ->
                                DISTANCE.apply(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
        return nearest.subList(0, Math.min(MOST, nearest.size()));
    }
}
