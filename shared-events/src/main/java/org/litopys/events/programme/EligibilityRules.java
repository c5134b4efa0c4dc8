package org.litopys.events.programme;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may be supported.
 *
 * @param countries ISO 3166-1 alpha-2 of each member of the consortium; any where there are none
 * @param minTrl least technology readiness level, 1 to {@code maxTrl}
 * @param maxTrl highest technology readiness level, at most 9
 * @param smeOnly whether each member must be a start-up or a small or medium-sized enterprise
 */
public record EligibilityRules(Set<String> countries, int minTrl, int maxTrl, boolean smeOnly) {
    public EligibilityRules {
        if (!Set.of(Locale.getISOCountries()).containsAll(countries)) {
            throw new IllegalArgumentException(
                    "countries must be ISO 3166-1 alpha-2, but are " + new TreeSet<>(countries));
        }
        countries = Collections.unmodifiableSet(new TreeSet<>(countries)); // one order, for ever
        if (minTrl < 1 || maxTrl > 9 || minTrl > maxTrl) {
            throw new IllegalArgumentException(
                    "minTrl and maxTrl must be 1 to 9 in this order, but are %d and %d"
                            .formatted(minTrl, maxTrl));
        }
    }
}
