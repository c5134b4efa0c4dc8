package org.litopys.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record, ready to show.
 *
 * @param pageTitle with the reference, and the event where one is replayed
 * @param listTitle name of the list above it
 * @param language of {@code title} where it is not the page's
 * @param parties whose it is, with the way to them
 * @param due what it waits for and how long; null where for nothing
 * @param moreHref the page with more of the history; null where all is shown
 * @param more how many earlier events are not shown
 * @param checkpoint the newest signed one, in words; null where there is none
 * @param groups what belongs together: a decision, a payment, an evaluator
 * @param ranking of the applications of a call; null where there is none
 * @param persons null where the record has none, or the reader may not see who they are
 * @param next null where it waits for nothing, and in the past
 */
public record RecordScreen(
        String reference,
        String pageTitle,
        String title,
        @Nullable String language,
        String listTitle,
        String listHref,
        List<Fact> parties,
        Badge status,
        @Nullable Badge due,
        List<Step> steps,
        String eventCount,
        boolean keyOnly,
        String keyHref,
        Replay replay,
        List<Event> events,
        long more,
        @Nullable String moreHref,
        @Nullable Next next,
        List<Fact> facts,
        List<Group> groups,
        @Nullable Table ranking,
        @Nullable Persons persons,
        List<Fact> links,
        Badge proof,
        @Nullable String checkpoint,
        @Nullable String receiptHref) {
    /** Not while it shows who persons are: each look is noted, and nobody has looked again. */
    public boolean refreshes() {
        return persons == null || !persons.shown();
    }

    /** A milestone: done, current or ahead. */
    public record Step(String label, boolean done, boolean current) {
        public String icon() {
            return current ? "dot" : done ? "check" : "ring";
        }
    }

    /**
     * The slider.
     *
     * @param position where it stands, from 1
     * @param kept parameters that the form carries along
     */
    public record Replay(
            long position,
            long last,
            String machine,
            String when,
            String what,
            List<Choice.Kept> kept) {
        public boolean atFirst() {
            return position <= 1;
        }

        public boolean atLast() {
            return position >= last;
        }
    }

    /**
     * One event of the history.
     *
     * @param key whether it changed the status
     * @param current whether it is the one at which the page looks
     * @param recorded day on which it was recorded; null where it happened on the same day
     * @param cause the record on which something was done that had this consequence; null where it
     *     was done here
     * @param note what it says of another event; null where nothing
     * @param marks what later events say of this one
     */
    public record Event(
            long position,
            String positionHref,
            boolean key,
            boolean current,
            String machine,
            String when,
            @Nullable String recorded,
            String name,
            String type,
            @Nullable String reason,
            @Nullable Cause cause,
            @Nullable String note,
            List<String> marks,
            List<Change> changes,
            @Nullable String who,
            @Nullable String legalBasis,
            List<Document> evidence,
            @Nullable String receiptHref) {}

    public record Cause(String reference, String href) {}

    /**
     * A field that the event changed.
     *
     * @param before null where there was nothing
     * @param after null where nothing is left
     */
    public record Change(String field, @Nullable String before, @Nullable String after) {}

    public record Document(String name, String hash) {}

    public record Next(
            String step,
            String desk,
            @Nullable String person,
            String since,
            String due,
            Badge badge) {}

    /**
     * Whether it is shown who persons are, and the way to the other.
     *
     * @param note that whoever looks is noted
     */
    public record Persons(boolean shown, String href, String text, String note) {}

    /**
     * Facts that belong together, under a title of their own.
     *
     * @param id to which an address can lead; null for most
     */
    public record Group(@Nullable String id, String title, List<Fact> facts) {}

    /** A fact with its name; where it is another record, with its address. */
    public record Fact(String name, String text, @Nullable String href, @Nullable String note) {
        Fact(String name, String text) {
            this(name, text, null, null);
        }
    }
}
