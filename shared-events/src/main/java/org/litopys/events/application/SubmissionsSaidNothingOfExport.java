package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/** ApplicationSubmitted 2 to 3: before, nobody asked for export control, or for a need. */
public final class SubmissionsSaidNothingOfExport extends FormChange {
    public SubmissionsSaidNothingOfExport() {
        super("2", "3", "ApplicationSubmitted");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("exportControl");
        event.putNull("need");
    }
}
