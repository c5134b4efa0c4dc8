package org.litopys.events.programme;

import org.litopys.events.FormChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * ProgrammePolicySet 1 to 2: a policy had shares of a period at which somebody is reminded, and
 * years for which records are kept. Nothing ever followed from them.
 */
public final class PoliciesSaidMore extends FormChange {
    public PoliciesSaidMore() {
        super(null, "2", "ProgrammePolicySet");
    }

    @Override
    protected void change(ObjectNode event) {
        ((ObjectNode) event.get("policy")).remove("reminderPercents");
        ((ObjectNode) event.get("policy")).remove("retentionYears");
    }
}
