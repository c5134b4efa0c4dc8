package org.litopys.events.programme;

import java.util.Locale;
import java.util.Set;
import org.litopys.events.Characters;

/**
 * Who pays for a programme.
 *
 * @param name 1 to 200 characters
 * @param country ISO 3166-1 alpha-2, or EU
 * @param sharePercent of the whole, 1 to 100
 */
public record FundingSource(String name, String country, int sharePercent) {
    public FundingSource {
        if (name.isBlank() || Characters.in(name) > 200) {
            throw new IllegalArgumentException("name must have 1 to 200 characters");
        }
        if (!country.equals("EU") && !Set.of(Locale.getISOCountries()).contains(country)) {
            throw new IllegalArgumentException(
                    "country must be ISO 3166-1 alpha-2 or EU, but is " + country);
        }
        if (sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException(
                    "sharePercent must be 1 to 100, but is " + sharePercent);
        }
    }
}
