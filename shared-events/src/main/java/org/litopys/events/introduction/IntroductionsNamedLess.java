package org.litopys.events.introduction;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * 1 to 2 of two events: IntroductionProposed may name the need that it serves, IntroductionCleared
 * says up to which level the parties may talk. Before, nobody was asked for either.
 */
public final class IntroductionsNamedLess extends FormChange {
    public IntroductionsNamedLess() {
        super(null, "2", "IntroductionProposed", "IntroductionCleared");
    }

    @Override
    protected void change(ObjectNode event) {
        event.putNull(event.has("counterparty") ? "need" : "securityLevel");
    }
}
