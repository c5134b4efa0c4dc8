package org.litopys.events.programme;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.litopys.events.Role;

/**
 * One step of the approval of a contract.
 *
 * @param minimum how many persons of that role must approve, 1 to 9
 */
public record ApprovalStep(Role role, int minimum) {
    /** Who may approve a contract; a policy that was set before this was asked may name others. */
    public static final Set<Role> APPROVERS =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Role.COMPLIANCE_OFFICER,
                            Role.PROGRAMME_MANAGER,
                            Role.AUTHORISING_OFFICER,
                            Role.LIAISON_OFFICER,
                            Role.LEGAL_OFFICER,
                            Role.FINANCIAL_INITIATOR,
                            Role.FINANCIAL_VERIFIER,
                            Role.ACCOUNTING_OFFICER));

    public ApprovalStep {
        if (minimum < 1 || minimum > 9) {
            throw new IllegalArgumentException("minimum must be 1 to 9, but is " + minimum);
        }
    }
}
