package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * ApplicationAccepted 4 to 5: until when a contract must have been signed stands in the award.
 * Before, it stood only where its money was reserved, and nobody was reminded of it.
 */
public final class AwardsHadNoDateForTheContract extends FormChange {
    public AwardsHadNoDateForTheContract() {
        super("4", "5", "ApplicationAccepted");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("contractDueAt");
    }
}
