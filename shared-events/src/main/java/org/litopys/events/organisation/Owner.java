package org.litopys.events.organisation;

import org.jspecify.annotations.Nullable;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;

/**
 * Who owns a part of an organisation: another organisation by its number in a register, or a person
 * whose name is sealed.
 *
 * @param sharePercent 1 to 100
 * @param country of the organisation's seat or the person's nationality, ISO 3166-1 alpha-2
 */
public record Owner(
        int sharePercent,
        String country,
        @Nullable Identifier organisation,
        @Nullable DataSubjectId person,
        @Nullable Sealed name) {
    public Owner {
        if (sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException("a share is 1 to 100 percent");
        }
        if ((organisation == null) == (person == null) || (person == null) != (name == null)) {
            throw new IllegalArgumentException(
                    "an owner is an organisation, or a person with a name");
        }
    }
}
