package org.litopys.query;

import java.util.Arrays;
import org.litopys.events.Role;

/**
 * Who may read: everybody of the office, and programs with an account of it, such as its portal.
 * All of them read the whole ledger. An applicant reads nothing here, for he would see the others'
 * evaluations: he is shown his own by the portal.
 */
public final class Readers {
    /** Names of the roles. */
    public static final String[] ROLES =
            Arrays.stream(Role.values())
                    .filter(role -> role != Role.APPLICANT_REP && role != Role.PROCESS)
                    .map(Role::name)
                    .toArray(String[]::new);

    private Readers() {}
}
