package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/** ApplicationSubmitted 1 to 2: before, no date was set for the outcome. */
public final class SubmissionsSaidLess extends FormChange {
    public SubmissionsSaidLess() {
        super(null, "2", "ApplicationSubmitted");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("outcomeDueAt");
    }
}
