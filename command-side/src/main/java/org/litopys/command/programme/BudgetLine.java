package org.litopys.command.programme;

import org.litopys.events.Money;

/**
 * Money of one budget line. At every moment allocated ≥ reserved + committed, and committed ≥ paid.
 *
 * @param reserved set aside for awards that are not contracted yet
 * @param committed owed under signed contracts, paid or not
 */
public record BudgetLine(Money allocated, Money reserved, Money committed, Money paid) {
    static BudgetLine empty(Money zero) {
        return new BudgetLine(zero, zero, zero, zero);
    }

    Money available() {
        return allocated.minus(reserved).minus(committed);
    }

    BudgetLine allocate(Money amount) {
        return new BudgetLine(allocated.plus(amount), reserved, committed, paid);
    }

    /** Gives what is available to another line. */
    BudgetLine giveAway(Money amount) {
        return new BudgetLine(allocated.minus(amount), reserved, committed, paid);
    }

    BudgetLine reserve(Money amount) {
        return new BudgetLine(allocated, reserved.plus(amount), committed, paid);
    }

    BudgetLine release(Money amount) {
        return new BudgetLine(allocated, reserved.minus(amount), committed, paid);
    }

    BudgetLine commit(Money amount) {
        return new BudgetLine(allocated, reserved.minus(amount), committed.plus(amount), paid);
    }

    BudgetLine decommit(Money amount) {
        return new BudgetLine(allocated, reserved, committed.minus(amount), paid);
    }

    BudgetLine pay(Money amount) {
        return new BudgetLine(allocated, reserved, committed, paid.plus(amount));
    }

    /** Paid money came back and is owed to nobody. */
    BudgetLine recover(Money amount) {
        return new BudgetLine(allocated, reserved, committed.minus(amount), paid.minus(amount));
    }
}
