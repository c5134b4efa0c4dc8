package org.litopys.command;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets of codes in commands, in one order, so that the same content gives the same bytes anywhere.
 */
public final class CanonicalSets {
    private CanonicalSets() {}

    /**
     * A sorted copy that cannot be changed.
     *
     * @param codes may hold null, or be null, where a body said so; it is returned as it is, for
     *     the constraints to refuse
     */
    public static <E extends Comparable<? super E>> Set<E> sorted(Set<E> codes) {
        return codes == null || codes.stream().anyMatch(Objects::isNull)
                ? codes
                : Collections.unmodifiableSet(new TreeSet<>(codes));
    }
}
