package org.litopys.command.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which known name somebody meant who wrote an unknown one. */
final class Nearest {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    private static final int MOST = 3;

    /** Longer texts are no slip of the pen, and comparing them takes long. */
    private static final int LONGEST = 60;

    /** Shorter words, such as "of", are in too many names to mean one of them. */
    private static final int SHORTEST_WORD = 3;

    private Nearest() {}

    /**
     * The names most like the one that was written, the nearest first, at most three. A name is
     * like it where at most two of five letters differ or a whole word is the same.
     */
    static List<String> to(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return List.of();
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        List<String> like = new ArrayList<>(names);
        like.removeIf(name -> !isLike(wanted, name.toLowerCase(Locale.ROOT)));
        like.sort(
                Comparator.comparingInt(
                        name -> DISTANCE.apply(wanted, name.toLowerCase(Locale.ROOT))));
        return List.copyOf(like.subList(0, Math.min(MOST, like.size())));
    }

    /**
     * The names in one text; empty where there are none, for which texts have a form of their own.
     */
    static String listed(List<String> names) {
        return String.join(", ", names);
    }

    private static boolean isLike(String wanted, String name) {
        int longer = Math.max(wanted.length(), name.length());
        return DISTANCE.apply(wanted, name) * 5 <= longer * 2 || sharesWord(wanted, name);
    }

    private static boolean sharesWord(String wanted, String name) {
        Set<String> words = Set.copyOf(List.of(name.split("-", -1)));
        return List.of(wanted.split("[^a-z0-9]", -1)).stream()
                .anyMatch(word -> word.length() >= SHORTEST_WORD && words.contains(word));
    }
}
