package org.litopys.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control of a filter form; its id is its name, so that focus survives an update. */
public sealed interface Choice {
    String name();

    String label();

    /** Free text. */
    record Text(String name, String label, String value) implements Choice {}

    /** One of several; the first option usually means all. */
    record OneOf(String name, String label, List<Option> options) implements Choice {}

    record Option(String value, String label, boolean selected) {}

    /**
     * A filter in force that has no control: it can only be taken away.
     *
     * @param href the page without it
     */
    record Chip(String text, String href) {}

    /** A parameter that a form keeps although it has no control for it. */
    record Kept(String name, String value) {}

    /**
     * Everything of an address that a form with these controls must carry along.
     *
     * @param own names that the form sets itself or drops
     */
    static List<Kept> kept(Address here, List<String> own) {
        return here.names().stream()
                .filter(name -> !own.contains(name))
                .flatMap(name -> here.values(name).stream().map(value -> new Kept(name, value)))
                .toList();
    }

    /** An option list with "all" first. */
    static OneOf oneOf(
            String name, String label, String all, List<Option> options, @Nullable String chosen) {
        List<Option> every = new java.util.ArrayList<>();
        every.add(new Option("", all, chosen == null));
        every.addAll(options);
        return new OneOf(name, label, List.copyOf(every));
    }
}
