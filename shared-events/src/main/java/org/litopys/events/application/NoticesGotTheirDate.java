package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * EligibilityAssessed, ApplicationAccepted and ApplicationRejected 2 to 3: a decision says until
 * when the applicant is told of it. Before, no date was set.
 */
public final class NoticesGotTheirDate extends FormChange {
    public NoticesGotTheirDate() {
        super("2", "3", "EligibilityAssessed", "ApplicationAccepted", "ApplicationRejected");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("noticeDueAt");
    }
}
