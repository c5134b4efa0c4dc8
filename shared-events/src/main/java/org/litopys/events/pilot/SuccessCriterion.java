package org.litopys.events.pilot;

import org.litopys.events.Characters;

/**
 * By what the success of a trial is measured.
 *
 * @param kpi what is measured, 1 to 200 characters
 * @param target the value to be reached, 1 to 50 characters; text, so that it stays as written
 * @param unit 1 to 50 characters
 */
public record SuccessCriterion(String kpi, String target, String unit) {
    public SuccessCriterion {
        requireLength("kpi", kpi, 200);
        requireLength("target", target, 50);
        requireLength("unit", unit, 50);
    }

    private static void requireLength(String name, String value, int most) {
        if (value.isBlank() || Characters.in(value) > most) {
            throw new IllegalArgumentException(name + " must have 1 to " + most + " characters");
        }
    }
}
