package org.litopys.command.contract;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.events.Money;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/**
 * A payment under a contract; duties are segregated within each payment.
 *
 * @param stoppedAt when its clock was stopped; null while it runs
 */
record Payment(
        PaymentKind kind,
        Money amount,
        PaymentStatus status,
        Instant dueAt,
        @Nullable Instant stoppedAt) {
    Payment now(PaymentStatus next) {
        return new Payment(kind, amount, next, dueAt, stoppedAt);
    }

    Payment returned(Instant at) {
        return stopped(at).now(PaymentStatus.RETURNED);
    }

    /** It stays stopped from when it was first stopped. */
    Payment stopped(Instant at) {
        return new Payment(kind, amount, status, dueAt, stoppedAt == null ? at : stoppedAt);
    }

    Payment goesOn(Instant newDueAt) {
        return new Payment(kind, amount, status, newDueAt, null);
    }

    /** By when it is due if its clock goes on now. */
    Instant dueAfterStop(Instant now, Policy policy) {
        return Deadlines.afterStop(
                dueAt, Objects.requireNonNull(stoppedAt), now, clockOf(kind), policy);
    }

    static Due clockOf(PaymentKind kind) {
        return switch (kind) {
            case PREFINANCING, LUMP_SUM -> Due.PAYMENT;
            case INTERIM -> Due.PAYMENT_ON_REPORT;
            case FINAL -> Due.FINAL_PAYMENT;
        };
    }

    Payment resubmitted(Money newAmount, Instant newDueAt) {
        return new Payment(kind, newAmount, PaymentStatus.REQUESTED, newDueAt, null);
    }
}
