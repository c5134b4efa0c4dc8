package org.litopys.events.organisation;

import org.litopys.events.Characters;

/**
 * An entry of a list that resembles the organisation. It is named by its number there, never by the
 * name of a person.
 *
 * @param list name of one of the screened lists
 * @param entry number of the entry there; tells the matches of one screening apart
 */
public record ScreeningMatch(String list, String entry) {
    public ScreeningMatch {
        if (list.isBlank()
                || Characters.in(list) > 100
                || entry.isBlank()
                || Characters.in(entry) > 100) {
            throw new IllegalArgumentException(
                    "a match names its list and its entry, 1 to 100 characters each");
        }
    }
}
