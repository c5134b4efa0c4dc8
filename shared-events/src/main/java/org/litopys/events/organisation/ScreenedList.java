package org.litopys.events.organisation;

/**
 * A list of sanctions as it was when an organisation was looked for in it.
 *
 * @param name for example {@code EU consolidated list}
 * @param version date or number by which its publisher tells versions apart
 */
public record ScreenedList(String name, String version) {
    public ScreenedList {
        if (name.isBlank() || name.length() > 100 || version.isBlank() || version.length() > 50) {
            throw new IllegalArgumentException(
                    "a list has a name (1 to 100 characters) and a version (1 to 50)");
        }
    }
}
