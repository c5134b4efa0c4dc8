package org.litopys.events.organisation;

import org.litopys.events.Characters;

/**
 * A list of sanctions as it was when an organisation was looked for in it.
 *
 * @param name for example {@code EU consolidated list}
 * @param version date or number by which its publisher tells versions apart
 */
public record ScreenedList(String name, String version) {
    public ScreenedList {
        if (name.isBlank()
                || Characters.in(name) > 100
                || version.isBlank()
                || Characters.in(version) > 50) {
            throw new IllegalArgumentException(
                    "a list has a name (1 to 100 characters) and a version (1 to 50)");
        }
    }
}
