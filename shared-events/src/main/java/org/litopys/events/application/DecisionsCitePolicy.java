package org.litopys.events.application;

import org.litopys.events.FormChange;
import org.litopys.events.programme.Policy;
import tools.jackson.databind.node.ObjectNode;

/**
 * EligibilityAssessed, ApplicationAccepted and ApplicationRejected 1 to 2: decisions cite the
 * version of the policy that they rest on. Before a policy could be set, that was version 0.
 */
public final class DecisionsCitePolicy extends FormChange {
    public DecisionsCitePolicy() {
        super(null, "2", "EligibilityAssessed", "ApplicationAccepted", "ApplicationRejected");
    }

    @Override
    protected void change(ObjectNode event) {
        event.put("policyVersion", Policy.DEFAULT.version());
    }
}
