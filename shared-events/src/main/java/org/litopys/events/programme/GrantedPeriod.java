package org.litopys.events.programme;

/**
 * How long a policy gives for something.
 *
 * @param length 1 to 1,000 units
 */
public record GrantedPeriod(Due clock, int length, PeriodUnit unit) {
    public GrantedPeriod {
        if (length < 1 || length > 1000) {
            throw new IllegalArgumentException("length must be 1 to 1000, but is " + length);
        }
    }
}
