package org.litopys.command;

import java.util.Currency;
import org.litopys.events.Money;

/** What every amount in a command must be, beside what {@link Money} itself ensures. */
public final class Amounts {
    private Amounts() {}

    /** Refuses nothing, and money of another currency than the record's. */
    public static void require(Money amount, Currency currency, String pointer) {
        requireCurrency(amount, currency, pointer);
        if (amount.isZero()) {
            throw Refused.by(Rule.AMOUNT_ZERO, pointer, amount);
        }
    }

    public static void requireCurrency(Money amount, Currency currency, String pointer) {
        if (!amount.currency().equals(currency)) {
            throw Refused.by(Rule.OTHER_CURRENCY, pointer, amount, currency);
        }
    }

    /** Refuses more than a bound of the same currency, by this rule. */
    public static void requireAtMost(Money amount, Money bound, Rule rule, String pointer) {
        if (amount.compareTo(bound) > 0) {
            throw Refused.by(rule, pointer, amount, bound);
        }
    }
}
