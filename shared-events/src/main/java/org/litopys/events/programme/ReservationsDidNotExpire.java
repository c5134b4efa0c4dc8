package org.litopys.events.programme;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/** BudgetReserved 1 to 2: reservations got a date after which they may be released. */
public final class ReservationsDidNotExpire extends FormChange {
    public ReservationsDidNotExpire() {
        super(null, "2", "BudgetReserved");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("expiresAt");
    }
}
