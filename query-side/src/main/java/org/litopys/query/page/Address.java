package org.litopys.query.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of a page. Everything that a page shows is in its address, so an address pasted by
 * a colleague shows the same; empty values are left out. Immutable; {@link #toString} is what
 * stands in {@code href}.
 */
public final class Address {
    /** What says at which moment a page looks; every link keeps it. */
    static final Set<String> AS_OF = Set.of("pos", "at", "clock");

    private final String path;
    private final Map<String, List<String>> parameters;

    private Address(String path, Map<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /**
     * @param path decoded; it is encoded when it is written
     */
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    static Address of(String path, Map<String, String[]> parameters) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            List<String> given =
                    List.of(values).stream().filter(value -> !value.isBlank()).toList();
            if (!given.isEmpty()) {
                kept.put(name, given);
            }
        });
        return new Address(path, kept);
    }

    public String path() {
        return path;
    }

    /** The first value of a parameter, or null. */
    public @Nullable String value(String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }

    public List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Names in the order of the address. */
    public List<String> names() {
        return List.copyOf(parameters.keySet());
    }

    /** With exactly this value of the parameter; null or blank removes it. */
    public Address with(String name, @Nullable String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isBlank()) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value));
        }
        return new Address(path, changed);
    }

    /** With exactly these values of the parameter. */
    public Address withAll(String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put(name, List.copyOf(values));
        return new Address(path, changed);
    }

    public Address without(String... names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        for (String name : names) {
            changed.remove(name);
        }
        return new Address(path, changed);
    }

    /** Without one of the values of a parameter. */
    public Address withoutValue(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        List<String> rest = new ArrayList<>(values(name));
        rest.remove(value);
        if (rest.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.copyOf(rest));
        }
        return new Address(path, changed);
    }

    /** Another page, looked at from the same moment. */
    public Address to(String otherPath) {
        Map<String, List<String>> kept = new LinkedHashMap<>(parameters);
        kept.keySet().retainAll(AS_OF);
        return new Address(otherPath, kept);
    }

    /** As a request has them. */
    Map<String, String[]> parameters() {
        Map<String, String[]> all = new LinkedHashMap<>();
        parameters.forEach((name, values) -> all.put(name, values.toArray(new String[0])));
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address
                && path.equals(address.path)
                && parameters.equals(address.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, parameters);
    }

    /** The same query on another path. */
    Address at(String otherPath) {
        return new Address(otherPath, parameters);
    }

    @Override
    public String toString() {
        StringJoiner query = new StringJoiner("&", encodedPath() + "?", "").setEmptyValue("");
        parameters.forEach((name, values) -> {
            for (String value : values) {
                query.add(encode(name) + "=" + encode(value));
            }
        });
        return parameters.isEmpty() ? encodedPath() : query.toString();
    }

    private String encodedPath() {
        StringJoiner segments = new StringJoiner("/");
        for (String segment : path.split("/", -1)) {
            segments.add(encode(segment));
        }
        // Never "//host": that would be another site.
        return "/" + segments.toString().replaceFirst("^/+", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
