package org.litopys.command.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;

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
        return new Payment(kind, amount, PaymentStatus.RETURNED, dueAt, at);
    }

    Payment resubmitted(Money newAmount, Instant newDueAt) {
        return new Payment(kind, newAmount, PaymentStatus.REQUESTED, newDueAt, null);
    }
}
