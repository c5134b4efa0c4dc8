package org.litopys.events.audit;

/** How a sample is drawn; {@link Sampling} says exactly how. */
public enum SampleMethod {
    /** Every record is as likely as every other. */
    RANDOM,
    /** Every unit of money is as likely as every other, so large values are drawn more often. */
    MONETARY_UNIT
}
