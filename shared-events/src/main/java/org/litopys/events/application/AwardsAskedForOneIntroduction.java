package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * ApplicationAccepted 3 to 4: an award says how many introductions are to be proposed, and until
 * when both parties must have agreed to one. Before, the first proposal was enough.
 */
public final class AwardsAskedForOneIntroduction extends FormChange {
    public AwardsAskedForOneIntroduction() {
        super("3", "4", "ApplicationAccepted");
    }

    @Override
    protected void change(ObjectNode event) {
        event.put("introductions", 1);
        event.putNull("agreementDueAt");
    }
}
