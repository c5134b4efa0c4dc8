package org.litopys.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read one by one. Blank values count as absent, because forms
 * send them; a value with the character NUL is a fault, because PostgreSQL has no text with one.
 * What is wrong is collected; {@link #check} refuses it all at once. Not thread-safe.
 */
public final class Parameters {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    public Parameters(Map<String, String[]> request) {
        request.forEach((name, all) -> {
            List<String> given = new ArrayList<>();
            for (String value : all) {
                if (value.indexOf('\0') >= 0) {
                    wrong(name, "character-nul");
                } else if (!value.isBlank()) {
                    given.add(value.strip());
                }
            }
            values.put(name, given);
        });
    }

    /** Every name that is not in {@code known} becomes a fault that lists those that are. */
    public void allow(Collection<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                wrong(name, "unknown-parameter", String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** The one value; null where there is none, a fault where there are several. */
    public @Nullable String one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            wrong(name, "given-twice");
            return null;
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /**
     * The one value as something else.
     *
     * @param read throws IllegalArgumentException or DateTimeException where the text is none
     * @param code of the fault that it then is
     * @param expected what would be right, for the text of the fault
     */
    public <T> @Nullable T read(
            String name, Function<String, T> read, String code, String expected) {
        String text = one(name);
        if (text == null) {
            return null;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException notOne) {
            wrong(name, code, shortened(text), expected);
            return null;
        }
    }

    /** The one value as a constant; letter case does not matter. */
    public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        return read(
                name,
                text -> Enum.valueOf(type, text.toUpperCase(java.util.Locale.ROOT)),
                "not-one-of",
                names(type.getEnumConstants()));
    }

    /** Names of constants as messages list them. */
    public static String names(Enum<?>[] constants) {
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : constants) {
            names.add(constant.name());
        }
        return String.join(", ", names);
    }

    /** Whether a value that is none has commas in it: then the fault says how several are given. */
    public boolean severalInOne(String name, String value) {
        if (!value.contains(",")) {
            return false;
        }
        List<String> each = new ArrayList<>();
        for (String one : value.split(",", 4)) {
            each.add(name + "=" + one.strip());
        }
        wrong(name, "several-in-one", shortened(value), shortened(String.join("&", each)));
        return true;
    }

    public void wrong(String name, String code, String... arguments) {
        faults.add(Fault.of(name, code, arguments));
    }

    /** Throws a {@link QueryProblem} (400) with every fault found so far. */
    public void check() {
        if (!faults.isEmpty()) {
            throw QueryProblem.badParameters(faults);
        }
    }

    /** A message never repeats more of the caller's text than this. */
    public static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
