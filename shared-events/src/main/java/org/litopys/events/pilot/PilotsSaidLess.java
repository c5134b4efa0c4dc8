package org.litopys.events.pilot;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * 1 to 2 of two events: PilotProposed names the partners of the innovator, PilotEvaluated the
 * criteria that were met. Before, neither was recorded.
 */
public final class PilotsSaidLess extends FormChange {
    public PilotsSaidLess() {
        super(null, "2", "PilotProposed", "PilotEvaluated");
    }

    @Override
    protected void change(ObjectNode event) {
        if (event.has("host")) {
            event.putArray("partners");
        } else {
            event.putNull("kpisMet");
        }
    }
}
