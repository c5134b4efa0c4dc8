package org.litopys.events.organisation;

import org.jspecify.annotations.Nullable;
import org.litopys.events.Characters;

/**
 * The registered address of an organisation; its country stands in its registration. A sole trader,
 * who is registered at home, is given without a street.
 */
public record Address(@Nullable String street, @Nullable String postcode, String locality) {
    public Address {
        if (locality.isBlank() || Characters.in(locality) > 100) {
            throw new IllegalArgumentException("a locality has 1 to 100 characters");
        }
        if (street != null && (street.isBlank() || Characters.in(street) > 200)) {
            throw new IllegalArgumentException("a street has 1 to 200 characters");
        }
        if (postcode != null && (postcode.isBlank() || Characters.in(postcode) > 20)) {
            throw new IllegalArgumentException("a postcode has 1 to 20 characters");
        }
    }
}
