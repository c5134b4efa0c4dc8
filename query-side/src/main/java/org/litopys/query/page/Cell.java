package org.litopys.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in one cell of a table. Texts are plain; the template escapes them. */
public sealed interface Cell {
    /**
     * @param lang language of the text where it is not the page's
     * @param sub second line
     */
    record Text(String text, @Nullable String lang, @Nullable String sub) implements Cell {
        public Text(String text) {
            this(text, null, null);
        }
    }

    /** A link to a record by its reference; it is never broken. */
    record Reference(String text, String href, @Nullable String sub) implements Cell {}

    /** Any other link. */
    record Link(String text, String href, @Nullable String sub) implements Cell {
        public Link(String text, String href) {
            this(text, href, null);
        }
    }

    record Mark(Badge badge) implements Cell {}

    /**
     * A date with what it means now.
     *
     * @param machine for {@code datetime}
     */
    record Date(String text, String machine, @Nullable Badge badge, @Nullable String sub)
            implements Cell {}

    /** A bar that is its own table: the numbers stand in the cells beside it. */
    record Meter(String label, List<Bar> bars) implements Cell {}

    /**
     * A part of a meter.
     *
     * @param css {@code f1} solid, {@code f2} hatched, {@code f3} dotted
     * @param from 0 to 100, in percent of the whole
     */
    record Bar(String css, double from, double width) {}

    /** Nothing to show. */
    record None() implements Cell {}
}
