package org.litopys.events.contract;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/** ContractSuspended 1 to 2: the clocks of payments ran on. */
public final class SuspensionsStoppedNoClock extends FormChange {
    public SuspensionsStoppedNoClock() {
        super(null, "2", "ContractSuspended");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("stoppedAt");
    }
}
