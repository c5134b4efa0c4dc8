package org.litopys.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of zero or more in one currency (ISO 4217), with exactly the decimals of that currency.
 * In JSON the amount is text, because canonical JSON (RFC 8785) writes numbers as binary fractions.
 *
 * @param amount zero or more; fewer decimals are filled up ({@code 5} becomes {@code 5.00}), more
 *     are refused
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency)
        implements Comparable<Money> {
    /** More digits before the point than any budget has; a bound for whoever stores sums. */
    private static final int MAX_INTEGER_DIGITS = 15;

    public Money {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(
                    "amount must be 0 or more, but is " + amount.toPlainString());
        }
        if (amount.precision() - amount.scale() > MAX_INTEGER_DIGITS || amount.scale() > 1000) {
            throw new IllegalArgumentException(
                    "amount must have at most " + MAX_INTEGER_DIGITS + " digits before the point");
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    "amount in %s has %d decimals at most, but is %s"
                            .formatted(currency, decimals, amount.toPlainString()));
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Throws IllegalArgumentException where the currencies differ: amounts of two currencies are
     * never added.
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * Throws IllegalArgumentException where the currencies differ or the result would be less than
     * zero.
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Throws IllegalArgumentException where the currencies differ. */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are two currencies".formatted(currency, other.currency));
        }
        return other;
    }

    /** For people and messages: {@code 1234.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
