package org.litopys.events.programme;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * ProgrammeCreated 1 to 2: before approval and activation were events, a programme was active from
 * its first event on. Objectives and funding sources were not recorded.
 */
public final class ProgrammesWereFoundedActive extends FormChange {
    public ProgrammesWereFoundedActive() {
        super(null, "2", "ProgrammeCreated");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("objectives");
        event.putArray("fundingSources");
        event.put("approvalNeeded", false);
    }
}
