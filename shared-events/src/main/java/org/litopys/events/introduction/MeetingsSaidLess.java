package org.litopys.events.introduction;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * MeetingHeld 1 to 2: what was said, in short, and what both sides say of it. Before, nobody was
 * asked.
 */
public final class MeetingsSaidLess extends FormChange {
    public MeetingsSaidLess() {
        super(null, "2", "MeetingHeld");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("summary");
        event.putNull("innovatorFeedback");
        event.putNull("counterpartyFeedback");
    }
}
