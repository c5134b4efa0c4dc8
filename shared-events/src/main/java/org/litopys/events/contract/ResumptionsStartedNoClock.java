package org.litopys.events.contract;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/** ContractResumed 1 to 2: no clock had been stopped. */
public final class ResumptionsStartedNoClock extends FormChange {
    public ResumptionsStartedNoClock() {
        super(null, "2", "ContractResumed");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putArray("payments");
    }
}
