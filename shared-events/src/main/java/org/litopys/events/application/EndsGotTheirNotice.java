package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * AdmissibilityAssessed, InformationRequestLapsed and ReserveListingLapsed 1 to 2: whatever ends an
 * application says until when the applicant is told of it. Before, no date was set.
 */
public final class EndsGotTheirNotice extends FormChange {
    public EndsGotTheirNotice() {
        super(
                null,
                "2",
                "AdmissibilityAssessed",
                "InformationRequestLapsed",
                "ReserveListingLapsed");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("noticeDueAt");
    }
}
