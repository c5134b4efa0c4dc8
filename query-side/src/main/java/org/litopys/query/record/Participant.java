package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as lists show it.
 *
 * @param reference {@code UA-EDR-12345678}
 * @param nameUk name in Ukrainian, where there is one
 * @param country ISO 3166-1 alpha-2
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Participant(
        UUID id, String reference, String name, @Nullable String nameUk, String country) {
    /** The name in {@code language} ("uk" or anything else for English). */
    public String nameIn(String language) {
        return "uk".equals(language) && nameUk != null ? nameUk : name;
    }
}
