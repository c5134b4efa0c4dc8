package org.litopys.events.programme;

import org.litopys.events.Role;

/**
 * One step of the approval of a contract.
 *
 * @param minimum how many persons of that role must approve, 1 to 9
 */
public record ApprovalStep(Role role, int minimum) {
    public ApprovalStep {
        if (minimum < 1 || minimum > 9) {
            throw new IllegalArgumentException("minimum must be 1 to 9, but is " + minimum);
        }
    }
}
