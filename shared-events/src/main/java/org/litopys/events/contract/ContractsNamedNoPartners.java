package org.litopys.events.contract;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * ContractDrafted 1 to 2: the partners of the contractor are named. Before, interests in them
 * counted for nothing here.
 */
public final class ContractsNamedNoPartners extends FormChange {
    public ContractsNamedNoPartners() {
        super(null, "2", "ContractDrafted");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putArray("partners");
    }
}
