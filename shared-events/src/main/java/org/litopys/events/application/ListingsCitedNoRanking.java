package org.litopys.events.application;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/** ApplicationReserveListed 1 to 2: a listing cites the place on the ranking list. */
public final class ListingsCitedNoRanking extends FormChange {
    public ListingsCitedNoRanking() {
        super(null, "2", "ApplicationReserveListed");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull("place");
    }
}
