package org.litopys.events.introduction;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * IntroductionProposed 2 to 3: the partners of the innovator are named. Before, interests in them
 * counted for nothing here.
 */
public final class IntroductionsNamedNoPartners extends FormChange {
    public IntroductionsNamedNoPartners() {
        super("2", "3", "IntroductionProposed");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putArray("partners");
    }
}
