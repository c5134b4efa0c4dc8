package org.litopys.command.contract;

import org.litopys.events.Money;
import org.litopys.events.contract.PaymentStatus;

/** A payment under a contract; duties are segregated within each payment. */
record Payment(Money amount, PaymentStatus status) {
    Payment authorised() {
        return new Payment(amount, PaymentStatus.AUTHORISED);
    }

    Payment executed() {
        return new Payment(amount, PaymentStatus.EXECUTED);
    }
}
